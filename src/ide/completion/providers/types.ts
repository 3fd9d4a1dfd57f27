import { builtinTypes } from "../../../checker/declarations/type-node.ts";
import type { SystemDeclaration } from "../../../syntax/nodes.ts";
import { present } from "../../../types/join.ts";
import { propertyNames } from "../../../types/members.ts";
import { type CompletionItem, rank, written } from "../item.ts";
import { declarationNamed, declarationsOf } from "../names.ts";
import type { Place } from "../place.ts";
import type { Request } from "../request.ts";

/** Types: of the language, the program and the systems; behind a system's name, those of its description. */
export function offerTypes(request: Request, { path, expected }: Extract<Place, { readonly kind: "typeName" }>): readonly CompletionItem[] {
  const [root, ...rest] = path;
  if (root !== undefined) return typesBehind(request, root, rest);
  const own = ownTypes(request);
  const systems = declarationsOf(request, "system").map(
    ({ name }): CompletionItem => ({
      label: name,
      kind: "system",
      text: written(name),
      rank: expected === "target" ? rank.likely : rank.fits,
      identity: { of: "declaration", name },
      commit: ["."],
    }),
  );
  const builtins = [...builtinTypes.keys()].map(
    (name): CompletionItem => ({ label: name, kind: "keyword", rank: expected === "target" ? rank.neutral : rank.fits }),
  );
  const schema: CompletionItem = {
    label: "schema",
    kind: "keyword",
    snippet: 'schema "$1"',
    rank: rank.neutral,
    identity: { of: "text", markdown: 'A type of a JSON Schema file: `schema "file.json#/$defs/X"`.' },
    continues: true,
  };
  return [...own, ...systems, ...builtins, schema];
}

/** What any system has behind its name, which is put in front of the point. */
export function offerTypeMembers(request: Request, { dot }: Extract<Place, { readonly kind: "typeMember" }>): readonly CompletionItem[] {
  return declarationsOf(request, "system").flatMap(({ name }) =>
    typesBehind(request, name, []).map((item) => ({
      ...item,
      detail: `${name}.${item.label}`,
      also: { span: { start: dot.start, end: dot.start }, text: written(name) },
    })),
  );
}

/** Types without a system's name in front: the program's own, and within a system those of its description. */
function ownTypes(request: Request): readonly CompletionItem[] {
  const program = declarationsOf(request, "type").map(
    ({ name }): CompletionItem => ({
      label: name,
      kind: "type",
      text: written(name),
      rank: rank.fits,
      identity: { of: "declaration", name },
    }),
  );
  const { cursor, root } = request;
  const within = root.declarations.findLast(({ start }) => start <= cursor.word.start);
  if (within?.kind !== "SystemDeclaration" || within.name.kind === "Missing") return program;
  const symbol = declarationNamed(request, within.name.name);
  if (symbol?.kind !== "system") return program;
  const event = eventAround(within, cursor.word.start);
  const types = typesBehind(request, symbol.name, []).map((item) =>
    // An event is called after what it is about.
    item.kind === "type" && event?.startsWith(item.label.toLowerCase()) === true ? { ...item, rank: rank.likely } : item,
  );
  return [...types, ...program];
}

/** The name of the event whose declaration an offset is in, in small letters. */
function eventAround({ members }: SystemDeclaration, offset: number): string | undefined {
  const events = members.flatMap((member) => (member.kind === "WebhooksMember" ? member.events : []));
  const event = events.findLast(({ start, name }) => start <= offset && name.end <= offset);
  return event?.name.kind === "Identifier" ? event.name.name.toLowerCase() : undefined;
}

/** What may follow a system's name and more: types of the description, operations and their parts, fields of both. */
export function typesBehind(request: Request, root: string, rest: readonly string[]): readonly CompletionItem[] {
  const symbol = declarationNamed(request, root);
  if (symbol?.kind !== "system") return [];
  const [first, ...more] = rest;
  if (first !== undefined) {
    const isOperation = more.length === 0 && symbol.operationNames().includes(first) && symbol.contract?.type(first) === undefined;
    const parts = isOperation ? ["body", "item"].filter((part) => symbol.type([first, part]) !== undefined) : [];
    const type = symbol.type(rest);
    const fields = type === undefined ? [] : propertyNames(present(type));
    return [
      ...parts.map(
        (part): CompletionItem => ({
          label: part,
          kind: "type",
          rank: rank.likely,
          identity: { of: "type", system: root, path: [...rest, part] },
        }),
      ),
      ...fields.map(
        (field): CompletionItem => ({
          label: field,
          kind: "field",
          text: written(field),
          rank: rank.fits,
          identity: { of: "type", system: root, path: [...rest, field] },
        }),
      ),
    ];
  }
  const types = (symbol.contract?.typeNames ?? []).map(
    (name): CompletionItem => ({
      label: name,
      kind: "type",
      text: written(name),
      rank: rank.fits,
      identity: { of: "type", system: root, path: [name] },
    }),
  );
  const operations = symbol.operationNames().map(
    (name): CompletionItem => ({
      label: name,
      kind: "operation",
      text: written(name),
      detail: "an operation's result, or `.body`",
      rank: rank.neutral,
      identity: { of: "operation", system: root, name },
    }),
  );
  return [...types, ...operations];
}
