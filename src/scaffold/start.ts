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
import { argumentOf, type ChosenFlow, chooseFlows } from "./choose-flow.ts";
import { exampleValue } from "./example-value.ts";
import { insertDeclaration, inserted } from "./insert.ts";
import { proposeMap } from "./propose-map.ts";
import { readPaths } from "./read-paths.ts";
import { prefixOf, proposeSystem, type SystemProposal } from "./system.ts";
import { writtenComment, writtenJson, writtenName, writtenText } from "./written.ts";

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
const mostTried = 6;

/**
 * Writes a program from descriptions: each a system, and a flow from a record of the first to an operation of the second (or of the
 * first itself), with a proposed map. Each try is checked; what does not compile gives way to the next, in the end to the systems alone.
 */
export function proposeStart(request: StartRequest): Start {
  const { host, entry, systems } = request;
  const contracts: Contract[] = [];
  for (const { description } of systems) {
    const loaded = loadContract(host, host.resolve(entry, description));
    if ("failure" in loaded) return { kind: "unreadable", description, failure: loaded.failure };
    contracts.push(loaded.contract);
  }
  const [from, to = from] = contracts;
  const flows = from === undefined || to === undefined ? [] : chooseFlows(from, to).slice(0, mostTried);
  for (const flow of flows) {
    const started = startWith(request, contracts, flow);
    if (started !== undefined) return started;
  }
  return systemsOnly(request);
}

function systemsOnly({ host, entry, name, systems }: StartRequest): Start {
  let text = `integration ${name} "0.1.0"\n`;
  const reads: string[] = [];
  for (const system of systems) {
    const proposal = proposeSystem({ host, entry, text, ...system });
    if (proposal.kind !== "proposed") continue;
    text = proposal.text;
    reads.push(...proposal.reads);
  }
  return { kind: "started", text, reads };
}

/** The whole program with one flow; undefined where it does not compile. */
function startWith(request: StartRequest, contracts: readonly Contract[], chosen: ChosenFlow): Start | undefined {
  const { host, entry, name, systems } = request;
  const [source, target = source] = systems;
  const [contract] = contracts;
  if (source === undefined || target === undefined || contract === undefined) return undefined;
  const { beginning, ending } = chosen;
  let text = `/// ${writtenComment(`Each new ${beginning.typeName} of ${source.name} goes to ${target.name}.`)}\nintegration ${name} "0.1.0"\n`;
  const reads: string[] = [];
  for (const system of systems) {
    const calls = system === target ? [ending.operation] : undefined;
    const proposal: SystemProposal = proposeSystem({ host, entry, text, ...system, ...(calls && { calls }) });
    if (proposal.kind !== "proposed") return undefined;
    text = proposal.text;
    reads.push(...proposal.reads);
  }
  const event = beginning.event ?? `${plainName(beginning.typeName)}Created`;
  text = withWebhooks(text, source.name, webhooksOf(contract, source.name, beginning, event));

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
  text = withDeclaration(text, "FlowDeclaration", flowText({ source, target, event, variable, chosen, map: proposal.name }));

  const formatted = format(text).text;
  const checked = createWorkspace(withBuffer(host, entry, formatted)).check(entry);
  if (checked.program === undefined || checked.diagnostics.some(({ severity }) => severity === "error")) return undefined;
  const paths = body === undefined ? [] : readPaths(body, new Map([[variable, []]]));
  const example = exampleValue(beginning.type, paths, beginning.typeName);
  const { environment, secrets } = checked.program;
  const parameters = [...environment.map((each) => `env.${each.name}`), ...secrets.map((each) => `secret.${each.name}`)];
  return {
    kind: "started",
    text: formatted,
    flow: { name: event, map: proposal.name, example },
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

/** The schemes of systems that sign in a way of their own. */
const schemes = ["stripe", "github", "slack"];

/** How a system's events come: as the system is known to send them, else as Standard Webhooks has it. */
function webhooksOf(contract: Contract, system: string, { typeName, event: described }: ChosenFlow["beginning"], event: string): string {
  const title = contract.title.toLowerCase();
  const scheme = schemes.find((name) => title.includes(name)) ?? "standardWebhooks";
  const type = writtenName(typeName) ?? typeName;
  const created = writtenText(`${typeName}.created`);
  const lines = [`verify: ${scheme}(secret.${prefixOf(system)}_WEBHOOK_SECRET)`];
  if (described !== undefined) lines.push(`id: headers["webhook-id"]`, `event ${event} = body`);
  else if (scheme === "stripe") lines.push("id: body.id", `event ${event}: ${type} = body.data.object when body.type == ${created}`);
  else if (scheme === "github")
    lines.push(`id: headers["X-GitHub-Delivery"]`, `event ${event}: ${type} = body.${type} when body.action == "created"`);
  else if (scheme === "slack")
    lines.push("id: body.event_id", `event ${event}: ${type} = body.event when body.event.type == ${writtenText(typeName)}`);
  else lines.push(`id: headers["webhook-id"]`, `event ${event}: ${type} = body.data when body.type == ${created}`);
  return `  webhooks "/hooks/${system}" {\n${lines.map((line) => `    ${line}`).join("\n")}\n  }\n`;
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
  readonly event: string;
  readonly variable: string;
  readonly chosen: ChosenFlow;
  readonly map: string;
}

function flowText({ source, target, event, variable, chosen, map }: FlowParts): string {
  const { beginning, ending } = chosen;
  const key = keyOf(beginning.type);
  const given = ending.parameters.map((parameter) => `${writtenName(parameter.name)}: ${argumentOf(parameter, prefixOf(target.name))}`);
  const documented = [400, 422, 409].find((status) => ending.operation.responses.some((response) => response.status === String(status)));
  const lines = [
    `flow ${event} {`,
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
