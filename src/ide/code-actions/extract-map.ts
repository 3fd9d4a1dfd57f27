import type { Scope, Variable } from "../../checker/context.ts";
import { memberPath } from "../../checker/scope.ts";
import { writtenName } from "../../scaffold/written.ts";
import type { Expression, Node } from "../../syntax/nodes.ts";
import { walk } from "../../syntax/walk.ts";
import { admitsAbsence, admitsNull, withoutAbsence } from "../../types/join.ts";
import { resolve } from "../../types/type.ts";
import type { View } from "../view.ts";
import { type ActionProvider, edit, insert } from "./action.ts";
import { declaredIn } from "./declared.ts";
import { keepsSound } from "./keeps-sound.ts";
import { decides, isOperation, selectedExpression } from "./selected-expression.ts";
import { isFreeWord, nounOf, suggestedName } from "./suggested-name.ts";
import { freeName, indentAt, reindented, startWithDoc, textOf } from "./text.ts";
import { expectedPath, writtenType, writtenVariableType } from "./written-type.ts";

/** Moves the selected expression into a map of its own: its parameters are the names that it reads, with their types. */
export const extractMap: ActionProvider = (place) => {
  const { view } = place;
  const selected = selectedExpression(place);
  const owner = selected?.path.find((node) => node.kind === "MapDeclaration" || node.kind === "FlowDeclaration");
  if (selected === undefined || owner === undefined || !isWorthAMap(view, selected.expression)) return [];
  // The whole of a map is one already.
  if (selected.path.at(-1) === owner || decides(view, selected)) return [];
  const { expression, path } = selected;
  const scope = view.model?.scopeOf(expression);
  const free = freeVariables(view, expression);
  if (scope === undefined || free === undefined || free.length === 0 || readsNarrowed(scope, expression)) return [];
  const declared = declaredIn(view);
  const parameters = free.map((variable) => {
    const type = writtenVariableType(view, declared, variable);
    const name = writtenName(variable.name);
    return type && name && `${name}${type.optional ? "?" : ""}: ${type.text}`;
  });
  const result = resultType(view, declared, [...path, expression], expression);
  if (parameters.includes(undefined) || result === undefined) return [];
  const name = freeName(view.parsed.file, mapName(path.at(-1), expression, result));
  return [
    {
      title: `Extract to \`map ${name}\``,
      kind: "refactor.extract",
      edits() {
        const body = reindented(textOf(view, expression), indentAt(view, expression.start), "");
        const declaration = `map ${name}(${parameters.join(", ")}) -> ${result} ${expression.kind === "ObjectExpression" ? body : `= ${body}`}\n\n`;
        return keepsSound(view, [
          insert(place, startWithDoc(owner), declaration),
          edit(place, expression, `${name}(${free.map((variable) => writtenName(variable.name)).join(", ")})`),
        ]);
      },
    },
  ];
};

/** A name is no map, and neither is what has an effect. */
function isWorthAMap({ model }: View, expression: Expression): boolean {
  // What it fails with is met around it.
  if (model?.faultOf(expression) !== undefined) return false;
  if (plainPath(expression) !== undefined || expression.kind === "LambdaExpression" || expression.kind === "FailExpression") return false;
  for (const node of walk(expression)) {
    if (node.kind === "CallExpression" && isOperation(model, node)) return false;
    // What is spread takes its fields by what the place asks for.
    if (node.kind === "SpreadEntry" && expression.kind !== "ObjectExpression") return false;
  }
  return true;
}

/** The variables that an expression reads and does not bind itself, in order; undefined where one of them cannot be passed on. */
function freeVariables({ model }: View, expression: Expression): readonly Variable[] | undefined {
  const free = new Map<string, Variable>();
  for (const node of walk(expression)) {
    const symbol = node.kind === "Identifier" ? model?.symbolOf(node) : undefined;
    if (symbol?.kind !== "variable") continue;
    const { variable } = symbol;
    if (variable.span.start >= expression.start && variable.span.end <= expression.end) continue;
    if (variable.kind === "webhook") return undefined;
    free.set(variable.name, variable);
  }
  return [...free.values()];
}

/** Whether it reads something of which the place knows more than its type says: a map would not know it. */
function readsNarrowed(scope: Scope, expression: Expression): boolean {
  for (const node of walk(expression)) {
    const path = plainPath(node);
    if (path !== undefined && scope.narrowing(path) !== undefined) return true;
  }
  return false;
}

function plainPath(node: Node): string | undefined {
  if (node.kind === "Identifier") return node.name;
  return node.kind === "MemberExpression" && node.member.kind === "Identifier"
    ? memberPath(plainPath(node.object), node.member.name)
    : undefined;
}

/** What the place asks for, by its name; else what the expression is. */
function resultType(
  view: View,
  declared: ReturnType<typeof declaredIn>,
  path: readonly Node[],
  expression: Expression,
): string | undefined {
  const { model } = view;
  const expected = model?.expectedTypeOf(expression);
  const type = model?.typeOf(expression);
  // A map always gives something.
  if (type === undefined || resolve(type).kind === "unknown" || admitsAbsence(type)) return undefined;
  const named = expectedPath(view, declared, path);
  if (named !== undefined) return admitsNull(type) ? `${named} | null` : named;
  return (expected && writtenType(declared, withoutAbsence(expected))) ?? writtenType(declared, type);
}

/** `toAddress` for the value of `address`, `toContact` for a `crm.Contact`. */
function mapName(parent: Node | undefined, expression: Expression, result: string): string {
  const field = parent?.kind === "ObjectField" && parent.name.kind === "Identifier" ? parent.name.name : undefined;
  const type = /^(?:\w+\.)*([A-Za-z]\w*)$/u.exec(result.replace(/(?:\.(?:body|item))?(?: \| null)?$/u, ""))?.[1];
  const isObject = expression.kind === "ObjectExpression";
  const noun =
    field ??
    (isObject && !/^(?:string|number|integer|boolean)$/u.test(type ?? "") ? nounOf(type ?? "value") : undefined) ??
    suggestedName(expression) ??
    "value";
  const name = `to${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
  return isFreeWord(name) ? name : "toValue";
}
