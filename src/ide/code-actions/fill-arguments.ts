import type { DeclaredSymbol, OperationSymbol, Scope } from "../../checker/context.ts";
import { missingArgument } from "../../diagnostics/codes/contract-use.ts";
import { valuesIn } from "../../scaffold/compose.ts";
import { createFieldMatcher } from "../../scaffold/match-fields.ts";
import type { FieldProposals } from "../../scaffold/proposal.ts";
import { proposeFields } from "../../scaffold/propose-fields.ts";
import { writtenName } from "../../scaffold/written.ts";
import type { CallExpression } from "../../syntax/nodes.ts";
import { neverType, type ObjectType, optionalProperty, type Type } from "../../types/type.ts";
import { type ActionProvider, edit } from "./action.ts";
import { appended } from "./appended.ts";
import { declaredIn } from "./declared.ts";
import { settled } from "./settled.ts";
import { nounOf } from "./suggested-name.ts";
import { valueText } from "./written-proposal.ts";

/** In a call of an operation: writes the required arguments that are missing; a body by a map that makes it, where there is one. */
export const fillArguments: ActionProvider = (place) => {
  const { view } = place;
  const call = place.path.nodes.findLast((node) => node.kind === "CallExpression");
  if (call?.kind !== "CallExpression" || call.callee.kind !== "MemberExpression") return [];
  const symbol = view.model?.symbolOf(call.callee.member);
  const scope = view.model?.scopeOf(call);
  if (symbol?.kind !== "operation" || scope === undefined) return [];
  const missing = [...symbol.operation.arguments.values()].filter(
    ({ name, required }) => required && writtenName(name) !== undefined && !call.arguments.some((argument) => argument.name?.name === name),
  );
  if (missing.length === 0) return [];
  const { member } = call.callee;
  const names = missing.map(({ name }) => `\`${name}\``).join(", ");
  return [
    {
      title: `Fill in the missing ${missing.length === 1 ? "argument" : "arguments"} ${names}`,
      kind: "quickfix",
      isPreferred: true,
      diagnostics: view.checked.diagnostics.filter(
        ({ code, location }) => code === missingArgument.definition.code && location.file === view.file && location.start === member.start,
      ),
      edits: () =>
        settled(view, proposals(symbol.operation, missing, scope, declaredIn(view)), (chosen) => {
          const parts = chosen.map(({ field, proposal }) => ({ text: `${writtenName(field.name) ?? ""}: ${valueText(proposal)}` }));
          const { edits, offset, starts } = appended(view, bracketed(view.text, call), parts);
          return { edits: edits.map((each) => edit(place, each, each.newText)), offset, starts };
        }),
    },
  ];
};

function bracketed(
  text: string,
  call: CallExpression,
): { readonly start: number; readonly end: number; readonly entries: CallExpression["arguments"] } {
  const entries = call.arguments.filter(({ value, name }) => name !== undefined || value.kind !== "Missing");
  return { start: text.indexOf("(", call.callee.end), end: call.end, entries };
}

/** What the arguments could be given: as if they were the fields of an object. */
function proposals(
  operation: OperationSymbol,
  missing: readonly { readonly name: string; readonly type: Type; readonly description?: string | undefined }[],
  scope: Scope,
  declared: readonly DeclaredSymbol[],
): readonly FieldProposals[] {
  const properties = new Map(
    missing.map(({ name, type, description }) => [name, { ...optionalProperty(name, type), required: true, description }]),
  );
  const target: ObjectType = { kind: "object", properties, additional: neverType };
  const fields = proposeFields(createFieldMatcher(valuesIn(scope)), target, { entity: nounOf(operation.name) });
  return fields.map((field) => {
    const type = properties.get(field.name)?.type;
    const maps = type === undefined ? [] : mapCalls(type, scope, declared);
    return { ...field, proposals: [...maps, ...field.proposals] };
  });
}

/** Calls of the maps that give a type, with variables of the types that they take. */
function mapCalls(type: Type, scope: Scope, declared: readonly DeclaredSymbol[]): FieldProposals["proposals"] {
  if (type.kind !== "ref") return [];
  const variables = scope.names().flatMap((name) => scope.lookup(name) ?? []);
  return declared.flatMap((symbol) => {
    if (symbol.kind !== "map" || symbol.result.kind !== "ref" || symbol.result.id !== type.id) return [];
    const names = symbol.parameters
      .filter(({ optional }) => !optional)
      .map((parameter) => variables.find((variable) => isSame(variable.type, parameter.type))?.name);
    const written = names.map((name) => name && writtenName(name));
    const map = writtenName(symbol.name);
    if (written.includes(undefined) || map === undefined) return [];
    return [{ kind: "value", expression: `${map}(${written.join(", ")})`, confidence: 1, reasons: [], placeholder: false } as const];
  });
}

function isSame(left: Type, right: Type): boolean {
  return left === right || (left.kind === "ref" && right.kind === "ref" && left.id === right.id);
}
