import { notSupportedYet, wrongWebhooksPath } from "../diagnostics/codes/flow.ts";
import { duplicateDeclaration } from "../diagnostics/codes/names.ts";
import { wrongTestClause } from "../diagnostics/codes/types.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Expr, Guard, Program, ProgramTest } from "../program/program.ts";
import type { Pieces } from "../source/pieces.ts";
import type { Declaration } from "../syntax/nodes.ts";
import type { createEnvironmentCollector, createGuardCollector } from "./collectors.ts";
import { type DeclaredSymbol, locationOf, type TableSymbol } from "./context.ts";
import { type CheckedFlow, checkFlow } from "./declarations/flow.ts";
import { checkIntegration } from "./declarations/integration.ts";
import { reportLater } from "./declarations/later.ts";
import { type CheckedBody, checkMap } from "./declarations/map.ts";
import type { Policies } from "./declarations/policies.ts";
import { policyOf } from "./declarations/policy-keys.ts";
import { describedServer } from "./declarations/server.ts";
import { type CheckedSync, checkSync } from "./declarations/sync.ts";
import { type CheckedSystem, checkSystem } from "./declarations/system.ts";
import { checkTable } from "./declarations/table.ts";
import { checkTest } from "./declarations/test.ts";
import { failuresOfCall } from "./lower/flow.ts";
import { mapCalls } from "./lower/map-calls.ts";
import { type CheckedProgram, lowerProgram } from "./lower/program.ts";
import { type CheckedMap, type RiskyMaps, riskyMaps } from "./lower/risky-maps.ts";
import type { SemanticModel } from "./model.ts";
import { checkAuthSchemes } from "./rules/auth-schemes.ts";
import { checkDescriptionProblems } from "./rules/description-problems.ts";
import { checkGuardsAccepted } from "./rules/guards-accepted.ts";
import { checkGuardsCheckable } from "./rules/guards-checkable.ts";
import { checkHandledPolicies } from "./rules/handler-without-policy.ts";
import { checkMapParameters } from "./rules/map-parameters.ts";
import { checkRecursiveMaps } from "./rules/recursive-maps.ts";
import { checkRetryBudget } from "./rules/retry-budget.ts";
import { checkRepeatable } from "./rules/retry-not-repeatable.ts";
import { checkRetriedStatuses } from "./rules/retry-undocumented-status.ts";
import { checkRules } from "./rules/run.ts";
import { checkUndoRepeatable } from "./rules/undo-not-repeatable.ts";
import { checkUndoOfRead } from "./rules/undo-of-read.ts";
import { checkUndoReads } from "./rules/undo-reads.ts";
import { checkUnused } from "./rules/unused-declarations.ts";
import { checkUnusedNames } from "./rules/unused-names.ts";
import { DescribedSystem } from "./symbols/described-system.ts";
import type { ProgramFile } from "./symbols/files.ts";
import type { UsageRecord } from "./usage.ts";
import { type UsedOperation, usedOperations } from "./used-operations.ts";

interface ProgramInput {
  readonly entry: string;
  readonly files: readonly ProgramFile[];
  readonly policies: Policies;
  readonly usage: UsageRecord;
  readonly guards: ReturnType<typeof createGuardCollector>;
  readonly environment: ReturnType<typeof createEnvironmentCollector>;
  readonly report: (diagnostic: Diagnostic) => void;
  readonly hasErrors: () => boolean;
  /** Whether everything so far can be compiled. */
  readonly isCompilable: () => boolean;
  /** What each node means: for rules that look at whole programs. */
  readonly model: SemanticModel;
  /** The only declaration that is checked. */
  readonly around: Focus | undefined;
}

/** A place of a program: the last declaration that begins before it, half-written or not, is the one at it. */
export interface Focus {
  readonly file: string;
  readonly offset: number;
}

/** What checking the declarations one by one gives. */
interface Declarations {
  readonly systems: CheckedSystem[];
  readonly tables: { readonly symbol: TableSymbol; readonly file: ProgramFile }[];
  readonly maps: (CheckedMap & CheckedBody & { readonly file: ProgramFile })[];
  readonly flows: CheckedFlow[];
  readonly syncs: CheckedSync[];
  readonly tests: { readonly test: ProgramTest; readonly file: ProgramFile }[];
}

/**
 * Checks all declarations, then what concerns several of them; a declaration, and a group of rules, is a piece. Gives what makes
 * the Program, where nothing is wrong.
 */
export function* checkProgram(input: ProgramInput): Pieces<(() => Program) | undefined> {
  const integration = checkIntegration(input.policies, input.files);
  const declarations: Declarations = { systems: [], tables: [], maps: [], flows: [], syncs: [], tests: [] };
  for (const file of input.files) {
    const focused = input.around === undefined ? file.source.declarations : declarationsAt(file, input.around);
    yield* checkDeclarations(input, file, focused, declarations);
  }
  if (input.around !== undefined) return undefined;
  checkRecursiveMaps(declarations.maps);
  const used = declarations.systems.map((system) => ({
    system,
    operations: usedOperations(system, [...declarations.flows, ...declarations.syncs], integration?.keys ?? {}),
  }));
  recordCalls(
    used.flatMap(({ operations }) => operations),
    declarations.maps,
    input.guards.guards,
  );
  yield;
  const servers = new Map<CheckedSystem, Expr>();
  for (const { system, operations } of used) {
    const server = checkUsedSystem(system, operations);
    if (server !== undefined) servers.set(system, server);
  }
  checkRetriedStatuses(
    used.flatMap((each) => each.operations),
    input.report,
  );
  yield* checkRules({ ...declarations, files: input.files, model: input.model, systems: used });
  checkWebhookPaths(declarations.systems);
  yield;
  // What is wrong elsewhere may be the use that is missing here.
  if (!input.hasErrors()) {
    for (const file of input.files) {
      checkUnused(file);
      checkUnusedNames(file, input.model);
    }
  }
  checkGuardsCheckable(input.guards.guards, input.report);
  if (integration?.strictGuards === true) checkGuardsAccepted(input.guards.guards, input.report);
  if (integration === undefined || input.hasErrors() || !input.isCompilable()) return undefined;
  return finish(input, integration, declarations, used, servers);
}

function declarationsAt({ file, source }: ProgramFile, around: Focus): readonly Declaration[] {
  if (file !== around.file) return [];
  return source.declarations.filter(({ doc, start }) => (doc?.start ?? start) <= around.offset).slice(-1);
}

function* checkDeclarations(input: ProgramInput, file: ProgramFile, focused: readonly Declaration[], checked: Declarations): Pieces<void> {
  const { context } = file;
  const byDeclaration = new Map<unknown, DeclaredSymbol>();
  for (const symbol of context.symbols.declarations)
    if (!byDeclaration.has(symbol.declaration)) byDeclaration.set(symbol.declaration, symbol);
  for (const declaration of focused) {
    const symbol = byDeclaration.get(declaration);
    switch (declaration.kind) {
      case "PolicyDeclaration": {
        const keys = input.policies.keysOf({ declaration, file: file.file });
        context.model.policy(declaration, policyOf(keys));
        checkRetryBudget(context, keys);
        break;
      }
      case "SystemDeclaration":
        if (symbol instanceof DescribedSystem) checked.systems.push(checkSystem(context, input.policies, symbol));
        break;
      case "TypeDeclaration":
        if (symbol?.kind === "type" && symbol.type.kind === "ref") symbol.type.resolve();
        break;
      case "TableDeclaration":
        checkTable(context, declaration);
        if (symbol?.kind === "table") checked.tables.push({ symbol, file });
        break;
      case "MapDeclaration": {
        checkMapParameters(context, declaration);
        const map = symbol?.kind === "map" ? checkMap(context, symbol) : undefined;
        if (symbol?.kind === "map" && map !== undefined) checked.maps.push({ ...map, symbol, file });
        break;
      }
      case "FlowDeclaration":
        if (file.isEntry) checked.flows.push(checkFlow(context, input.policies, declaration));
        else {
          const location = { file: file.file, start: declaration.start, end: declaration.name.end };
          context.report(
            notSupportedYet({ what: "A flow in an imported file", instead: "Declare it in the file with the `integration`." }, location),
          );
        }
        break;
      case "TestDeclaration": {
        const test = checkTest(context, declaration);
        if (test !== undefined) checked.tests.push({ test, file });
        break;
      }
      case "SyncDeclaration":
        checked.syncs.push(checkSync(context, declaration));
        break;
      case "PlanDeclaration":
        reportLater(context, declaration);
        break;
      case "IntegrationDeclaration":
      case "ImportDeclaration":
        break;
    }
    yield;
  }
}

/** Keeps what is decided about each call with its node, also where something else is wrong. */
function recordCalls(operations: readonly UsedOperation[], maps: readonly CheckedMap[], guards: readonly Guard[]): void {
  let risky: RiskyMaps | undefined;
  for (const used of operations) {
    for (const call of used.calls) {
      const { step, flow, policy } = call;
      flow.context.model.call(step.call.node, {
        operation: used.operation,
        policy,
        repeatable: used.repeatable,
        finally: flow.failure ?? [{ kind: "deadLetter" }],
        failures() {
          risky ??= riskyMaps(maps, guards);
          return failuresOfCall({ ...risky, guards }, step, used, call);
        },
      });
    }
  }
}

/** Rules about a system and the operations that the program calls. Gives the server that requests go to. */
function checkUsedSystem(system: CheckedSystem, operations: readonly UsedOperation[]): Expr | undefined {
  const { context, symbol } = system;
  const at = locationOf(context, symbol.declaration.name);
  if (operations.length > 0 && !system.authBroken) {
    checkAuthSchemes(
      context,
      symbol,
      operations.map((used) => used.operation),
      system.auth,
      system.auth?.location ?? at,
    );
  }
  for (const used of operations) {
    checkRepeatable(used);
    for (const call of used.calls) {
      checkHandledPolicies(call);
      checkUndoOfRead(used, call);
      checkUndoReads(used, call);
      checkUndoRepeatable(used, call);
      checkRetryBudget(call.flow.context, call.keys, call.flow.deadline);
    }
  }
  if (system.hasServer) return system.server;
  if (operations.length === 0) return { kind: "literal", value: "" };
  const described = describedServer(context, symbol, at);
  for (const used of operations) {
    const [own] = used.operation.operation.servers;
    const [common] = symbol.contract?.servers ?? [];
    if (own === undefined || own.url === common?.url) continue;
    const instead = `Say where to send everything of the system, for example \`server: ${JSON.stringify(own.url)}\` in a system of its own.`;
    const [call] = used.calls;
    if (call !== undefined)
      call.flow.context.report(notSupportedYet({ what: `An operation with a server of its own (\`${own.url}\`)`, instead }, call.location));
  }
  return described;
}

/** Each path of the connector belongs to one `webhooks` block. */
function checkWebhookPaths(systems: readonly CheckedSystem[]): void {
  const first = new Map<string, { readonly file: string; readonly start: number; readonly end: number }>();
  for (const { webhooks, context } of systems) {
    for (const { path, member } of webhooks) {
      if (member.path.kind === "Missing") continue;
      const location = locationOf(context, member.path);
      const earlier = first.get(path);
      if (earlier === undefined) first.set(path, location);
      else
        context.report(
          wrongWebhooksPath({ path, why: "another `webhooks` block has it" }, location, {
            related: [{ message: "taken here", location: earlier }],
          }),
        );
    }
  }
}

/** Says what only a sound program can be asked, and gives what makes the Program of it. */
function finish(
  input: ProgramInput,
  integration: NonNullable<ReturnType<typeof checkIntegration>>,
  declarations: Declarations,
  used: readonly { readonly system: CheckedSystem; readonly operations: readonly UsedOperation[] }[],
  servers: ReadonlyMap<CheckedSystem, Expr>,
): () => Program {
  const isUsed = (name: string, file: ProgramFile): boolean => file.context.symbols.isUsed(name);
  const fileOf = (path: string): ProgramFile | undefined => input.files.find((file) => file.file === path);
  const triggers = new Set(declarations.flows.map((flow) => flow.trigger?.system));
  const systems = used.flatMap(({ system, operations }) => {
    const server = servers.get(system);
    const needed = operations.length > 0 || triggers.has(system.symbol) || system.webhooks.some((webhooks) => webhooks.events.length > 0);
    return needed && server !== undefined ? [{ system, operations, server }] : [];
  });
  const maps = declarations.maps.filter(({ symbol, file }) => isUsed(symbol.name, file));
  const readers = [...systems.map(({ system }) => system), ...maps, ...declarations.flows];
  for (const { environment } of readers) environment.replay(input.environment);
  const tables = declarations.tables.filter(({ symbol, file }) => {
    const inverse = symbol.declaration.inverse;
    return isUsed(symbol.name, file) || (inverse?.kind === "Identifier" && isUsed(inverse.name, file));
  });
  reportMissingEnvironment(input, maps, declarations.tests);
  reportCollisions(
    systems.map(({ system }) => system.symbol),
    fileOf,
  );
  const mapNames = new Set(maps.map(({ symbol }) => symbol.map));
  // Of two systems with one description, the first gives the types their names.
  const owners = new Map([...declarations.systems].reverse().map(({ symbol }) => [symbol.contract?.file ?? "", symbol.name]));
  let program: Program | undefined;
  const checked: CheckedProgram = {
    entry: input.entry,
    integration,
    systems,
    tables: tables.map(({ symbol, file }) => ({ symbol, context: file.context })),
    maps,
    flows: declarations.flows,
    tests: declarations.tests.filter(({ test }) => mapNames.has(test.target.name)).map(({ test }) => test),
    guards: input.guards.guards.filter(({ site }) => site.kind === "argument" || mapNames.has(site.map)),
    proved: input.guards.provedCount(),
    environment: input.environment.variables(),
    secrets: input.environment.secrets(),
    usage: input.usage,
    ownerOf: (file) => owners.get(file),
  };
  const lowered = (): Program => {
    program ??= lowerProgram(checked);
    return program;
  };
  // Which types a problem concerns is known when they are written. Without one, nobody may ever ask for the Program.
  for (const { system, operations } of systems)
    if (system.symbol.contract !== undefined && system.symbol.contract.problems().length > 0)
      checkDescriptionProblems(input.entry, system, operations, Object.values(lowered().types), input.report);
  return lowered;
}

/** A test says what the map reads of the configuration, unless the program has a default for it. */
function reportMissingEnvironment(input: ProgramInput, maps: Declarations["maps"], tests: Declarations["tests"]): void {
  const { environmentOf } = mapCalls(maps);
  const required = new Set(input.environment.variables().flatMap((variable) => (variable.optional ? [] : [variable.name])));
  for (const { test, file } of tests) {
    const missing = environmentOf(test.target.name).find((name) => required.has(name) && !Object.hasOwn(test.environment, name));
    if (missing === undefined) continue;
    const reason = `\`${test.target.name}\` reads \`env.${missing}\`: write \`env { ${missing}: "…" }\``;
    file.context.report(wrongTestClause({ reason }, { file: file.file, start: test.at.start, end: test.at.end }));
  }
}

/** Systems of different files that would have one name in the Program. */
function reportCollisions(symbols: readonly DeclaredSymbol[], fileOf: (path: string) => ProgramFile | undefined): void {
  const first = new Map<string, DeclaredSymbol>();
  for (const symbol of symbols) {
    const earlier = first.get(symbol.name);
    if (earlier === undefined || earlier === symbol) {
      first.set(symbol.name, symbol);
      continue;
    }
    const context = fileOf(symbol.file)?.context;
    const related = [
      {
        message: `the ${earlier.kind} \`${earlier.name}\` is declared here`,
        location: { file: earlier.file, start: earlier.span.start, end: earlier.span.end },
      },
    ];
    context?.report(duplicateDeclaration({ name: symbol.name, kind: symbol.kind }, locationOf(context, symbol.span), { related }));
  }
}
