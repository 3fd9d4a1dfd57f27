import { adviceOn } from "../../language/guard-advice.ts";
import type { Guard } from "../../program/program.ts";
import type { Node } from "../../syntax/nodes.ts";
import { resolve } from "../../types/type.ts";
import { witnessText } from "../../types/witness-text.ts";
import { type DocumentationPart, escaped, inlineCode } from "../documentation.ts";
import type { SymbolAt } from "../symbol-at.ts";
import { placeIn, type View } from "../view.ts";

/** How many guards of one value are shown. */
const maximumGuards = 5;

/**
 * Whether what stands at a place fits what takes it: proved, or guarded and why, in the words of `integ check --explain`. For
 * the name of a field or an argument, that is its value; for a name that is the whole value, the name.
 */
export function fitOf(view: View, { node }: SymbolAt): readonly DocumentationPart[] {
  const value = valueAt(view, node);
  if (value === undefined || value.kind === "Missing" || view.model === undefined) return [];
  const within = (at: { readonly file: string; readonly start: number; readonly end: number }): boolean =>
    at.file === view.file && at.start >= value.start && at.end <= value.end;
  const guards = view.checked.guards.filter(({ at }) => within(at));
  if (guards.length > 0) return guards.slice(0, maximumGuards).map((guard) => ({ kind: "words", markdown: guardWords(view, guard) }));
  const expected = view.model.expectedTypeOf(value);
  const found = view.model.typeOf(value);
  if (expected === undefined || found === undefined || resolve(expected).kind === "unknown" || resolve(found).kind === "unknown") return [];
  const isWrong = view.checked.diagnostics.some(
    ({ severity, location }) =>
      severity === "error" && location.file === view.file && location.start < value.end && location.end > value.start,
  );
  return isWrong ? [] : [{ kind: "words", markdown: "**proved**: every value that can stand here fits." }];
}

/** The value that is held against something: of a field, of an argument, or the whole that a name is. */
function valueAt(view: View, node: Node): Node | undefined {
  const { nodes } = placeIn(view, node.start);
  const parent = nodes.at(nodes.indexOf(node) - 1);
  if (parent === undefined || nodes.indexOf(node) < 1) return undefined;
  if ((parent.kind === "ObjectField" || parent.kind === "Argument") && parent.name === node) return parent.value;
  let value: Node = node;
  for (const around of nodes.slice(0, nodes.indexOf(node)).toReversed()) {
    if (around.kind === "MemberExpression" && around.member === value) value = around;
    else if (around.kind === "ObjectField" || around.kind === "Argument") return around.value === value ? value : undefined;
    else return undefined;
  }
  return undefined;
}

function guardWords(view: View, { path, constraint, reason, witness, accepted, at }: Guard): string {
  const place = at.description && view.checked.places.locate(at.description.file, at.description.pointer);
  return [
    `**${accepted ? "accepted" : "guarded"}**: ${path === "" ? "" : `${inlineCode(path)} `}${inlineCode(constraint)}`,
    `why: ${escaped(reason, 300)}`,
    ...(witness === undefined ? [] : [`refused would be ${inlineCode(witnessText(witness))}`]),
    ...(place === undefined ? [] : [`described in ${inlineCode(`${view.host.display(place.file)}:${place.line + 1}`)}`]),
    ...(accepted ? [] : [`to prove it: ${adviceOn(constraint)}`]),
  ].join("  \n");
}
