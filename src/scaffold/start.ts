import { objectForm } from "../checker/expressions/object.ts";
import type { Contract } from "../contract/contract.ts";
import { type ContractFailure, loadContract } from "../contract/load.ts";
import { format } from "../format/format.ts";
import { parse } from "../parser/parse.ts";
import type { Host } from "../source/host.ts";
import type { Declaration, MapDeclaration } from "../syntax/nodes.ts";
import { type Json, resolve, type Type } from "../types/type.ts";
import { withBuffer } from "../workspace/buffer-host.ts";
import { createWorkspace } from "../workspace/workspace.ts";
import { type ChosenFlow, chooseFlows, type FlowChoice } from "./choose-flow.ts";
import { argumentOf } from "./endings.ts";
import { exampleValue } from "./example-value.ts";
import { insertDeclaration, inserted } from "./insert.ts";
import { proposeMap } from "./propose-map.ts";
import { readPaths } from "./read-paths.ts";
import { prefixOf, proposeSystem, type SystemProposal } from "./system.ts";
import { webhooksOf } from "./webhooks.ts";
import { writtenComment, writtenJson, writtenName } from "./written.ts";

/** A system to begin with. */
export interface StartSystem {
  readonly name: string;
  /** The description's path, relative to the program's folder. */
  readonly description: string;
}

/** A program to begin with. */
export interface StartRequest {
  readonly host: Host;
  /** Where the program will be, as the host knows it. */
  readonly entry: string;
  /** The integration's name. */
  readonly name: string;
  readonly systems: readonly StartSystem[];
}

/** A program that checks and builds, or the description that cannot be read. */
export type Start =
  | {
      readonly kind: "started";
      readonly text: string;
      /** What the program does, where a flow was found. */
      readonly flow?: StartFlow | undefined;
      /** The configuration and the secrets that the program reads. */
      readonly reads: readonly string[];
      /** Why there is no flow, a sentence each. */
      readonly why?: readonly string[] | undefined;
    }
  | { readonly kind: "unreadable"; readonly description: string; readonly failure: ContractFailure };

/** The flow of a program that was begun, and an example for its map. */
export interface StartFlow {
  readonly name: string;
  readonly map: string;
  /** A record that the map takes, with the fields that it reads; undefined where none was found. */
  readonly example: Json | undefined;
}

/** How many flows are tried until one compiles. */
const mostTried = 4;

/**
 * Writes a program from descriptions: each a system, and a flow from a record of one to an operation of another (of the same where
 * there is but one), with a proposed map. Each try is checked; what does not compile gives way to the next, in the end to the systems
 * alone, with a comment that says why.
 */
export function proposeStart(request: StartRequest): Start {
  const { host, entry, systems } = request;
  const contracts: Contract[] = [];
  for (const { description } of systems) {
    const loaded = loadContract(host, host.resolve(entry, description));
    if ("failure" in loaded) return { kind: "unreadable", description, failure: loaded.failure };
    contracts.push(loaded.contract);
  }
  const choices: { readonly direction: Direction; readonly choice: FlowChoice }[] = [];
  for (const direction of directionsOf(systems, contracts)) {
    const choice = chooseFlows(direction.from, direction.to);
    choices.push({ direction, choice });
    for (const flow of choice.flows.slice(0, mostTried)) {
      const started = startWith(request, direction, flow);
      if (started !== undefined) return started;
    }
  }
  return systemsOnly(
    request,
    choices.flatMap(({ direction, choice }) => whyNone(direction, choice)),
  );
}

/** From which system to which a flow could go. */
interface Direction {
  readonly source: StartSystem;
  readonly target: StartSystem;
  readonly from: Contract;
  readonly to: Contract;
}

/** How many directions are tried. */
const mostDirections = 6;

/** From each system to each other, in the order in which they were named; one alone goes to itself. */
function directionsOf(systems: readonly StartSystem[], contracts: readonly Contract[]): readonly Direction[] {
  const ends = systems.flatMap((system, index) => {
    const contract = contracts[index];
    return contract === undefined ? [] : [{ system, contract }];
  });
  return ends
    .flatMap((left, at) =>
      ends.flatMap((right, index) =>
        at === index && ends.length > 1 ? [] : [{ left, right, distance: index > at ? index - at : ends.length + at }],
      ),
    )
    .sort((one, other) => one.distance - other.distance)
    .slice(0, mostDirections)
    .map(({ left, right }) => ({ source: left.system, target: right.system, from: left.contract, to: right.contract }));
}

/** Why no flow goes one way, in a sentence. */
function whyNone({ source, target }: Direction, { why, records, writes }: FlowChoice): readonly string[] {
  const listed = (names: readonly string[]): string => names.map((name) => `\`${writtenComment(name, 40)}\``).join(", ");
  switch (why) {
    case "no records":
      return [`${source.name} describes no event, and no record that a flow could begin with.`];
    case "no writes":
      return [`${target.name} describes no operation that makes something of a body.`];
    case "nothing alike":
      return [`What ${source.name} has (${listed(records)}) is nothing that ${target.name} makes (${listed(writes)}).`];
    default:
      return [`No flow from ${source.name} to ${target.name} compiles as it stands.`];
  }
}

function systemsOnly({ host, entry, name, systems }: StartRequest, why: readonly string[]): Start {
  let text = `integration ${name} "0.1.0"\n`;
  const reads: string[] = [];
  for (const system of systems) {
    const proposal = proposeSystem({ host, entry, text, ...system });
    if (proposal.kind !== "proposed") continue;
    text = proposal.text;
    reads.push(...proposal.reads);
  }
  const reasons = [...new Set(why)];
  if (reasons.length > 0) text = `${text.trimEnd()}\n\n// No flow is proposed:\n${reasons.map((reason) => `// - ${reason}`).join("\n")}\n`;
  return { kind: "started", text, reads, why: reasons };
}

/** The whole program with one flow; undefined where it does not compile. */
function startWith(request: StartRequest, { source, target, from }: Direction, chosen: ChosenFlow): Start | undefined {
  const { host, entry, name, systems } = request;
  const { beginning, ending } = chosen;
  const purpose = `Each new ${beginning.typeName} of ${source.name} goes to ${target.name}, by ${ending.name}.`;
  let text = `/// ${writtenComment(purpose, 120)}\nintegration ${name} "0.1.0"\n`;
  const reads: string[] = [];
  for (const system of systems) {
    const calls = system === target ? [ending] : [];
    const proposal: SystemProposal = proposeSystem({ host, entry, text, ...system, calls });
    if (proposal.kind !== "proposed") return undefined;
    text = proposal.text;
    reads.push(...proposal.reads);
  }
  const webhooks = webhooksOf(from, source.name, beginning, `${plainName(beginning.typeName)}Created`);
  const flow = plainName(webhooks.event);
  text = withWebhooks(text, source.name, webhooks.text);

  const proposal = proposeMap({
    host,
    entry,
    text,
    source: `${source.name}.${writtenName(beginning.typeName)}`,
    target: `${target.name}.${ending.name}.body`,
  });
  if (proposal.kind !== "proposed") return undefined;
  text = withDeclaration(text, "MapDeclaration", proposal.text);
  const { body, variable } = mapIn(text, proposal.name);
  const paths = body === undefined ? [] : readPaths(body, new Map([[variable, []]]));
  // A map that takes nothing of the record is none.
  if (paths.length === 0) return undefined;
  text = withDeclaration(
    text,
    "FlowDeclaration",
    flowText({ source, target, flow, event: webhooks.event, variable, chosen, map: proposal.name }),
  );

  const formatted = format(text).text;
  const checked = createWorkspace(withBuffer(host, entry, formatted)).check(entry);
  if (checked.program === undefined || checked.diagnostics.some(({ severity }) => severity === "error")) return undefined;
  // What a map makes of an example is only known where it takes nothing of the surroundings.
  const example = /\benv\./u.test(proposal.text) ? undefined : exampleValue(beginning.type, paths, beginning.typeName);
  const { environment, secrets } = checked.program;
  const parameters = [...environment.map((each) => `env.${each.name}`), ...secrets.map((each) => `secret.${each.name}`)];
  return {
    kind: "started",
    text: formatted,
    flow: { name: flow, map: proposal.name, example },
    reads: [...new Set([...reads, ...parameters])],
  };
}

/** A test of a map that takes an example: what comes out, or why the record is refused. */
export function exampleTest(map: string, example: Json, result: { readonly value: Json } | { readonly refused: string }): string {
  const expected = "value" in result ? writtenJson(result.value) : `fail ${writtenJson(result.refused)}`;
  return `test ${map} "maps an example" {\n  given  ${writtenJson(example)}\n  expect ${expected}\n}`;
}

/** Puts a declaration into a text, behind those of its kind. */
export function withDeclaration(text: string, kind: Declaration["kind"], declaration: string): string {
  return inserted(text, [insertDeclaration(text, parse(text, "").file, kind, declaration)]);
}

function withWebhooks(text: string, system: string, webhooks: string): string {
  const declaration = parse(text, "").file.declarations.find(
    (each) => each.kind === "SystemDeclaration" && each.name.kind === "Identifier" && each.name.name === system,
  );
  return declaration === undefined ? text : inserted(text, [{ offset: declaration.end - 1, text: `\n${webhooks}` }]);
}

function mapIn(text: string, name: string): { readonly body: MapDeclaration["body"] | undefined; readonly variable: string } {
  const map = parse(text, "").file.declarations.find(
    (each): each is MapDeclaration => each.kind === "MapDeclaration" && each.name.kind === "Identifier" && each.name.name === name,
  );
  const [parameter] = map?.parameters ?? [];
  return { body: map?.body, variable: parameter?.name.kind === "Identifier" ? parameter.name.name : "source" };
}

interface FlowParts {
  readonly source: StartSystem;
  readonly target: StartSystem;
  readonly flow: string;
  readonly event: string;
  readonly variable: string;
  readonly chosen: ChosenFlow;
  readonly map: string;
}

function flowText({ source, target, flow, event, variable, chosen, map }: FlowParts): string {
  const { beginning, ending } = chosen;
  const key = keyOf(beginning.type);
  const given = ending.parameters.map((parameter) => `${writtenName(parameter.name)}: ${argumentOf(parameter, prefixOf(target.name))}`);
  const documented = [400, 422, 409].find((status) => ending.operation.responses.some((response) => response.status === String(status)));
  const lines = [
    `flow ${flow} {`,
    `  on: ${source.name}.${event} as ${variable}`,
    ...(key === undefined ? [] : [`  key: ${variable}.${key}`]),
    "",
    `  ${target.name}.${ending.name}(${[...given, `body: ${map}(${variable})`].join(", ")})`,
    ...(documented === undefined ? [] : [`    on ${documented} => deadLetter`]),
    "}",
  ];
  return lines.join("\n");
}

/** The field that tells records apart, where each has one. */
function keyOf(type: Type): string | undefined {
  const form = objectForm(type);
  const found = ["id", "Id", "ID", "uuid", "guid", "sid", "key"].find((name) => {
    const property = form?.properties.get(name);
    const kind = property?.required === true ? resolve(property.type).kind : undefined;
    return kind === "string" || kind === "number";
  });
  return found;
}

/** A name of letters and digits: `messagingService` for `messaging.v1.service`. */
function plainName(name: string): string {
  const words = (name.match(/[A-Za-z0-9]+/gu) ?? []).filter((word) => !/^v\d+$/iu.test(word));
  const joined = words
    .map((word, index) => (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1))
    .join("");
  return /^[A-Za-z]/u.test(joined) ? joined : "record";
}
