import type { Argument, CallExpression, Expression, MatchExpression, ObjectExpression } from "../../syntax/nodes.ts";
import { propertyNames } from "../../types/members.ts";
import type { Origin, Property, Type } from "../../types/type.ts";
import { resolve } from "../../types/type.ts";
import type { DeclaredSymbol } from "../context.ts";
import type { SemanticModel } from "../model.ts";

/** Personal data that reaches a value. */
export interface PersonalSource {
  /** As it was written, or the field's name (`order.customer.email`). */
  readonly what: string;
  /** Where the description has it. */
  readonly origin: Origin | undefined;
}

/** What names that a declaration binds itself stand for; those that are not here are known by their types. */
type Bindings = ReadonlyMap<string, { readonly value: Expression; readonly bindings: Bindings }>;

/** Functions whose results say nothing of a person: hashes, counts, and answers of yes or no. */
const clearing: ReadonlySet<string> = new Set([
  "sha256",
  "hmacSha256",
  "length",
  "count",
  "isEmpty",
  "contains",
  "includes",
  "startsWith",
  "endsWith",
  "matches",
  "every",
  "some",
]);

/** Functions that give items of their receiver, whatever their lambda computes. */
const selecting: ReadonlySet<string> = new Set([
  ...["filter", "sortBy", "find", "first", "last", "take", "drop", "slice", "reverse", "distinct", "compact", "min", "max"],
  ...["groupBy", "values", "keyBy", "chunk", "concat", "append"],
]);

/** Names and maps within each other that are followed; deeper ones are taken for clean. */
const maximumDepth = 16;

/** Expressions that are looked at for one value: maps that call each other again and again could be followed for ever. */
const maximumVisits = 10_000;

/**
 * Finds where personal data flows: fields that a description or the program marks as personal, and texts of the format
 * `email`, through names, templates, functions, maps and objects. A hash clears it.
 */
export class PersonalData {
  readonly #model: SemanticModel;
  readonly #declared: (name: string) => DeclaredSymbol | undefined;
  #visits = 0;

  /** @param declared a declaration by its name, in the file that is looked at */
  constructor(model: SemanticModel, declared: (name: string) => DeclaredSymbol | undefined) {
    this.#model = model;
    this.#declared = declared;
  }

  /**
   * Personal data in a value, or in what a path of fields leads to within it; undefined where there is none that is known.
   *
   * @param lets the expressions behind names that steps have bound
   */
  in(node: Expression, lets: ReadonlyMap<string, Expression> = new Map()): PersonalSource | undefined {
    const bindings = new Map<string, { value: Expression; bindings: Bindings }>();
    for (const [name, value] of lets) bindings.set(name, { value, bindings });
    this.#visits = 0;
    return this.#of(node, [], bindings, 0);
  }

  #of(node: Expression, path: readonly string[], bindings: Bindings, depth: number): PersonalSource | undefined {
    if (depth > maximumDepth || ++this.#visits > maximumVisits) return undefined;
    switch (node.kind) {
      case "Identifier": {
        const bound = bindings.get(node.name);
        if (bound !== undefined) return this.#of(bound.value, path, bound.bindings, depth + 1);
        const type = this.#model.typeOf(node);
        return type && personalAt(type, path, node.name);
      }
      case "MemberExpression":
        if (node.member.kind === "Missing") return undefined;
        return this.#of(node.object, [node.member.name, ...path], bindings, depth);
      case "IndexExpression": {
        if (node.object.kind === "Identifier" && this.#declared(node.object.name)?.kind === "table") return undefined;
        const key = node.index.kind === "StringLiteral" ? [node.index.value] : [];
        return this.#of(node.object, [...key, ...path], bindings, depth);
      }
      case "ParenthesizedExpression":
        return this.#of(node.expression, path, bindings, depth);
      case "UnwrapExpression":
        return this.#of(node.operand, path, bindings, depth);
      case "TemplateExpression":
        return first(node.parts, (part) => (part.kind === "TemplateText" ? undefined : this.#of(part, [], bindings, depth)));
      case "BinaryExpression":
        if (node.operator !== "??" && !["+", "-", "*", "/"].includes(node.operator)) return undefined;
        return this.#of(node.left, path, bindings, depth) ?? this.#of(node.right, path, bindings, depth);
      case "MatchExpression":
        return this.#ofMatch(node, path, bindings, depth);
      case "ObjectExpression":
        return this.#ofObject(node, path, bindings, depth);
      case "ArrayExpression":
        return first(node.elements, (element) => this.#of(element.kind === "SpreadEntry" ? element.value : element, path, bindings, depth));
      case "CallExpression":
        return this.#ofCall(node, path, bindings, depth);
      default:
        return undefined;
    }
  }

  #ofMatch(node: MatchExpression, path: readonly string[], bindings: Bindings, depth: number): PersonalSource | undefined {
    return first(node.arms, (arm) => this.#of(arm.value, path, bindings, depth));
  }

  #ofObject(node: ObjectExpression, path: readonly string[], bindings: Bindings, depth: number): PersonalSource | undefined {
    const [name, ...rest] = path;
    return first(node.entries, (entry) => {
      if (entry.kind === "SpreadEntry") return this.#of(entry.value, path, bindings, depth);
      if (entry.name.kind === "Missing") return undefined;
      const field = entry.name.kind === "Identifier" ? entry.name.name : entry.name.value;
      return name === undefined || field === name ? this.#of(entry.value, rest, bindings, depth) : undefined;
    });
  }

  #ofCall(node: CallExpression, path: readonly string[], bindings: Bindings, depth: number): PersonalSource | undefined {
    const { callee } = node;
    const values = node.arguments.map((argument) => argument.value).filter((value) => value.kind !== "Tagged");
    if (callee.kind === "Identifier") return this.#ofMap(callee.name, values, path, bindings, depth);
    if (callee.kind !== "MemberExpression" || callee.member.kind === "Missing") return undefined;
    const name = callee.member.name;
    const type = this.#model.typeOf(node);
    if (clearing.has(name) || type?.kind === "boolean") return undefined;
    const receiver = callee.object;
    const [mapping] = values;
    if ((name === "map" || name === "flatMap") && mapping !== undefined) {
      if (mapping.kind === "Identifier") return this.#ofMap(mapping.name, [receiver], path, bindings, depth);
      if (mapping.kind === "LambdaExpression") {
        const [parameter] = mapping.parameters;
        const inner = new Map(bindings);
        if (parameter?.kind === "Identifier") inner.set(parameter.name, { value: receiver, bindings });
        return this.#of(mapping.body, path, inner, depth + 1);
      }
    }
    const others = selecting.has(name) ? [] : values.filter((value) => value.kind !== "LambdaExpression");
    return this.#of(receiver, path, bindings, depth) ?? first(others, (value) => this.#of(value, path, bindings, depth));
  }

  #ofMap(
    name: string,
    values: readonly Exclude<Argument["value"], { kind: "Tagged" }>[],
    path: readonly string[],
    bindings: Bindings,
    depth: number,
  ): PersonalSource | undefined {
    const symbol = this.#declared(name);
    if (symbol?.kind !== "map") return undefined;
    const inner = new Map<string, { value: Expression; bindings: Bindings }>();
    for (const [index, parameter] of symbol.declaration.parameters.entries()) {
      const value = values[index];
      if (parameter.name.kind === "Identifier" && value !== undefined) inner.set(parameter.name.name, { value, bindings });
    }
    return this.#of(symbol.declaration.body, path, inner, depth + 1);
  }
}

function first<Item>(items: readonly Item[], find: (item: Item) => PersonalSource | undefined): PersonalSource | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Personal data on the way along a path of fields, or within what stands at its end. */
function personalAt(type: Type, path: readonly string[], what: string): PersonalSource | undefined {
  const [name, ...rest] = path;
  const form = resolve(type);
  if (form.kind === "union" || form.kind === "intersection") return first(form.members, (member) => personalAt(member, path, what));
  if (form.kind === "array") return personalAt(form.items, path, what);
  if (name === undefined) return personalWithin(form, what, 2);
  if (form.kind !== "object") return undefined;
  const property = form.properties.get(name);
  if (property === undefined) return personalAt(form.additional, rest, `${what}.${name}`);
  if (property.personal === true) return sourceOf(property, `${what}.${name}`);
  const found = personalAt(property.type, rest, `${what}.${name}`);
  // A text has no place of its own: the field that holds it does.
  return found && { what: found.what, origin: found.origin ?? property.origin };
}

function sourceOf(property: Property, what: string): PersonalSource {
  return { what, origin: property.origin };
}

function personalWithin(type: Type, what: string, depth: number): PersonalSource | undefined {
  const form = resolve(type);
  if (form.kind === "string") return form.format === "email" || form.format === "idn-email" ? { what, origin: form.origin } : undefined;
  if (form.kind === "union" || form.kind === "intersection") return first(form.members, (member) => personalWithin(member, what, depth));
  if (form.kind === "array") return personalWithin(form.items, what, depth);
  if (form.kind !== "object" || depth === 0) return undefined;
  return first(propertyNames(form), (name) => {
    const property = form.properties.get(name);
    if (property === undefined) return undefined;
    return property.personal === true ? sourceOf(property, `${what}.${name}`) : personalWithin(property.type, `${what}.${name}`, depth - 1);
  });
}
