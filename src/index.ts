/** The compiler as a library: each phase as a function. */
export { type CheckResult, check } from "./checker/check.ts";
export { generate, type OutputFile } from "./codegen/generate.ts";
export type { Contract } from "./contract/contract.ts";
export { inspect } from "./contract/inspect.ts";
export { loadContract } from "./contract/load.ts";
export type { Diagnostic } from "./diagnostics/diagnostic.ts";
export { createMock, type Mock } from "./mock/mock.ts";
export { type MockServer, serveMock } from "./mock/server.ts";
export { parse } from "./parser/parse.ts";
export type { Program } from "./program/program.ts";
export type { Host } from "./source/host.ts";
export { type Assignability, compareSchemas, type SchemaFailure } from "./workspace/assignable.ts";
export { createMemoryHost } from "./workspace/memory-host.ts";
export { createNodeHost } from "./workspace/node-host.ts";
export { type CheckedProgram, createWorkspace, type Workspace } from "./workspace/workspace.ts";
