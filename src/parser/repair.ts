import type { Missing } from "../syntax/nodes.ts";

/** Fields that a sound node may leave out. All others are there, if only as `Missing`. */
const optionalFields: Readonly<Record<string, readonly string[]>> = {
  IntegrationDeclaration: ["version"],
  OperationMember: ["method", "path"],
  EventMember: ["type", "value", "when"],
  TableDeclaration: ["inverse"],
  MapDeclaration: ["result", "inverse"],
  SyncDeclaration: ["inverse"],
  Parameter: ["type", "optional"],
  Ratio: ["of"],
  ObjectType: ["index"],
  Argument: ["name", "spread"],
  MatchExpression: ["subject"],
  MatchStep: ["subject"],
  ForStep: ["parallel"],
  IfStep: ["else"],
};

/** Fields that hold a row of nodes. */
const listFields: ReadonlySet<string> = new Set([
  "declarations",
  "settings",
  "members",
  "events",
  "names",
  "entries",
  "parameters",
  "steps",
  "clauses",
  "elements",
  "arguments",
  "arms",
  "patterns",
  "fields",
  "tag",
  "modifiers",
  "path",
  "parts",
  "subject",
  "then",
  "failures",
]);

/**
 * Fills the gaps that recovery leaves in a tree: a rule that was given up gives nothing, so what it would have given is
 * `undefined` in its parent. Rows lose the gap; anything else becomes `Missing`. A node whose first part was left out in front
 * of it begins there. Only needed where something is wrong.
 */
export function repair<Tree>(tree: Tree): Tree {
  // The shape that is made here is the one that the node types ask for; the compiler cannot see it through the recursion.
  return repaired(tree) as Tree;
}

function repaired(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== undefined).map(repaired);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value);
  const kind = fields.find(([name]) => name === "kind")?.[1];
  const end = fields.find(([name]) => name === "end")?.[1];
  const missing: Missing = { kind: "Missing", start: Number(end ?? 0), end: Number(end ?? 0) };
  const optional = typeof kind === "string" && Object.hasOwn(optionalFields, kind) ? (optionalFields[kind] ?? []) : [];
  const whole = Object.fromEntries(
    fields.map(([name, child]) => {
      if (child !== undefined) return [name, repaired(child)];
      if (name === "doc" || optional.includes(name)) return [name, child];
      return [name, listFields.has(name) ? [] : missing];
    }),
  );
  const starts = fields.flatMap(([name]) => (name === "doc" ? [] : startsOf(whole[name])));
  if (typeof whole["start"] !== "number") return whole;
  const start = Math.min(whole["start"], ...starts);
  // What stands between the gap and the rest documents neither.
  return startsOf(whole["doc"]).some((doc) => doc >= start) ? { ...whole, start, doc: undefined } : { ...whole, start };
}

/** Where a node, or the first of a row, begins. */
function startsOf(part: unknown): readonly number[] {
  const first: unknown = Array.isArray(part) ? part[0] : part;
  return typeof first === "object" && first !== null && "start" in first && typeof first.start === "number" ? [first.start] : [];
}
