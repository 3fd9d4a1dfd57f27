import { functionSpecs } from "../../runtime/src/functions/specs.ts";
import type { Expr, MatchTest } from "../program/program.ts";
import type { JsonSchema } from "../types/json-schema.ts";
import type { Imports } from "./file.ts";
import { braces, brackets, indent, isLong } from "./layout.ts";
import { camelCase, isUnsafeMember } from "./names.ts";
import { readsVariable } from "./reads.ts";
import { tableName } from "./tables-file.ts";
import { propertyKey, stringLiteral, templateText } from "./text.ts";
import { typeText } from "./type-text.ts";

const runtime = "@integ/runtime";

/** How tightly a printed expression holds together; the weakest first. */
const power = {
  lambda: 0,
  conditional: 1,
  coalesce: 2,
  or: 3,
  and: 4,
  equality: 5,
  comparison: 6,
  sum: 7,
  product: 8,
  unary: 9,
  postfix: 10,
  atom: 11,
} as const;

interface Printed {
  readonly text: string;
  readonly power: number;
}

/** What an expression is printed with. */
export interface ExpressionContext {
  readonly imports: Imports;
  /** Names of variables as they are declared in the generated code; a name that is not among them is made safe. */
  readonly variables?: ReadonlyMap<string, string>;
  /** The file that maps are imported from; undefined inside of it. */
  readonly mapsFile?: string | undefined;
  readonly tablesFile?: string | undefined;
  /** How a configured value is reached. */
  readonly environment?: ((name: string) => string) | undefined;
  /** The maps that read the configuration, which is then their last argument, and how it is reached; what maps are given. */
  readonly configured?:
    | {
        readonly maps: ReadonlyMap<string, number>;
        readonly text: string;
        readonly parameter: (map: string, name: string) => JsonSchema | undefined;
      }
    | undefined;
  /** The expression stands in a function of its own: TypeScript forgets there what conditions around it say of properties. */
  readonly inClosure?: boolean | undefined;
  /** All on one line, as within a template. */
  readonly flat?: boolean | undefined;
}

/** Prints an expression as a careful engineer writes it: no parentheses but those that are needed. */
export function printExpression(expr: Expr, context: ExpressionContext): string {
  return print(expr, context).text;
}

function print(expr: Expr, context: ExpressionContext): Printed {
  const at = (inner: Expr, least: number): string => {
    const printed = print(inner, context);
    return printed.power < least ? `(${printed.text})` : printed.text;
  };
  const atom = (text: string): Printed => ({ text, power: power.atom });
  const use = (name: string): string => context.imports.value(runtime, name);
  const call = (name: string, args: readonly string[]): Printed =>
    atom(context.flat === true ? `${name}(${args.join(", ")})` : brackets(`${name}(`, args, ")"));

  switch (expr.kind) {
    case "literal":
      return literal(expr.value, context);
    case "absent":
      return atom("undefined");
    case "variable":
      return atom(context.variables?.get(expr.name) ?? camelCase(expr.name));
    case "environment":
      return atom(context.environment?.(expr.name) ?? "undefined");
    case "secret":
      return atom(`context.secret(${stringLiteral(expr.name)})`);
    case "member":
      return member(expr, at, use, context.inClosure === true);
    case "index":
      if (expr.of === "array") return atom(`${use("itemAt")}(${at(expr.object, power.lambda)}, ${at(expr.index, power.lambda)})`);
      return record(expr, at, use, context.inClosure === true);
    case "lookup": {
      const name = tableName(expr.table, expr.reverse);
      if (context.tablesFile !== undefined) context.imports.value(context.tablesFile, name);
      if (expr.covered === true) return { text: `${name}[${at(expr.key, power.lambda)}]`, power: power.postfix };
      return atom(`${use("lookup")}(${name}, ${at(expr.key, power.lambda)})`);
    }
    case "function": {
      const [receiver] = expr.arguments;
      const lambdas = (args: readonly Expr[]): string[] => args.map((argument) => at(argument, power.lambda));
      if (!expr.optional || receiver === undefined) return call(use(expr.name), lambdas(expr.arguments));
      const { start, calls } = callsOnPresent(expr);
      const [only] = calls;
      if (calls.length === 1 && only?.arguments.length === 1) return call(use("present"), [at(start, power.lambda), use(only.name)]);
      const others = calls.map((each) => each.arguments.slice(1));
      const it = freeName("it", others.flat(), context);
      const inner = { ...context, inClosure: true };
      const made = calls.reduce(
        (value, { name }, index) =>
          `${use(name)}(${[value, ...(others[index] ?? []).map((each) => printExpression(each, inner))].join(", ")})`,
        it,
      );
      return call(use("present"), [at(start, power.lambda), `(${it}) => ${made}`]);
    }
    case "map": {
      const args = expr.arguments.map((argument) => at(argument, power.lambda));
      const parameters = context.configured?.maps.get(expr.map);
      if (parameters !== undefined && context.configured !== undefined) {
        while (args.length < parameters) args.push("undefined");
        args.push(context.configured.text);
      }
      return call(mapName(expr.map, context), args);
    }
    case "mapReference": {
      if (context.configured?.maps.has(expr.map) !== true) return atom(mapName(expr.map, context));
      return { text: `(it) => ${mapName(expr.map, context)}(it, ${context.configured.text})`, power: power.lambda };
    }
    case "lambda": {
      const names = expr.parameters.map(camelCase);
      const variables = new Map(context.variables);
      for (const [index, parameter] of expr.parameters.entries()) variables.set(parameter, names[index] ?? parameter);
      const body = printExpression(expr.body, { ...context, variables, inClosure: true });
      // A parameter that the function does not read says so by its name, or is left out behind the others.
      const read = expr.parameters.map((parameter) => readsVariable(expr.body, parameter));
      const named = names.map((name, index) => (read[index] === true ? name : `_${name}`));
      while (named.length > 1 && read[named.length - 1] !== true) named.pop();
      return { text: `(${named.join(", ")}) => ${body.startsWith("{") ? `(${body})` : body}`, power: power.lambda };
    }
    case "template":
      return atom(
        `\`${expr.parts.map((part) => (typeof part === "string" ? templateText(part) : `\${${printExpression(part, { ...context, flat: true })}}`)).join("")}\``,
      );
    case "object":
      return atom(objectText(expr.entries, context));
    case "array":
      return atom(
        arrayText(
          expr.elements.map((element) => `${element.kind === "spread" ? "..." : ""}${at(element.value, power.lambda)}`),
          context,
        ),
      );
    case "unary":
      return unary(expr.operator, at(expr.operand, power.unary));
    case "binary":
      return binary(expr, at);
    case "coalesce": {
      const [left, right] = [at(expr.left, power.coalesce), at(expr.right, power.coalesce + 1)];
      const line = `${left} ?? ${right}`;
      const text = context.flat === true || !isLong(line) ? line : `${left} ??\n${indent(right)}`;
      return { text, power: power.coalesce };
    }
    case "required":
      return atom(`${use("required")}(${at(expr.value, power.lambda)}, ${stringLiteral(expr.reason)}, ${stringLiteral(expr.path)})`);
    case "fail":
      return atom(`${use("fail")}(${at(expr.message, power.lambda)})`);
    case "asParameter": {
      const schema = context.configured?.parameter(expr.map, expr.parameter) ?? {};
      return { text: `${at(expr.value, power.comparison)} as ${typeText(schema, context.imports)}`, power: power.comparison };
    }
    case "as":
      return { text: `${at(expr.value, power.comparison)} as ${typeText(expr.schema, context.imports)}`, power: power.comparison };
    case "match":
      return match(expr, context, at);
  }
}

/** Two signs would be one operator: what is negated twice stands in parentheses. */
function unary(operator: "-" | "!", operand: string): Printed {
  return { text: operator === "-" && operand.startsWith("-") ? `-(${operand})` : `${operator}${operand}`, power: power.unary };
}

type At = (inner: Expr, least: number) => string;

function literal(value: Extract<Expr, { kind: "literal" }>["value"], context: ExpressionContext): Printed {
  if (typeof value === "string") return { text: stringLiteral(value), power: power.atom };
  if (typeof value === "number") return { text: String(value), power: value < 0 ? power.unary : power.atom };
  if (typeof value !== "object" || value === null) return { text: String(value), power: power.atom };
  const items = Array.isArray(value)
    ? value.map((item) => literal(item, context).text)
    : Object.entries(value).map(([key, item]) => `${propertyKey(key)}: ${literal(item, context).text}`);
  return { text: Array.isArray(value) ? `[${items.join(", ")}]` : `{ ${items.join(", ")} }`, power: power.atom };
}

function member(expr: Extract<Expr, { kind: "member" }>, at: At, use: (name: string) => string, inClosure: boolean): Printed {
  if (expr.untyped) return { text: `${use("member")}(${at(expr.object, power.lambda)}, ${stringLiteral(expr.name)})`, power: power.atom };
  if (expr.own && isUnsafeMember(expr.name))
    return { text: `${use("recordGet")}(${at(expr.object, power.lambda)}, ${stringLiteral(expr.name)})`, power: power.atom };
  const object = at(expr.object, power.postfix);
  const key = propertyKey(expr.name);
  const plain = key === expr.name && !expr.own;
  const known = inClosure && expr.narrowed === true ? "!" : "";
  if (plain) return { text: `${object}${expr.optional ? "?." : "."}${key}${known}`, power: power.postfix };
  return { text: `${object}${expr.optional ? "?." : ""}[${stringLiteral(expr.name)}]${known}`, power: power.postfix };
}

function record(expr: Extract<Expr, { kind: "index" }>, at: At, use: (name: string) => string, inClosure: boolean): Printed {
  const known = inClosure && expr.narrowed === true ? "!" : "";
  const key = expr.index.kind === "literal" && typeof expr.index.value === "string" ? expr.index.value : undefined;
  // A key that no object has by nature is read as it stands; any other is looked for among the record's own.
  if (key !== undefined && !isUnsafeMember(key))
    return { text: `${at(expr.object, power.postfix)}${expr.optional ? "?." : ""}[${stringLiteral(key)}]${known}`, power: power.postfix };
  return { text: `${use("recordGet")}(${at(expr.object, power.lambda)}, ${at(expr.index, power.lambda)})${known}`, power: power.atom };
}

function binary(expr: Extract<Expr, { kind: "binary" }>, at: At): Printed {
  const { operator } = expr;
  switch (operator) {
    case "==":
    case "!=": {
      const nothing = [expr.left, expr.right].some((side) => side.kind === "literal" && side.value === null);
      const sign = nothing ? operator : `${operator}=`;
      return { text: `${at(expr.left, power.equality + 1)} ${sign} ${at(expr.right, power.equality + 1)}`, power: power.equality };
    }
    case "||":
      return { text: `${at(expr.left, power.or)} || ${at(expr.right, power.or + 1)}`, power: power.or };
    case "&&":
      return { text: `${at(expr.left, power.and)} && ${at(expr.right, power.and + 1)}`, power: power.and };
    case "+":
    case "-":
      return { text: `${at(expr.left, power.sum)} ${operator} ${at(expr.right, power.sum + 1)}`, power: power.sum };
    case "*":
    case "/":
      return { text: `${at(expr.left, power.product)} ${operator} ${at(expr.right, power.product + 1)}`, power: power.product };
    default:
      return {
        text: `${at(expr.left, power.comparison + 1)} ${operator} ${at(expr.right, power.comparison + 1)}`,
        power: power.comparison,
      };
  }
}

/** A chain of conditional expressions; a subject that is more than a path is computed once, in a function around it. */
function match(expr: Extract<Expr, { kind: "match" }>, outer: ExpressionContext, outside: At): Printed {
  const simple = expr.subject === undefined || isSimple(expr.subject);
  const context = simple ? outer : { ...outer, inClosure: true };
  const at: At = (inner, least) => {
    const printed = print(inner, context);
    return printed.power < least ? `(${printed.text})` : printed.text;
  };
  const name = simple ? "" : freeName("subject", [...expr.arms, expr.otherwise], outer);
  const subject = expr.subject === undefined ? "" : simple ? at(expr.subject, power.equality + 1) : name;
  const last = expr.arms.at(-1);
  const arms = expr.otherwise === undefined ? expr.arms.slice(0, -1) : expr.arms;
  const otherwise = expr.otherwise ?? last?.value ?? { kind: "literal", value: null };
  const tests = arms.map((arm) => ({
    condition: arm.tests.map((test) => testText(test, subject, context, arm.tests.length > 1)).join(" || "),
    value: at(arm.value, power.conditional + 1),
  }));
  const chain =
    arms.length === 0
      ? print(otherwise, context)
      : { text: chainText(tests, at(otherwise, power.conditional), context), power: power.conditional };
  if (simple || expr.subject === undefined) return chain;
  return { text: `((${name}) => ${chain.text})(${outside(expr.subject, power.lambda)})`, power: power.atom };
}

/** Conditional expressions behind each other: on one line where they fit, else each a step further in. */
function chainText(
  tests: readonly { readonly condition: string; readonly value: string }[],
  otherwise: string,
  context: ExpressionContext,
): string {
  const line = `${tests.map(({ condition, value }) => `${condition} ? ${value}`).join(" : ")} : ${otherwise}`;
  if (context.flat === true || (line.length <= 80 && !line.includes("\n"))) return line;
  return tests.reduceRight((rest, { condition, value }) => `${condition}\n${indent(`? ${value}\n: ${rest}`)}`, otherwise);
}

type Call = Extract<Expr, { kind: "function" }>;

/** Calls on what may not be there, each of which gives something where it is: what they begin with, and they, the first one first. */
function callsOnPresent(last: Call): { readonly start: Expr; readonly calls: readonly Call[] } {
  const calls = [last];
  let start = last.arguments[0] ?? last;
  while (start.kind === "function" && start.optional && givesSomething.has(start.name) && start.arguments[0] !== undefined) {
    calls.unshift(start);
    start = start.arguments[0];
  }
  return { start, calls };
}

/** The functions whose result is always there. */
const givesSomething: ReadonlySet<string> = new Set(
  functionSpecs
    .filter(({ fault, signature, overloads = [] }) => fault === undefined && [signature, ...overloads].every(hasResult))
    .map(({ name }) => name),
);

/** A text, a number, a boolean or a list. */
function hasResult(signature: string): boolean {
  return /-> (?:string|number|integer|boolean|count|decimal|[A-Z]\w*\[\]|string\[\])$/u.test(signature);
}

function arrayText(items: readonly string[], context: ExpressionContext): string {
  return context.flat === true ? `[${items.join(", ")}]` : brackets("[", items, "]");
}

/** A name for a parameter that no variable within has. */
function freeName(wanted: string, within: readonly unknown[], context: ExpressionContext): string {
  const used = new Set<string>();
  for (const [, name = ""] of JSON.stringify(within).matchAll(/"kind":"variable","name":"([^"]*)"/g))
    used.add(context.variables?.get(name) ?? camelCase(name));
  let free = wanted;
  for (let number = 2; used.has(free); number++) free = `${wanted}${number}`;
  return free;
}

function isSimple(expr: Expr): boolean {
  if (expr.kind === "variable") return true;
  if (expr.kind === "member") return !expr.untyped && isSimple(expr.object);
  return expr.kind === "index" && expr.of === "record" && expr.index.kind === "literal" && isSimple(expr.object);
}

function testText(test: MatchTest, subject: string, context: ExpressionContext, several: boolean): string {
  switch (test.kind) {
    case "equals":
      return `${subject} === ${literal(test.value, context).text}`;
    case "nothing":
      return `${subject} == null`;
    case "condition": {
      const printed = print(test.value, context);
      return printed.power < (several ? power.or : power.coalesce) ? `(${printed.text})` : printed.text;
    }
    case "tag":
      return tagText(test, subject, literal(test.value, context).text);
    case "type":
      if (test.type === "array") return `Array.isArray(${subject})`;
      return test.type === "object" ? `typeof ${subject} === "object" && ${subject} !== null` : `typeof ${subject} === "${test.type}"`;
  }
}

/** A property that tells members apart; of what may be nothing, or no object, it is asked with care. */
function tagText(test: Extract<MatchTest, { kind: "tag" }>, subject: string, value: string): string {
  const key = propertyKey(test.property);
  const plain = key === test.property;
  const read = `${subject}${test.optional ? "?." : plain ? "." : ""}${plain ? key : `[${stringLiteral(test.property)}]`} === ${value}`;
  return test.mixed ? `(typeof ${subject} === "object" && ${read})` : read;
}

/** The fields of an object literal, each as it is printed. */
export function objectFields(entries: Extract<Expr, { kind: "object" }>["entries"], context: ExpressionContext): string[] {
  return entries.map((entry) => {
    if (entry.kind === "spread") {
      const names = entry.fields.map(stringLiteral).join(", ");
      return `...${context.imports.value(runtime, "copyFields")}(${printExpression(entry.value, context)}, [${names}])`;
    }
    const { text: value, power: binds } = print(entry.value, context);
    const key = propertyKey(entry.name);
    // What has no brackets of its own begins on a line of its own.
    if (binds < power.postfix && binds > power.lambda && value.includes("\n")) return `${key}:\n${indent(value)}`;
    return key === value ? key : `${key}: ${value}`;
  });
}

function objectText(entries: Extract<Expr, { kind: "object" }>["entries"], context: ExpressionContext): string {
  const fields = objectFields(entries, context);
  if (fields.length === 0) return "{}";
  return context.flat === true ? `{ ${fields.join(", ")} }` : braces(fields);
}

function mapName(name: string, context: ExpressionContext): string {
  const safe = camelCase(name);
  if (context.mapsFile !== undefined) context.imports.value(context.mapsFile, safe);
  return safe;
}
