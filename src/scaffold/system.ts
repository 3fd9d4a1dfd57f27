import type { Contract, OperationSummary } from "../contract/contract.ts";
import { type ContractFailure, loadContract } from "../contract/load.ts";
import { urlOf } from "../contract/openapi/servers.ts";
import { format } from "../format/format.ts";
import { parse } from "../parser/parse.ts";
import type { Host } from "../source/host.ts";
import type { Declaration, SourceFile, SystemDeclaration } from "../syntax/nodes.ts";
import { withBuffer } from "../workspace/buffer-host.ts";
import { createWorkspace } from "../workspace/workspace.ts";
import { type Insertion, insertDeclaration, inserted } from "./insert.ts";
import { operationName } from "./operation-names.ts";
import { proposeAuth } from "./propose-auth.ts";
import { proposePages } from "./propose-pages.ts";
import { proposeRate } from "./propose-rate.ts";
import { writtenComment, writtenText } from "./written.ts";

/** An operation, and what a program calls it. */
export interface NamedOperation {
  readonly operation: OperationSummary;
  readonly name: string;
}

/** A system to add to a program. */
export interface SystemRequest {
  readonly host: Host;
  /** The program's path, as the host knows it. */
  readonly entry: string;
  /** The program's text; it need not be on the disk. */
  readonly text: string;
  /** The system's name, a plain one that the program does not have yet. */
  readonly name: string;
  /** The description's path, as the program will name it: relative to its folder. */
  readonly description: string;
  /** Operations that the program will call, by the names that they are given where theirs cannot be written; the main ones where it is left out. */
  readonly calls?: readonly NamedOperation[];
}

/** A program with a system more, or why there is none. */
export type SystemProposal =
  | {
      readonly kind: "proposed";
      /** What goes where in the program's text. */
      readonly insertions: readonly Insertion[];
      /** The whole text, formatted. */
      readonly text: string;
      readonly contract: Contract;
      /** The configuration and the secrets that the system reads: `env.STRIPE_URL`, `secret.STRIPE_TOKEN`. */
      readonly reads: readonly string[];
      /** Operations that have no name which can be written, and were given none. */
      readonly unnamed: number;
    }
  | { readonly kind: "unreadable"; readonly failure: ContractFailure }
  | { readonly kind: "name-taken" }
  | { readonly kind: "no-name" };

/** Retries only what certainly had no effect, so that it is right for every system. */
export const standardPolicy = `policy standard {
  timeout: 20s
  retry:   { attempts: 5, backoff: exponential(500ms, 30s), jitter: full, on: [429] }
  breaker: { open: 50% of 20, halfOpen: 30s }
}`;

/** How many operations are looked into, spread over the description. */
const mostRead = 150;
/** How many operations are given a name without being asked for. */
const mostNamed = 8;

/**
 * Writes a `system` from a description: its server, the way to authenticate that most of its operations take, its paging where
 * that shows, and names for operations that have none which can be written. A program without a policy gets one.
 */
export function proposeSystem(request: SystemRequest): SystemProposal {
  const { host, entry, text, name, description } = request;
  if (!/^[A-Za-z_]\w*$/u.test(name)) return { kind: "no-name" };
  const loaded = loadContract(host, host.resolve(entry, description));
  if ("failure" in loaded) return { kind: "unreadable", failure: loaded.failure };
  const { contract } = loaded;
  const { file } = parse(text, entry);
  if (file.declarations.some((declaration) => nameOf(declaration) === name)) return { kind: "name-taken" };

  const operations = someOf(contract.operations).map((summary) => contract.operation(summary));
  const calls = (request.calls ?? []).flatMap(({ operation, name: wanted }) => {
    const summary = contract.operationAt(operation.method, operation.path);
    return summary === undefined ? [] : [{ operation: summary, name: wanted }];
  });
  const named = namedOperations(contract, calls, request.calls === undefined);
  const policy = policyOf(file);
  const rate = proposeRate(contract, operations);
  const settings = new Map<string, string>([
    ["spec", `${contract.format === "json-schema" ? "jsonSchema" : "openapi"} ${writtenText(description)}`],
    ["server", serverOf(contract, prefixOf(name))],
    ["auth", proposeAuth(contract, prefixOf(name), operations)],
    ["policy", policy.name ?? ""],
    ["rate", rate?.rate ?? ""],
    ["pages", proposePages(operations) ?? ""],
  ]);
  const isSchema = contract.operations.length === 0;
  for (const [setting, value] of settings) if (value === "" || (isSchema && setting !== "spec")) settings.delete(setting);
  const main = request.calls !== undefined ? calls.map(({ operation }) => operation) : mainOperations(contract);
  const write = (): readonly Insertion[] => {
    const members = main.flatMap((summary) => {
      const own = named.get(summary);
      return own === undefined ? [] : [`  operation ${own} = ${summary.method} ${writtenText(summary.path)}`];
    });
    const lines = [...settings].map(
      ([setting, value]) => `  ${setting}: ${value}${setting === "rate" ? ` // "${rate?.source ?? ""}"` : ""}`,
    );
    const doc = contract.title.trim() === "" ? "" : `/// ${writtenComment(`${contract.title} ${contract.version}`, 100)}\n`;
    const declaration = `${doc}system ${name} {\n${lines.join("\n")}${members.length > 0 ? `\n\n${members.join("\n")}` : ""}\n}`;
    const system = insertDeclaration(text, file, "SystemDeclaration", declaration);
    return policy.added && !isSchema ? [insertDeclaration(text, file, "PolicyDeclaration", standardPolicy), system] : [system];
  };
  dropRefused(request, settings, write);
  const insertions = write();
  return {
    kind: "proposed",
    insertions,
    text: format(inserted(text, insertions)).text,
    contract,
    reads: readsOf([settings.get("server") ?? "", settings.get("auth") ?? ""]),
    unnamed:
      contract.operations.filter((summary) => !isWritable(summary.operationId)).length -
      main.filter((summary) => named.has(summary)).length,
  };
}

/** Takes out what the compiler says is wrong with the settings that were only guessed. */
function dropRefused({ host, entry, text, name }: SystemRequest, settings: Map<string, string>, write: () => readonly Insertion[]): void {
  for (const guessed of ["pages", "rate", "server"]) {
    if (!settings.has(guessed)) continue;
    const file = host.resolve(entry, entry.split(/[\\/]/u).at(-1) ?? entry);
    const checked = createWorkspace(withBuffer(host, file, inserted(text, write()))).check(entry);
    const system = checked.sources
      .get(checked.files[0] ?? entry)
      ?.parsed.file.declarations.find(
        (declaration): declaration is SystemDeclaration => declaration.kind === "SystemDeclaration" && nameOf(declaration) === name,
      );
    const setting = system?.members.find(
      (member) => member.kind === "Setting" && member.name.kind === "Identifier" && member.name.name === guessed,
    );
    const isWrong = checked.diagnostics.some(
      ({ severity, location }) =>
        severity === "error" &&
        setting !== undefined &&
        location.file === checked.files[0] &&
        location.start >= setting.start &&
        location.end <= setting.end,
    );
    if (isWrong) settings.delete(guessed);
  }
}

/** The names of configuration in settings, texts apart. */
function readsOf(settings: readonly string[]): readonly string[] {
  return settings.flatMap((setting) => setting.replace(/"(?:[^"\\]|\\.)*"/gu, "").match(/\b(?:env|secret)\.\w+/gu) ?? []);
}

/** What the names of a system's secrets begin with. */
export function prefixOf(name: string): string {
  return name.replace(/[^A-Za-z0-9]/gu, "_").toUpperCase();
}

/** Configuration, and the description's own server behind it where that is no mere example. */
function serverOf(contract: Contract, prefix: string): string {
  const [server] = contract.servers;
  const url = server === undefined ? undefined : URL.parse(urlOf(server));
  const variable = `env.${prefix}_URL`;
  if (server === undefined || url === null || url === undefined || url.protocol !== "https:") return variable;
  const hasParts = url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "" || /[{}]/u.test(urlOf(server));
  const host = /^[a-z][a-z0-9+.-]*:\/\/[^/]*/iu.exec(server.url)?.[0] ?? "";
  // A host that is each customer's own has no default.
  const isExample = [...server.variables].some(([name, known]) => host.includes(`{${name}}`) && known.enum === undefined);
  return hasParts || isExample ? variable : `${variable} ?? ${writtenText(urlOf(server).replace(/\/+$/u, ""))}`;
}

/** The program's policy for a new system: none is named where the integration has its own. */
function policyOf(file: SourceFile): { readonly name: string | undefined; readonly added: boolean } {
  const integration = file.declarations.find((declaration) => declaration.kind === "IntegrationDeclaration");
  if (integration?.settings.some(({ name }) => name.kind === "Identifier" && name.name === "policy"))
    return { name: undefined, added: false };
  const policies = file.declarations.filter((declaration) => declaration.kind === "PolicyDeclaration").map(nameOf);
  const [first] = policies;
  if (first === undefined) return { name: "standard", added: true };
  return { name: policies.includes("standard") ? "standard" : first, added: false };
}

function nameOf(declaration: Declaration): string | undefined {
  if (!("name" in declaration) || declaration.name === undefined) return undefined;
  return declaration.name.kind === "Identifier" ? declaration.name.name : undefined;
}

/** Operations from all over the description, so that a large one costs no more than a small one. */
function someOf(operations: readonly OperationSummary[]): readonly OperationSummary[] {
  const step = Math.max(1, operations.length / mostRead);
  return Array.from({ length: Math.min(operations.length, mostRead) }, (_, index) => operations[Math.floor(index * step)]).filter(
    (operation) => operation !== undefined,
  );
}

/** Whether a program can write an operationId without quotes. */
export function isWritable(operationId: string | undefined): boolean {
  return operationId !== undefined && /^[A-Za-z_]\w{0,79}$/u.test(operationId);
}

/** Operations that a program most likely calls: what is made, listed and changed at the shortest paths. */
function mainOperations(contract: Contract): readonly OperationSummary[] {
  return contract.operations
    .filter(({ operationId, method }) => !isWritable(operationId) && ["GET", "POST", "PUT", "PATCH"].includes(method))
    .sort((left, right) => left.path.split("/").length - right.path.split("/").length)
    .slice(0, mostNamed);
}

/** Names of their own for operations that have none which can be written; no two are the same, nor are they others' ids. */
function namedOperations(contract: Contract, calls: readonly NamedOperation[], withMain: boolean): ReadonlyMap<OperationSummary, string> {
  const names = new Map<OperationSummary, string>();
  const taken = new Set(contract.operations.map(({ operationId }) => operationId));
  const wanted: readonly { readonly operation: OperationSummary; readonly name?: string }[] = [
    ...calls,
    ...(withMain ? mainOperations(contract).map((operation) => ({ operation })) : []),
  ];
  for (const { operation: summary, name: given } of wanted) {
    const name = names.has(summary) || isWritable(summary.operationId) ? undefined : (given ?? operationName(summary));
    if (name === undefined || taken.has(name)) continue;
    taken.add(name);
    names.set(summary, name);
  }
  return names;
}
