import type { EnvironmentVariable, Expr, Guard, Program, ProgramMap, ProgramTable, ProgramTest } from "../../program/program.ts";
import type { Span } from "../../source/span.ts";
import { printType } from "../../types/print.ts";
import { provenanceOf, type TableSymbol } from "../context.ts";
import type { CheckedFlow } from "../declarations/flow.ts";
import type { CheckedIntegration } from "../declarations/integration.ts";
import type { CheckedSystem } from "../declarations/system.ts";
import { checkTable } from "../declarations/table.ts";
import type { FileContext } from "../session.ts";
import type { UsageRecord } from "../usage.ts";
import type { UsedOperation } from "../used-operations.ts";
import { lowerFlow } from "./flow.ts";
import { liveNames } from "./live-names.ts";
import { type MapCalls, mapCalls } from "./map-calls.ts";
import { portable, portablePath } from "./place.ts";
import { createProjection, type Projection } from "./projection.ts";
import { type CheckedMap, riskyMaps } from "./risky-maps.ts";
import { type Lowering, lowerSystem } from "./system.ts";

/** Everything that was checked and is used. */
export interface CheckedProgram {
  readonly entry: string;
  readonly integration: CheckedIntegration;
  readonly systems: readonly { readonly system: CheckedSystem; readonly operations: readonly UsedOperation[]; readonly server: Expr }[];
  readonly tables: readonly { readonly symbol: TableSymbol; readonly context: FileContext }[];
  readonly maps: readonly CheckedMap[];
  readonly flows: readonly CheckedFlow[];
  readonly tests: readonly ProgramTest[];
  readonly guards: readonly Guard[];
  readonly proved: number;
  readonly environment: readonly EnvironmentVariable[];
  readonly secrets: readonly EnvironmentVariable[];
  readonly usage: UsageRecord;
  /** The name of the system that a description belongs to. */
  ownerOf(file: string): string | undefined;
}

/** Makes the Program of what has been checked without an error. Types are written last: only then it is known what is used. */
export function lowerProgram(checked: CheckedProgram): Program {
  const { entry, usage, integration } = checked;
  const projection = createProjection(usage, checked.ownerOf);
  const lowering: Lowering = { entry, projection, usage, reads: (operation) => isRead(operation) };
  const operations = checked.systems.flatMap((each) => each.operations);
  const calls = mapCalls(checked.maps);
  const flowLowering = { ...lowering, operations, guards: checked.guards, ...riskyMaps(checked.maps, checked.guards) };
  // The order in which types are asked for decides their names: what comes in, what is mapped, what goes out.
  const maps = checked.maps.map((map) => lowerMap(entry, projection, map, calls));
  const systems = checked.systems.map(({ system, operations: own, server }) => lowerSystem(lowering, system, own, server));
  const flows = checked.flows.map((flow) => lowerFlow(flowLowering, flow)).filter((flow) => flow !== undefined);
  const tables = checked.tables.map(({ symbol, context }) => lowerTable(context, symbol));
  const guards = checked.guards.map((guard) => ({ ...guard, at: portable(entry, guard.at) }));
  const types = Object.fromEntries(
    Object.entries(projection.types())
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([id, type]) => [
        id,
        { ...type, ...(type.origin && { origin: { file: portablePath(entry, type.origin.file), pointer: type.origin.pointer } }) },
      ]),
  );
  return {
    formatVersion: 1,
    integration: {
      name: integration.name,
      version: integration.version,
      ...(integration.doc !== undefined && { doc: integration.doc }),
      ...(integration.owner !== undefined && { owner: integration.owner }),
    },
    environment: checked.environment,
    secrets: checked.secrets,
    types,
    systems,
    tables,
    maps,
    flows,
    tests: checked.tests.map((test) => ({ ...test, at: portable(entry, test.at) })),
    guards,
    assumptions: checked.systems.flatMap(({ system, operations: own }) => assumptionsOf(entry, system, own)),
    counts: { proved: checked.proved, guarded: guards.length },
  };
}

/** Whether a call binds the operation's result to a name that is read afterwards. */
function isRead(used: UsedOperation): boolean {
  return used.calls.some(({ step, flow }) => step.result !== undefined && liveNames(flow.steps).has(step.result.name));
}

function lowerMap(entry: string, projection: Projection, { symbol, body }: CheckedMap, calls: MapCalls): ProgramMap {
  const { declaration } = symbol;
  return {
    name: symbol.map,
    ...(declaration.doc && { doc: declaration.doc.text }),
    parameters: symbol.parameters.map(({ name, type, optional }) => ({
      name,
      schema: projection.schema(type, "read"),
      ...(optional && { optional: true as const }),
    })),
    result: projection.schema(symbol.result, "write"),
    body,
    environment: calls.environmentOf(symbol.map),
    recursive: calls.isRecursive(symbol.map),
    at: portable(entry, { file: symbol.file, start: declaration.name.start, end: declaration.name.end }),
  };
}

function lowerTable(context: FileContext, symbol: TableSymbol): ProgramTable {
  const { declaration } = symbol;
  const { entries } = checkTable(context, declaration);
  return {
    name: symbol.table,
    ...(declaration.doc && { doc: declaration.doc.text }),
    ...(declaration.inverse?.kind === "Identifier" && { inverse: declaration.inverse.name }),
    entries,
  };
}

/** What the author says of a system and its description does not, in the order of the text. */
function assumptionsOf(entry: string, { symbol, context }: CheckedSystem, operations: readonly UsedOperation[]): Program["assumptions"] {
  const of = (node: Span, subject: string, statement: string): Program["assumptions"][number] => {
    return { system: symbol.name, subject, statement, at: portable(entry, provenanceOf(context, node)) };
  };
  const fields = symbol.assumptions.map(({ member, root, part, path, change }) => {
    const subject = [root, ...(part === "body" ? ["body"] : []), ...path].join(".");
    return of(
      member,
      subject,
      "type" in change ? `is ${printType(change.type)}` : `is ${change.mark === "readOnly" ? "read-only" : change.mark}`,
    );
  });
  const answers = symbol.answerAssumptions.map(({ member, operation, statuses, scopes }) => {
    const quoted = scopes.map((scope) => JSON.stringify(scope));
    return of(member, operation, statuses.length > 0 ? `may answer ${statuses.join(", ")}` : `needs the scope ${quoted.join(", ")}`);
  });
  const repeated = operations.flatMap(({ operation, repeatable, reads }) => {
    if (repeatable !== "declared" || operation.member === undefined) return [];
    return [of(operation.member, operation.name, reads ? "only reads" : "has the same effect when it is sent twice")];
  });
  return [...fields, ...answers, ...repeated].sort((left, right) => left.at.start - right.at.start);
}
