import type { Node } from "../../../syntax/nodes.ts";
import { present } from "../../../types/join.ts";
import { propertyNames } from "../../../types/members.ts";
import type { Type } from "../../../types/type.ts";
import { constantsOf } from "../fit.ts";
import { type CompletionItem, rank } from "../item.ts";
import { declarationNamed } from "../names.ts";
import type { Place } from "../place.ts";
import type { Request } from "../request.ts";
import { nameOfSetting } from "../tables.ts";
import { systemOf } from "./operations.ts";

type StringPlace = Extract<Place, { readonly kind: "string" }>;

/** What may stand in a string: a constant that is expected there, a path of an operation, a file, a key of a table. */
export function offerStrings(request: Request, { literal, nodes }: StringPlace): readonly CompletionItem[] {
  const parent = nodes.at(-2);
  const quoted = constants(expectedOf(request, literal, parent, nodes));
  if (quoted.length > 0) return quoted;
  switch (parent?.kind) {
    case "OperationMember":
      return operationPaths(request, parent.method?.name, nodes);
    case "WebhooksMember": {
      const system = systemOf(request, nodes);
      return [{ label: `/hooks/${system?.name ?? "name"}`, kind: "value", rank: rank.fits }];
    }
    case "ImportDeclaration":
      return files(request, [".integ"]);
    case "SchemaType":
      return request.cursor.typed.includes("#") ? schemas(request) : files(request, [".json", ".yaml", ".yml"]);
    case "Tagged": {
      const setting = nodes.findLast((node) => node.kind === "Setting");
      const name = setting?.kind === "Setting" ? nameOfSetting(setting) : undefined;
      return name === "spec" ? files(request, [".json", ".yaml", ".yml"]) : [];
    }
    case "IndexExpression":
      return keys(request, parent.object);
    default:
      return [];
  }
}

/** The type that is expected of a text: as a value, as one side of a comparison, or as a case of a `match`. */
function expectedOf({ model }: Request, literal: Node, parent: Node | undefined, nodes: readonly Node[]): Type | undefined {
  const expected = model.expectedTypeOf(literal);
  if (expected !== undefined) return expected;
  if (parent?.kind === "BinaryExpression" && ["==", "!=", "??"].includes(parent.operator))
    return model.typeOf(parent.left === literal ? parent.right : parent.left);
  if (parent?.kind !== "ValuePattern") return undefined;
  const match = nodes.findLast((node) => node.kind === "MatchExpression" || node.kind === "MatchStep");
  const subject = match?.kind === "MatchExpression" || match?.kind === "MatchStep" ? match.subject : undefined;
  return subject && model.typeOf(subject);
}

function constants(expected: Type | undefined): readonly CompletionItem[] {
  if (expected === undefined) return [];
  return constantsOf(expected).flatMap(({ value, description }): CompletionItem[] =>
    typeof value === "string"
      ? [
          {
            label: value,
            kind: "constant",
            text: inString(value),
            rank: rank.likely,
            identity: description === undefined ? undefined : { of: "quoted", text: description, lead: "" },
          },
        ]
      : [],
  );
}

/** A text as it stands between quotes. */
function inString(text: string): string {
  return JSON.stringify(text).slice(1, -1).replaceAll("${", "\\${");
}

function operationPaths(request: Request, method: string | undefined, nodes: readonly Node[]): readonly CompletionItem[] {
  const operations = systemOf(request, nodes)?.contract?.operations ?? [];
  return operations
    .filter((operation) => method === undefined || operation.method === method.toUpperCase())
    .map(({ path, operationId, method: written }) => ({
      label: path,
      kind: "operation",
      detail: operationId ?? written,
      text: inString(path),
      rank: rank.fits,
    }));
}

function keys({ model, ...request }: Request, object: Node): readonly CompletionItem[] {
  const table = object.kind === "Identifier" ? declarationNamed({ model, ...request }, object.name) : undefined;
  if (table?.kind === "table")
    return table.entries.flatMap(({ key }): CompletionItem[] =>
      typeof key === "string" ? [{ label: key, kind: "constant", text: inString(key), rank: rank.likely }] : [],
    );
  const type = model.typeOf(object);
  return type === undefined
    ? []
    : propertyNames(present(type)).map((name) => ({ label: name, kind: "field", text: inString(name), rank: rank.fits }));
}

/** The schemas of a file that have names, by their pointers: `file.json#/$defs/X`. */
function schemas({ view, cursor }: Request): readonly CompletionItem[] {
  const file = cursor.typed.slice(0, cursor.typed.indexOf("#"));
  const contract = view.checked.contracts.get(view.host.resolve(view.file, file));
  return (contract?.typeNames ?? []).flatMap((name): CompletionItem[] => {
    const type = contract?.type(name);
    if (type?.kind !== "ref" || !type.id.includes("#")) return [];
    const reference = `${file}${type.id.slice(type.id.indexOf("#"))}`;
    return [{ label: reference, kind: "type", text: inString(reference), rank: rank.fits, filter: reference }];
  });
}

/** Files and folders beside the program, below the folder that is written already. */
function files({ view, cursor }: Request, endings: readonly string[]): readonly CompletionItem[] {
  const { host, file } = view;
  const folder = cursor.typed.slice(0, cursor.typed.lastIndexOf("/") + 1);
  const inFolder = host.resolve(file, `${folder}.`);
  const entries = host.list(inFolder.replace(/[\\/]+$/u, "")) ?? [];
  return entries.flatMap(({ name, isFolder }): CompletionItem[] => {
    if (name.startsWith(".") || name === "node_modules") return [];
    if (isFolder) return [{ label: `${folder}${name}/`, kind: "folder", rank: rank.neutral, continues: true }];
    if (!endings.some((ending) => name.endsWith(ending)) || host.resolve(file, `${folder}${name}`) === file) return [];
    return [{ label: folder === "" && endings[0] === ".integ" ? `./${name}` : `${folder}${name}`, kind: "file", rank: rank.fits }];
  });
}
