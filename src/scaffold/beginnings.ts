import type { Contract, Operation } from "../contract/contract.ts";
import { present } from "../types/join.ts";
import { resolve, type Type } from "../types/type.ts";
import { type Concept, conceptOf } from "./concepts.ts";
import { targetForm } from "./target-form.ts";
import { wordsOf } from "./words.ts";
import { writtenName } from "./written.ts";

/** A record of a system that a flow could begin with. */
export interface Beginning {
  /** The name of its type in the description. */
  readonly typeName: string;
  readonly type: Type;
  /** What it is about. */
  readonly concept?: Concept | undefined;
  /** It is listed at a path that is about nothing else. */
  readonly isMain: boolean;
  /** The event of the description that brings it. */
  readonly event?: string | undefined;
}

const mostBeginnings = 30;
/** How many operations and events are looked into. */
const mostOperations = 400;
const mostEvents = 60;

/** Types of what goes on around records: what asks for them, lists them or says that something is wrong. */
const noRecord =
  /^(?:analytics|batch)|(?:error|problem|warning|fault|response|result|request|input|params?|parameters|options|list|collection|reference|links?|metrics|settings?|config(?:uration)?|metadata|enum|filters?|pagination)$/iu;
/** What events are called by which something begins, not changes or ends. */
const beginning: ReadonlySet<string> = new Set(
  "add added complete completed create created new open opened paid place placed publish published receive received signed submit submitted".split(
    " ",
  ),
);

function partsOf(name: string): readonly string[] {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/u);
}

/** The types of what a system's operations give and its events bring, the ones that come most often first. */
export function beginningsOf(contract: Contract): readonly Beginning[] {
  const found = new Map<string, { beginning: Beginning; votes: number }>();
  const title = conceptOf(wordsOf(contract.title));
  const vote = (type: Type | undefined, votes: number, { event, isMain = false }: { event?: string; isMain?: boolean } = {}): void => {
    const named = type === undefined ? undefined : namedObject(contract, type);
    if (named === undefined) return;
    const known = found.get(named.typeName);
    if (known !== undefined) {
      known.votes += votes;
      if (isMain) known.beginning = { ...known.beginning, isMain };
      return;
    }
    const own = conceptOf(recordWords(event ?? named.typeName.split(".").at(-1) ?? named.typeName));
    const concept = own ?? (title && { ...title, share: 0.7 * title.share });
    found.set(named.typeName, { beginning: { ...named, concept, event, isMain }, votes: votes + (own === undefined ? 0 : 3 * own.share) });
  };
  const events = contract.events
    .filter(({ name }) => writtenName(name) !== undefined && partsOf(name).some((part) => beginning.has(part)))
    .map((summary) => ({ summary, share: conceptOf(recordWords(summary.name))?.share ?? 0 }))
    .sort((left, right) => right.share - left.share)
    .map(({ summary }) => summary);
  for (const summary of events.slice(0, mostEvents)) vote(contract.event(summary).payload?.type, 10, { event: summary.name });
  for (const summary of contract.operations.slice(0, mostOperations)) {
    if (summary.method !== "GET" && summary.method !== "POST") continue;
    const result = resultOf(contract.operation(summary));
    if (result === undefined) continue;
    const item = itemOf(result);
    const near = summary.path.split("/").length < 5 ? 1 : 0;
    vote(item ?? result, (item === undefined ? 1 : 2) + near, { isMain: item !== undefined && !summary.path.includes("{") });
    for (const inner of wrappedIn(result)) vote(inner, 1 + near);
  }
  return [...found.values()]
    .sort((left, right) => right.votes - left.votes)
    .slice(0, mostBeginnings)
    .map((each) => each.beginning);
}

/** The words of a name that say what it is about, not what happened to it. */
function recordWords(name: string): readonly string[] {
  const parts = partsOf(name).filter((part) => !beginning.has(part) && !/^(?:webhook|payload|event|s?object)$/u.test(part));
  return [...new Set(wordsOf(parts.join(" ")))];
}

function resultOf(operation: Operation): Type | undefined {
  const success = operation.responses.find(({ status }) => status.startsWith("2"));
  return success?.contents.find(({ mediaType }) => /\bjson\b/iu.test(mediaType))?.type;
}

/** What a list, or the one list in an answer, is made of. */
function itemOf(type: Type): Type | undefined {
  const form = resolve(type);
  if (form.kind === "array") return form.items;
  const lists = [...(targetForm(type)?.properties.values() ?? [])].flatMap((property) => {
    const list = resolve(present(property.type));
    return list.kind === "array" && targetForm(list.items) !== undefined ? [list.items] : [];
  });
  return lists.length === 1 ? lists[0] : undefined;
}

/** What an answer only wraps: `{ order: … }`. */
function wrappedIn(type: Type): readonly Type[] {
  const properties = [...(targetForm(type)?.properties.values() ?? [])];
  return properties.length > 2
    ? []
    : properties.map((property) => property.type).filter((inner) => targetForm(present(inner)) !== undefined);
}

/** A record that the description names, with several fields; not what only wraps one, or says that something is wrong. */
function namedObject(contract: Contract, type: Type): Pick<Beginning, "typeName" | "type"> | undefined {
  const inner = present(type);
  const form = targetForm(inner);
  if (inner.kind !== "ref" || form === undefined || form.properties.size < 3 || writtenName(inner.name) === undefined) return undefined;
  if (!contract.typeNames.includes(inner.name) || noRecord.test(inner.name)) return undefined;
  return { typeName: inner.name, type: inner };
}
