import type { RelatedLocation } from "../diagnostics/diagnostic.ts";
import { adviceOn } from "../language/guard-advice.ts";
import type { Guard } from "../program/program.ts";
import type { Span } from "../source/span.ts";
import type { CallExpression, Name, Node } from "../syntax/nodes.ts";
import { childrenOf } from "../syntax/walk.ts";
import { printType } from "../types/print.ts";
import { brokenType, resolve, type Type } from "../types/type.ts";
import { witnessText } from "../types/witness-text.ts";
import { failureRow, finalWords } from "../workspace/failure-table.ts";
import type { View } from "./view.ts";

/** A word that an editor shows between what is written. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  readonly kind: "type" | "parameter" | "failure" | "guard";
  /** What is shown when a pointer rests on it, as plain text; found out when it is asked for. */
  readonly tooltip?: () => string;
  /** Where a click leads; found out when it is asked for. */
  readonly target?: () => RelatedLocation | undefined;
}

/** The longest type that is shown. */
const maximumLength = 32;

/**
 * What is true of a program and not written in it: the types of names, what becomes of a call that fails, what is checked
 * only at run time, and the names of parameters.
 *
 * @param range only hints within it
 */
export function inlayHints(view: View, range: Span = { start: 0, end: view.text.length }): readonly InlayHint[] {
  const hints: InlayHint[] = guardHints(view, range);
  const pending: Node[] = [view.parsed.file];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.end < range.start || node.start > range.end) continue;
    hints.push(...hintsOf(view, node));
    pending.push(...childrenOf(node));
  }
  return hints.filter(({ offset }) => offset >= range.start && offset <= range.end).sort((left, right) => left.offset - right.offset);
}

function hintsOf(view: View, node: Node): readonly InlayHint[] {
  switch (node.kind) {
    case "LetStep":
      return [...typeHint(view, node.name), ...failureHint(view, node)];
    case "CallStep":
      return failureHint(view, node);
    case "ForStep":
      return typeHint(view, node.variable);
    case "Alias":
      return typeHint(view, node.name);
    case "CallExpression":
      return parameterHints(view, node);
    default:
      return [];
  }
}

/** `let account: Account`; nothing where the value says it as well. */
function typeHint(view: View, name: Name): readonly InlayHint[] {
  if (name.kind === "Missing") return [];
  const symbol = view.model?.symbolOf(name);
  if (symbol?.kind !== "variable" || resolve(symbol.variable.type) === brokenType) return [];
  const { type } = symbol.variable;
  return [{ offset: name.end, label: `: ${shortType(type)}`, kind: "type", tooltip: () => printType(type), target: () => originOf(type) }];
}

function originOf(type: Type): RelatedLocation | undefined {
  return type.origin ?? resolve(type).origin;
}

/** A type in a few characters: a name, or the kind of thing that it is. */
function shortType(type: Type): string {
  const text = printType(type);
  if (text.length <= maximumLength) return text;
  const form = resolve(type);
  if (form.kind === "object") return "{ … }";
  if (form.kind === "array") return `${shortItem(form.items)}[]`;
  return `${text.slice(0, maximumLength - 1)}…`;
}

function shortItem(type: Type): string {
  const text = shortType(type);
  return /^[\w.]+$/u.test(text) ? text : `(${text})`;
}

/** What becomes of a run where a call fails as no handler says. */
function failureHint(view: View, step: Extract<Node, { kind: "LetStep" | "CallStep" }>): readonly InlayHint[] {
  const call = step.value.kind === "CallExpression" ? view.model?.callOf(step.value) : undefined;
  if (call === undefined) return [];
  return [
    {
      offset: step.end,
      label: step.clauses.some(({ kind }) => kind === "OnClause")
        ? `else ${finalWords(call.finally)}`
        : `on failure ${finalWords(call.finally)}`,
      kind: "failure",
      tooltip() {
        const rows = call.failures().map((failure) => failureRow(failure, call.finally, undefined));
        return rows.map(({ failure, first, then }) => [failure, first, then].filter((words) => words !== "").join(": ")).join("\n");
      },
    },
  ];
}

/** A mark behind each value that is checked at run time, for it could not be proved to fit. */
function guardHints(view: View, range: Span): InlayHint[] {
  const places = new Map<number, Guard[]>();
  for (const guard of view.checked.guards) {
    const { file, end } = guard.at;
    if (file !== view.file || guard.accepted || end < range.start || end > range.end) continue;
    const known = places.get(end) ?? [];
    known.push(guard);
    places.set(end, known);
  }
  return [...places].map(([offset, guards]) => {
    const [first] = guards;
    const constraints = [...new Set(guards.map(({ constraint }) => constraint))];
    return {
      offset,
      label: constraints.length === 1 ? `guarded: ${shortened(constraints[0] ?? "")}` : `guarded: ${constraints.length} constraints`,
      kind: "guard" as const,
      tooltip: () => guards.map(guardText).join("\n\n"),
      target: () => first?.at.description,
    };
  });
}

function shortened(text: string): string {
  return text.length > maximumLength ? `${text.slice(0, maximumLength - 1)}…` : text;
}

/** Why a value is checked at run time, and how to make it so that it need not be. */
function guardText({ path, constraint, reason, witness }: Guard): string {
  return [
    `${path === "" ? "" : `${path} is `}checked before it is sent: ${constraint}`,
    `Not proved: ${reason}`,
    ...(witness === undefined ? [] : [`Refused would be ${witnessText(witness)}`]),
    `To prove it: ${adviceOn(constraint)}`,
  ].join("\n");
}

/** The names of a map's parameters in front of values that do not say them. */
function parameterHints(view: View, call: CallExpression): readonly InlayHint[] {
  const symbol = call.callee.kind === "Identifier" ? view.model?.symbolOf(call.callee) : undefined;
  if (symbol?.kind !== "declaration" || symbol.symbol.kind !== "map" || symbol.symbol.parameters.length < 2) return [];
  const { parameters, file, declaration } = symbol.symbol;
  return call.arguments.flatMap((argument, index) => {
    const parameter = parameters[index];
    if (parameter === undefined || argument.name !== undefined || argument.value.kind === "Missing") return [];
    if (lastName(argument.value) === parameter.name) return [];
    const node = declaration.parameters.find(({ name }) => name.kind === "Identifier" && name.name === parameter.name);
    return [
      {
        offset: argument.start,
        label: `${parameter.name}:`,
        kind: "parameter" as const,
        tooltip: () => `${parameter.name}${parameter.optional ? "?" : ""}: ${printType(parameter.type)}`,
        target: () => node && { file, start: node.start, end: node.end },
      },
    ];
  });
}

/** What a value is called where it is a plain path. */
function lastName(value: Node): string | undefined {
  if (value.kind === "Identifier") return value.name;
  return value.kind === "MemberExpression" && value.member.kind === "Identifier" ? value.member.name : undefined;
}
