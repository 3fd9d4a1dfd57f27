import { writtenField } from "../../../scaffold/written.ts";
import type { ObjectExpression } from "../../../syntax/nodes.ts";
import { printType } from "../../../types/print.ts";
import { isReadOnly } from "../../../types/read-only.ts";
import type { ObjectType, Property } from "../../../types/type.ts";
import { objectsOf } from "../fit.ts";
import { type CompletionItem, escapeSnippet, rank } from "../item.ts";
import { matcherOf } from "../likely.ts";
import type { Place } from "../place.ts";
import type { Request } from "../request.ts";
import { identityOf } from "./members.ts";

/** The fields that an object of the expected type lacks, required ones first. */
export function offerFields(request: Request, { object, nodes }: Extract<Place, { readonly kind: "field" }>): readonly CompletionItem[] {
  const expected = request.model.expectedTypeOf(object);
  if (expected === undefined) return [];
  const { cursor } = request;
  const isSample = nodes.some(({ kind }) => kind === "TestDeclaration");
  const own = writtenFields(object, cursor.word.start);
  const missing = new Map<string, { readonly property: Property; readonly of: ObjectType }>();
  for (const form of objectsOf(expected))
    for (const property of form.properties.values())
      if (!own.has(property.name) && !missing.has(property.name) && property.listed !== false && (isSample || !isReadOnly(form, property)))
        missing.set(property.name, { property, of: form });
  const hasColon = cursor.next?.kind === "Colon";
  const fields = [...missing.values()].map(({ property }) => fieldItem(property, hasColon));
  const required = [...missing.values()].flatMap(({ property }) => (property.required ? [property] : []));
  if (hasColon || isSample || required.length === 0) return fields;
  return [...fields, fillIn(request, object, required)];
}

/** The names that an object writes, but for the one at an offset. */
function writtenFields({ entries }: ObjectExpression, offset: number): ReadonlySet<string> {
  return new Set(
    entries.flatMap((entry) => {
      if (entry.kind === "SpreadEntry" || entry.name.kind === "Missing" || entry.start === offset) return [];
      return [entry.name.kind === "Identifier" ? entry.name.name : entry.name.value];
    }),
  );
}

function fieldItem(property: Property, hasColon: boolean): CompletionItem {
  const text = writtenField(property.name);
  return {
    label: property.name,
    kind: "field",
    signature: property.required ? "" : "?",
    detail: property.required ? `${printType(property.type)}, required` : printType(property.type),
    text: hasColon ? text : `${text}: `,
    rank: property.deprecated ? rank.deprecated : property.required ? rank.likely : rank.fits,
    filter: text === property.name ? undefined : property.name,
    isDeprecated: property.deprecated,
    identity: identityOf(property.origin, property.description, property.required ? "Required." : ""),
    continues: !hasColon,
  };
}

/** All required fields at once, each with its likeliest value to begin with. */
function fillIn({ model, view, cursor }: Request, object: ObjectExpression, required: readonly Property[]): CompletionItem {
  const scope = model.scopeOf(object);
  const lines = required.map((property, index) => {
    const [best] = scope === undefined ? [] : matcherOf(scope).match(property, 1);
    const value = best?.expression ?? `fail ${JSON.stringify(`${property.name} is not mapped yet`)}`;
    return `${escapeSnippet(writtenField(property.name))}: \${${index + 1}:${escapeSnippet(value)}}`;
  });
  // On lines of their own where the object is written on several.
  const isOnOneLine = !view.text.slice(object.start, Math.max(object.end, cursor.word.start)).includes("\n");
  return {
    label: "fill in all required fields",
    kind: "snippet",
    detail: required.map(({ name }) => name).join(", "),
    snippet: lines.join(isOnOneLine ? ", " : "\n"),
    filter: required[0]?.name,
    rank: rank.likely,
  };
}
