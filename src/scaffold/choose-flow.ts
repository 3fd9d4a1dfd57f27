import { objectForm } from "../checker/expressions/object.ts";
import { chooseContent } from "../checker/symbols/media-types.ts";
import type { Contract, Operation, OperationSummary, Parameter } from "../contract/contract.ts";
import { present } from "../types/join.ts";
import { isReadOnly } from "../types/read-only.ts";
import { type ObjectType, resolve, type Type } from "../types/type.ts";
import { likeness, literalsOf } from "./enums.ts";
import { createFieldMatcher, type FieldMatcher } from "./match-fields.ts";
import { operationName } from "./operation-names.ts";
import { likely } from "./propose-fields.ts";
import { sourceValues } from "./sources.ts";
import { isWritable } from "./system.ts";
import { wordsOf } from "./words.ts";
import { writtenName } from "./written.ts";

/** A record of a system that a flow could begin with. */
export interface Beginning {
  /** The name of its type in the description. */
  readonly typeName: string;
  readonly type: Type;
  /** The event of the description that brings it. */
  readonly event?: string | undefined;
}

/** An operation that a flow could call. */
export interface Ending {
  readonly operation: Operation;
  /** What the program calls it. */
  readonly name: string;
  readonly body: Type;
  /** Required parameters, and what to write for them. */
  readonly parameters: readonly Parameter[];
}

/** A flow from a record to an operation that makes another. */
export interface ChosenFlow {
  readonly beginning: Beginning;
  readonly ending: Ending;
}

const mostBeginnings = 25;
const mostEndings = 40;
/** How many pairs are looked at closely. */
const mostPairs = 40;
/** How many fields of a target are looked at for it. */
const mostFields = 25;

/**
 * What a flow between two systems is most likely about: the record of the first and the writing operation of the second whose names
 * and fields go together best. The best first; none where one of the two has nothing of the kind.
 */
export function chooseFlows(from: Contract, to: Contract): readonly ChosenFlow[] {
  const beginnings = beginningsOf(from);
  const endings = endingsOf(to);
  const matchers = new Map<Beginning, FieldMatcher>();
  return beginnings
    .flatMap((beginning) => endings.map((ending) => ({ beginning, ending, alike: alikeness(beginning, ending, from === to) })))
    .sort((left, right) => right.alike - left.alike)
    .slice(0, mostPairs)
    .map((pair) => {
      const known = matchers.get(pair.beginning);
      const matcher = known ?? createFieldMatcher(sourceValues("source", pair.beginning.type, { depth: 3, most: 200 }));
      matchers.set(pair.beginning, matcher);
      return { ...pair, score: 3 * pair.alike + fieldScore(matcher, pair.ending.body) };
    })
    .sort((left, right) => right.score - left.score)
    .map(({ beginning, ending }) => ({ beginning, ending }));
}

/** The types of what a system's operations give and its events bring, the ones that come most often first. */
function beginningsOf(contract: Contract): readonly Beginning[] {
  const found = new Map<string, { readonly beginning: Beginning; votes: number }>();
  const vote = (type: Type | undefined, votes: number, event?: string): void => {
    const named = type === undefined ? undefined : namedObject(contract, type);
    if (named === undefined) return;
    const known = found.get(named.typeName);
    if (known === undefined) found.set(named.typeName, { beginning: { ...named, event }, votes });
    else known.votes += votes;
  };
  for (const summary of contract.events)
    if (writtenName(summary.name) === summary.name) vote(contract.event(summary).payload?.type, 10, summary.name);
  for (const summary of contract.operations.slice(0, 400)) {
    if (summary.method !== "GET" && summary.method !== "POST") continue;
    const result = resultOf(contract.operation(summary));
    if (result === undefined) continue;
    const item = itemOf(result);
    const near = summary.path.split("/").length < 5 ? 1 : 0;
    vote(item ?? result, (item === undefined ? 1 : 2) + near);
    for (const inner of wrappedIn(result)) vote(inner, 1 + near);
  }
  return [...found.values()]
    .sort((left, right) => right.votes - left.votes)
    .slice(0, mostBeginnings)
    .map(({ beginning }) => beginning);
}

function resultOf(operation: Operation): Type | undefined {
  const success = operation.responses.find(({ status }) => status.startsWith("2"));
  return success?.contents.find(({ mediaType }) => /\bjson\b/iu.test(mediaType))?.type;
}

/** What a list, or the one list in an answer, is made of. */
function itemOf(type: Type): Type | undefined {
  const form = resolve(type);
  if (form.kind === "array") return form.items;
  const lists = [...(objectForm(type)?.properties.values() ?? [])].flatMap((property) => {
    const list = resolve(present(property.type));
    return list.kind === "array" && objectForm(list.items) !== undefined ? [list.items] : [];
  });
  return lists.length === 1 ? lists[0] : undefined;
}

/** What an answer only wraps: `{ order: … }`. */
function wrappedIn(type: Type): readonly Type[] {
  const properties = [...(objectForm(type)?.properties.values() ?? [])];
  return properties.length > 2
    ? []
    : properties.map((property) => property.type).filter((inner) => objectForm(present(inner)) !== undefined);
}

/** A record that the description names, with an id or several fields; not what only wraps one, or says that something is wrong. */
function namedObject(contract: Contract, type: Type): Omit<Beginning, "event"> | undefined {
  const inner = present(type);
  const form = objectForm(inner);
  if (inner.kind !== "ref" || form === undefined || form.properties.size < 3 || writtenName(inner.name) === undefined) return undefined;
  if (!contract.typeNames.includes(inner.name) || /error|problem|fault|response|result/iu.test(inner.name)) return undefined;
  return { typeName: inner.name, type: inner };
}

/** What an operation says of itself that is sent something, and makes no record of it. */
const makesNothing =
  /archive|auth|batch|cancel|delete|export|gdpr|import|login|merge|preview|purge|query|remove|search|token|upload|valid|verif/iu;

/** Operations that make something, and need no more than a body and what can be configured. */
function endingsOf(contract: Contract): readonly Ending[] {
  const endings: Ending[] = [];
  const names = new Set<string>();
  const writes = contract.operations.filter(
    ({ method, path, operationId }) => (method === "POST" || method === "PUT") && !makesNothing.test(`${path} ${operationId ?? ""}`),
  );
  for (const summary of writes.sort((left, right) => depthOf(left) - depthOf(right))) {
    if (endings.length >= mostEndings) break;
    const name = isWritable(summary.operationId) ? summary.operationId : operationName(summary);
    const operation = contract.operation(summary);
    const parameters = operation.parameters.filter((parameter) => parameter.required || parameter.in === "path");
    const chosen = operation.body && chooseContent(operation.body.contents);
    const body = chosen?.content.type;
    const fields = body === undefined ? 0 : (objectForm(present(body))?.properties.size ?? 0);
    if (name === undefined || names.has(name) || body === undefined || fields === 0 || operation.deprecated) continue;
    if (!parameters.every((parameter) => argumentOf(parameter, "X") !== undefined)) continue;
    names.add(name);
    endings.push({ operation, name, body: present(body), parameters });
  }
  return endings;
}

function depthOf({ method, path }: OperationSummary): number {
  return path.split("/").length + (method === "POST" ? 0 : 2) + (path.includes("{") ? 2 : 0);
}

/** What is written for a required parameter: its only or first value, or configuration; undefined where neither would do. */
export function argumentOf({ name, type }: Parameter, prefix: string): string | undefined {
  if (writtenName(name) === undefined) return undefined;
  const [first] = literalsOf(present(type)) ?? [];
  if (first !== undefined) return typeof first === "object" ? undefined : JSON.stringify(first).replaceAll("${", "\\${");
  const form = resolve(present(type));
  if (form.kind !== "string" || form.format !== undefined || form.patterns !== undefined) return undefined;
  return `env.${prefix}_${name.replace(/[^A-Za-z0-9]+/gu, "_").toUpperCase()}`;
}

/** How alike a record and what an operation makes are called; within one system, it should be another record. */
function alikeness({ typeName, event }: Beginning, { operation, name, parameters }: Ending, isSame: boolean): number {
  const made = wordsOf(operation.path.split("/").findLast((part) => part !== "" && !part.includes("{")) ?? name);
  const alike = likeness(wordsOf(typeName.split(".").at(-1) ?? typeName), made);
  const own = isSame ? -alike : alike;
  return own + (event === undefined ? 0 : 0.5) - 0.3 * parameters.length - (operation.path.includes("{") ? 0.3 : 0);
}

/** How much of a body a record's fields fill, and how much that is required they leave open. */
function fieldScore(matcher: FieldMatcher, body: Type): number {
  const form: ObjectType | undefined = objectForm(body);
  if (form === undefined) return -1;
  const fields = [...form.properties.values()]
    .filter((property) => !isReadOnly(form, property))
    .sort((left, right) => Number(right.required) - Number(left.required))
    .slice(0, mostFields);
  let filled = 0;
  let open = 0;
  for (const property of fields) {
    const [best] = matcher.match(property, 1);
    if (best !== undefined && best.confidence >= likely) filled += best.confidence;
    else if (property.required && literalsOf(present(property.type))?.length !== 1) open++;
  }
  return filled / Math.sqrt(Math.max(4, fields.length)) - open;
}
