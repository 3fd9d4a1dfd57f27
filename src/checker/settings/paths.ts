import type { Argument, Expression, Identifier, Setting, SettingValue, StringLiteral } from "../../syntax/nodes.ts";

/** The names of `a.b.c`, or undefined where the expression is something else. */
export function pathOf(value: SettingValue): readonly Identifier[] | undefined {
  const names: Identifier[] = [];
  let current: SettingValue = value;
  while (current.kind === "MemberExpression") {
    if (current.member.kind === "Missing" || current.optional) return undefined;
    names.unshift(current.member);
    current = current.object;
  }
  if (current.kind !== "Identifier") return undefined;
  names.unshift(current);
  return names;
}

/** `env.NAME` or `secret.NAME`. */
export function environmentReference(value: SettingValue): { readonly kind: "env" | "secret"; readonly name: Identifier } | undefined {
  if (value.kind !== "MemberExpression" || value.object.kind !== "Identifier" || value.member.kind === "Missing") return undefined;
  const root = value.object.name;
  return root === "env" || root === "secret" ? { kind: root, name: value.member } : undefined;
}

/** A word of the language with what it is given: `none`, `bearer(x)`, `cursor { … }`, `openapi "x" overlay "y"`. */
export interface Invocation {
  /** `oauth2.clientCredentials` */
  readonly name: string;
  readonly nameSpan: { readonly start: number; readonly end: number };
  /** The parts of the name. */
  readonly names: readonly Identifier[];
  readonly start: number;
  readonly end: number;
  readonly given:
    | { readonly kind: "nothing" }
    | { readonly kind: "arguments"; readonly arguments: readonly Argument[] }
    | { readonly kind: "block"; readonly settings: readonly Setting[] }
    | { readonly kind: "text"; readonly text: StringLiteral }
    | { readonly kind: "other"; readonly value: SettingValue };
  readonly modifiers: readonly { readonly word: Identifier; readonly value: Expression }[];
}

/** Reads a value as a word of the language; undefined where it is no such form. */
export function invocationOf(value: SettingValue): Invocation | undefined {
  const { start, end } = value;
  if (value.kind === "Tagged") {
    const first = value.tag[0];
    const last = value.tag[value.tag.length - 1];
    if (first === undefined || last === undefined) return undefined;
    const given: Invocation["given"] =
      value.value.kind === "SettingObject"
        ? { kind: "block", settings: value.value.settings }
        : value.value.kind === "StringLiteral"
          ? { kind: "text", text: value.value }
          : { kind: "other", value: value.value };
    return {
      name: value.tag.map((part) => part.name).join("."),
      nameSpan: { start: first.start, end: last.end },
      names: value.tag,
      start,
      end,
      given,
      modifiers: value.modifiers,
    };
  }
  const called = value.kind === "CallExpression";
  const path = pathOf(called ? value.callee : value);
  const first = path?.[0];
  const last = path?.[path.length - 1];
  if (path === undefined || first === undefined || last === undefined) return undefined;
  const given: Invocation["given"] = called ? { kind: "arguments", arguments: value.arguments } : { kind: "nothing" };
  return {
    name: path.map((part) => part.name).join("."),
    nameSpan: { start: first.start, end: last.end },
    names: path,
    start,
    end,
    given,
    modifiers: [],
  };
}

/** Whether something was left out within a value, which the parser has reported: nothing more is said about it. */
export function hasMissing(value: SettingValue): boolean {
  switch (value.kind) {
    case "Missing":
      return true;
    case "MemberExpression":
      return value.member.kind === "Missing" || hasMissing(value.object);
    case "CallExpression":
      return hasMissing(value.callee) || value.arguments.some((argument) => hasMissing(argument.value));
    case "SettingList":
      return value.elements.some(hasMissing);
    case "Rate":
      return value.per.kind === "Missing";
    case "Alias":
      return value.name.kind === "Missing" || hasMissing(value.value);
    case "BinaryExpression":
      return hasMissing(value.left) || hasMissing(value.right);
    case "UnaryExpression":
    case "UnwrapExpression":
      return hasMissing(value.operand);
    default:
      return false;
  }
}
