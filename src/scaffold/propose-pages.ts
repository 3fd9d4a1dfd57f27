import { objectForm } from "../checker/expressions/object.ts";
import type { Operation } from "../contract/contract.ts";
import { present } from "../types/join.ts";
import { lookUpMember } from "../types/members.ts";
import { type ObjectType, resolve, type Type } from "../types/type.ts";

/** Fewer lists than this that page alike say nothing of the system. */
const fewest = 2;

const tokens: readonly (readonly [string, string])[] = [
  ["cursor", "response_metadata.next_cursor"],
  ["cursor", "next_cursor"],
  ["cursor", "meta.next_cursor"],
  ["cursor", "nextCursor"],
  ["cursor", "pagination.next_cursor"],
  ["after", "paging.next.after"],
  ["page_token", "next_page_token"],
  ["pageToken", "nextPageToken"],
  ["next_token", "next_token"],
  ["nextToken", "nextToken"],
  ["starting_after", "pages.next.starting_after"],
];

const nexts = ["nextRecordsUrl", "next_page_url", "next_page_uri", "meta.next_page_url", "links.next.href", "links.next", "next"];
const sizes = ["limit", "per_page", "page_size", "pageSize", "perPage", "size"];

/**
 * How a system pages its lists, as it is written behind `pages:`: what most of its lists have parameters and fields for; undefined
 * where they have none, or each is paged in a way of its own.
 */
export function proposePages(operations: readonly Operation[]): string | undefined {
  const votes = new Map<string, number>();
  for (const operation of operations) {
    const pages = operation.method === "GET" ? pagesOf(operation) : undefined;
    if (pages !== undefined) votes.set(pages, (votes.get(pages) ?? 0) + 1);
  }
  const all = [...votes.values()].reduce((sum, count) => sum + count, 0);
  const [best] = [...votes].sort((left, right) => right[1] - left[1]);
  return best !== undefined && best[1] >= fewest && best[1] * 2 >= all ? best[0] : undefined;
}

function pagesOf({ parameters, responses }: Operation): string | undefined {
  const query = new Set(parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name));
  const success = responses.find(({ status }) => status.startsWith("2"));
  const type = success?.contents.find(({ mediaType }) => /\bjson\b/iu.test(mediaType))?.type;
  if (success === undefined || type === undefined) return undefined;
  const form = objectForm(type);
  const isList = resolve(type).kind === "array";
  if ([...success.headers.keys()].some((name) => name.toLowerCase() === "link")) return isList ? "link {}" : undefined;
  if (form === undefined) return isList ? pageNumbers(query, "") : undefined;
  if (query.has("starting_after") && form.properties.has("data") && form.properties.has("has_more"))
    return "cursor { param: starting_after, next: last(data).id, more: has_more }";
  const name = itemsOf(form);
  if (name === undefined) return undefined;
  const items = `, items: ${name}`;
  const token = tokens.find(([param, next]) => query.has(param) && typeAt(type, next) !== undefined);
  if (token !== undefined) return `token { param: ${token[0]}, next: ${token[1]}${items} }`;
  const next = nexts.find((path) => isText(typeAt(type, path)));
  if (next !== undefined) return `next { url: ${next}${items} }`;
  return pageNumbers(query, items);
}

function pageNumbers(query: ReadonlySet<string>, items: string): string | undefined {
  const size = sizes.find((name) => query.has(name));
  if (size === undefined) return undefined;
  if (query.has("offset")) return `offset { param: offset, size: ${size}${items} }`;
  return query.has("page") ? `page { param: page, size: ${size}${items} }` : undefined;
}

/** The one list of objects in an answer, where its name can be written. */
function itemsOf(form: ObjectType): string | undefined {
  const lists = [...form.properties.values()].filter(({ type }) => {
    const list = resolve(present(type));
    return list.kind === "array" && objectForm(present(list.items)) !== undefined;
  });
  const [only] = lists;
  return only !== undefined && lists.length === 1 && /^[A-Za-z_]\w*$/u.test(only.name) ? only.name : undefined;
}

function typeAt(type: Type, path: string): Type | undefined {
  let current: Type | undefined = type;
  for (const name of path.split(".")) {
    const found = lookUpMember(present(current), name);
    if (found.kind !== "found" || found.own) return undefined;
    current = found.type;
  }
  return current;
}

function isText(type: Type | undefined): boolean {
  return type !== undefined && resolve(present(type)).kind === "string";
}
