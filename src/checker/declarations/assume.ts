import { impossibleAssumption, unknownAssumption } from "../../diagnostics/codes/contract-use.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import type { AssumeMember, Identifier } from "../../syntax/nodes.ts";
import { present } from "../../types/join.ts";
import { propertyNames } from "../../types/members.ts";
import type { Type } from "../../types/type.ts";
import { locationOf } from "../context.ts";
import type { FileContext } from "../session.ts";
import { pathOf } from "../settings/paths.ts";
import { reportForm } from "../settings/values.ts";
import { type Change, changedAt } from "../symbols/assumed-types.ts";
import type { Assumption, DescribedSystem } from "../symbols/described-system.ts";
import { isAboutAnswers } from "./assume-answers.ts";
import { typeInSystem } from "./system-type.ts";

/** Words that mark fields, with the mark that they set. */
const marks: ReadonlyMap<string, "personal" | "required" | "readOnly"> = new Map([
  ["personal", "personal"],
  ["required", "required"],
  ["readOnly", "readOnly"],
]);

interface Subject {
  readonly names: readonly Identifier[];
  readonly start: number;
  readonly end: number;
}

/** Reads everything that a system's declaration assumes. Reports what is about nothing, and what leaves no value. */
export function readAssumptions(context: FileContext, system: DescribedSystem): readonly Assumption[] {
  const assumptions: Assumption[] = [];
  // An assumption may build on the ones before it: a field that is assumed may be assumed to be personal.
  const assumed: Assumed = new Map();
  for (const member of system.declaration.members) {
    if (member.kind === "AssumeMember") assumptions.push(...readAssumption(context, system, member, assumed));
  }
  return assumptions;
}

/** Types of the description with what has been assumed of them so far. */
type Assumed = Map<string, Type>;

function readAssumption(context: FileContext, system: DescribedSystem, member: AssumeMember, assumed: Assumed): readonly Assumption[] {
  const [first, ...more] = member.subject;
  const last = member.subject[member.subject.length - 1];
  if (first === undefined || last === undefined || member.value.kind === "Missing") return [];
  if (isAboutAnswers(member)) return [];
  if (member.value.kind === "SettingList") {
    const mark = more.length === 0 ? marks.get(first.name) : undefined;
    if (mark === undefined) {
      const suggestion = suggest(first.name, [...marks.keys(), "status", "scope"]);
      context.report(unknownAssumption({ subject: first.name, part: first.name, suggestion }, locationOf(context, first)));
      return [];
    }
    return member.value.elements.flatMap((element) => {
      const path = pathOf(element);
      if (path === undefined) {
        reportForm(
          context,
          { name: first.name, form: { kind: "special", words: "a list of paths" }, example: "[search.results.email]" },
          element,
        );
        return [];
      }
      const subject = { names: path, start: element.start, end: element.end };
      return placeOf(context, system, member, subject, { mark }, assumed);
    });
  }
  const type = typeInSystem(context, member.value, system);
  return placeOf(context, system, member, { names: member.subject, start: first.start, end: last.end }, { type }, assumed);
}

/** Finds what an assumption is about, and tries it. */
function placeOf(
  context: FileContext,
  system: DescribedSystem,
  member: AssumeMember,
  subject: Subject,
  change: Change,
  assumed: Assumed,
): readonly Assumption[] {
  const { contract } = system;
  const names = subject.names.map((part) => part.name);
  const [root, ...rest] = names;
  if (contract === undefined || root === undefined) return [];
  const text = names.join(".");
  const named = contract.type(root);
  // Assumptions may be about operations that nothing calls: looking does not count as use.
  const operation = named === undefined ? system.describedOperation(root) : undefined;
  const part = operation !== undefined && rest[0] === "body" && operation.body !== undefined ? "body" : "result";
  const key = `${named === undefined ? part : "type"} ${root}`;
  for (const [index, part] of system.typeSymbols(names).entries()) {
    const name = subject.names[index];
    if (name !== undefined) context.model.symbol(name, part);
  }
  const base = assumed.get(key) ?? named ?? (part === "body" ? operation?.body?.type : operation?.result);
  if (base === undefined) {
    const suggestion = suggest(root, system.typeNames());
    context.report(unknownAssumption({ subject: text, part: root, suggestion }, locationOf(context, subject)));
    return [];
  }
  const path = part === "body" ? rest.slice(1) : rest;
  const changed = changedAt(base, path, change, text);
  if (changed === undefined) {
    const { part: missing, suggestion } = missingPart(base, path);
    context.report(unknownAssumption({ subject: text, part: missing, suggestion }, locationOf(context, subject)));
    return [];
  }
  if (isImpossible(changed, path)) {
    const related = base.origin === undefined ? [] : [{ message: "described here", location: base.origin }];
    context.report(impossibleAssumption({ subject: text }, locationOf(context, member), { related }));
    return [];
  }
  assumed.set(key, changed);
  return [{ member, root, part, of: named === undefined ? "operation" : "type", path, change }];
}

/** The first name of a path that leads nowhere. */
function missingPart(base: Type, path: readonly string[]): { readonly part: string; readonly suggestion: string | undefined } {
  for (let length = 1; length <= path.length; length++) {
    if (typeAt(base, path.slice(0, length)) !== undefined) continue;
    const part = path[length - 1] ?? "";
    const parent = typeAt(base, path.slice(0, length - 1));
    return { part, suggestion: parent && suggest(part, propertyNames(present(parent))) };
  }
  return { part: path.join("."), suggestion: undefined };
}

/** The type at a path of fields, through lists. */
function typeAt(type: Type, path: readonly string[]): Type | undefined {
  if (type.kind === "ref") return typeAt(type.resolve(), path);
  if (type.kind === "array") return typeAt(type.items, path);
  const [name, ...rest] = path;
  if (name === undefined) return type;
  if (type.kind === "object") {
    const property = type.properties.get(name);
    return property && typeAt(property.type, rest);
  }
  if (type.kind !== "union" && type.kind !== "intersection") return undefined;
  return type.members.map((member) => typeAt(member, path)).find((found) => found !== undefined);
}

function isImpossible(type: Type, path: readonly string[]): boolean {
  return typeAt(type, path)?.kind === "never";
}
