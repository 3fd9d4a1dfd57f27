import type { Scope } from "../../checker/context.ts";
import { objectForm } from "../../checker/expressions/object.ts";
import { missingField } from "../../diagnostics/codes/types.ts";
import type { Diagnostic, Edit } from "../../diagnostics/diagnostic.ts";
import { valuesIn } from "../../scaffold/compose.ts";
import { createFieldMatcher } from "../../scaffold/match-fields.ts";
import { type FieldProposals, isWritten, likely } from "../../scaffold/proposal.ts";
import { proposeFields } from "../../scaffold/propose-fields.ts";
import { writtenField } from "../../scaffold/written.ts";
import type { ObjectExpression } from "../../syntax/nodes.ts";
import { propertyNames } from "../../types/members.ts";
import { isReadOnly } from "../../types/read-only.ts";
import type { ObjectType, Property, Type } from "../../types/type.ts";
import type { View } from "../view.ts";
import { type ActionPlace, type ActionProvider, edit } from "./action.ts";
import { appended, type WrittenPart } from "./appended.ts";
import { settled } from "./settled.ts";
import { writtenProposal } from "./written-proposal.ts";

/** How many names a title says. */
const mostNames = 3;

/**
 * In an object whose fields are known: writes the required ones that are missing, or everything that has a likely value. Values
 * are the likeliest in scope, by name, type and description; where there is none, the record is refused until somebody says.
 */
export const fillFields: ActionProvider = (place) => {
  const { view } = place;
  const object = place.path.nodes.findLast((node) => node.kind === "ObjectExpression");
  const target = object && view.model?.expectedTypeOf(object);
  const form = target && objectForm(target);
  const scope = object && view.model?.scopeOf(object);
  // The data of a test may leave out whatever they like.
  if (place.path.nodes.some(({ kind }) => kind === "TestDeclaration")) return [];
  if (object?.kind !== "ObjectExpression" || target === undefined || form === undefined || scope === undefined) return [];
  const open = openFields(view, object, form);
  const required = open.filter((property) => property.required);
  const optional = open.length - required.length;
  const filling = (properties: readonly Property[], all: boolean): readonly Edit[] =>
    fill(place, object, target, form, scope, properties, all);
  return [
    ...(required.length === 0
      ? []
      : [
          {
            title: `Fill in the missing ${namesOf(required)}`,
            kind: "quickfix" as const,
            diagnostics: diagnosticsOf(view, object),
            edits: () => filling(required, true),
          },
        ]),
    ...(optional === 0 || scope.names().length === 0
      ? []
      : [
          {
            title: `Map the other fields of \`${nameOf(target)}\` by name and type`,
            kind: "refactor.rewrite" as const,
            edits: () => filling(open, false),
          },
        ]),
  ];
};

function nameOf(target: Type): string {
  return target.kind === "ref" ? target.name : "the object";
}

/** `Name`, `Phone` and 3 more */
function namesOf(properties: readonly Property[]): string {
  const names = properties.slice(0, mostNames).map(({ name }) => `\`${writtenField(name)}\``);
  return properties.length > mostNames ? `${names.join(", ")} and ${properties.length - mostNames} more` : names.join(", ");
}

/** The fields that an object may have and has not: neither written nor spread into it. */
function openFields({ model }: View, object: ObjectExpression, form: ObjectType): readonly Property[] {
  const given = new Set<string>();
  for (const entry of object.entries) {
    if (entry.kind === "ObjectField") {
      if (entry.name.kind !== "Missing") given.add(entry.name.kind === "Identifier" ? entry.name.name : entry.name.value);
      continue;
    }
    const spread = model?.typeOf(entry.value);
    for (const name of spread === undefined ? [] : propertyNames(spread)) given.add(name);
  }
  return [...form.properties.values()].filter(
    (property) => !given.has(property.name) && !isReadOnly(form, property) && (property.required || !property.deprecated),
  );
}

/** What the compiler says of the missing fields of one object. */
function diagnosticsOf({ checked, file }: View, { start }: ObjectExpression): readonly Diagnostic[] {
  return checked.diagnostics.filter(
    ({ code, location }) => code === missingField.definition.code && location.file === file && location.start === start,
  );
}

/**
 * @param all whether a field is written for which nothing is likely
 */
function fill(
  place: ActionPlace,
  object: ObjectExpression,
  target: Type,
  form: ObjectType,
  scope: Scope,
  properties: readonly Property[],
  all: boolean,
): readonly Edit[] {
  const wanted = new Set(properties.map(({ name }) => name));
  const matcher = createFieldMatcher(valuesIn(scope));
  const proposals = proposeFields(matcher, form, { entity: target.kind === "ref" ? target.name : undefined }).filter(({ name }) =>
    wanted.has(name),
  );
  const fields = proposals.filter((field) => (all ? isWritten(field) : isLikely(field)));
  return settled(place.view, fields, (chosen) => {
    const parts = chosen.map(({ field, proposal }): WrittenPart => ({ text: writtenProposal(field.name, proposal) }));
    const { edits, offset, starts } = appended(place.view, object, parts);
    return { edits: edits.map((each) => edit(place, each, each.newText)), offset, starts };
  });
}

function isLikely({ proposals: [first] }: FieldProposals): boolean {
  return first !== undefined && first.confidence >= likely;
}
