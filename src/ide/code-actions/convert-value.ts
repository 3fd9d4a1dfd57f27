import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { convert } from "../../scaffold/convert.ts";
import type { Expression, Node } from "../../syntax/nodes.ts";
import { brokenType } from "../../types/type.ts";
import { type ActionPlace, type ActionProvider, type CodeAction, edit, insert } from "./action.ts";
import { errorsAfter } from "./keeps-sound.ts";
import { textOf } from "./text.ts";

/** What a value is given for: the nodes around it that say so. */
type Holder = Extract<Node, { kind: "ObjectField" | "Argument" }>;

/**
 * At a value that does not fit its place, or is only checked at run time to fit: what makes it fit by its type, by a standard
 * function or a default; and that the check is accepted.
 */
export const convertValue: ActionProvider = (place) => {
  const { view, path } = place;
  const holder = path.nodes.findLast((node): node is Holder => node.kind === "ObjectField" || node.kind === "Argument");
  if (holder === undefined || holder.value.kind === "Tagged") return [];
  const value = holder.value;
  const type = view.model?.typeOf(value);
  const expected = view.model?.expectedTypeOf(value);
  if (type === undefined || type === brokenType || expected === undefined || value.start > place.span.start || value.end < place.span.end)
    return [];
  const within = ({ file, start, end }: { readonly file: string; readonly start: number; readonly end: number }): boolean =>
    file === view.file && start >= value.start && end <= value.end;
  const diagnostics = view.checked.diagnostics.filter(({ severity, location }) => severity === "error" && within(location));
  const guards = view.checked.guards.filter(({ at, accepted }) => !accepted && within(at));
  if (diagnostics.length === 0 && guards.length === 0) return [];
  return [
    ...conversion(place, value, type, expected, isRequired(place, holder), diagnostics),
    ...(guards.length > 0 ? acceptance(place, value) : []),
  ];
};

function isRequired({ view }: ActionPlace, { name }: Holder): boolean {
  const symbol = name === undefined ? undefined : view.model?.symbolOf(name);
  if (symbol?.kind === "argument") return symbol.argument.required;
  return symbol?.kind === "property" && symbol.uses.some(({ property }) => property.required);
}

function conversion(
  place: ActionPlace,
  value: Expression,
  type: Parameters<typeof convert>[1],
  expected: Parameters<typeof convert>[1],
  required: boolean,
  diagnostics: readonly Diagnostic[],
): readonly CodeAction[] {
  const { view } = place;
  const text = textOf(view, value);
  const found = isOperand(value)
    ? convert(text, type, { type: expected, required })
    : convert(`(${text})`, type, { type: expected, required });
  if (found === undefined || found.expression === text || found.expression === `(${text})`) return [];
  const change = edit(place, value, found.expression);
  return [
    {
      title: `Write \`${found.expression.length > 60 ? `…${found.expression.slice(-59)}` : found.expression}\``,
      kind: diagnostics.length > 0 ? "quickfix" : "refactor.rewrite",
      diagnostics,
      // What is wrong must be less wrong with it.
      edits: () => (diagnostics.length > 0 && errorsAfter(view, [change]).length >= errorsIn(view.checked.diagnostics) ? [] : [change]),
    },
  ];
}

function errorsIn(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter(({ severity }) => severity === "error").length;
}

function acceptance(place: ActionPlace, value: Expression): readonly CodeAction[] {
  const edits = isOperand(value) ? [insert(place, value.end, "!")] : [insert(place, value.start, "("), insert(place, value.end, ")!")];
  return [{ title: "Accept the check at run time with `!`", kind: "refactor.rewrite", edits: () => edits }];
}

/** Whether a point may be written right behind it. */
function isOperand({ kind }: Expression): boolean {
  return [
    "Identifier",
    "MemberExpression",
    "IndexExpression",
    "CallExpression",
    "StringLiteral",
    "TemplateExpression",
    "ParenthesizedExpression",
  ].includes(kind);
}
