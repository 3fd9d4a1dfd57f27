import type { Details } from "../../diagnostics/define.ts";
import { rename } from "../../diagnostics/fixes.ts";
import { didYouMean, suggest } from "../../diagnostics/suggest.ts";
import type { Location } from "../../source/span.ts";
import { membersOf } from "../../types/join.ts";
import { type Json, resolve, type Type } from "../../types/type.ts";
import { objectForm } from "./object.ts";

/** The text of an enum that was probably meant by another one, as help and as a fix; nothing where none is near. */
export function nearConstant(type: Type, written: Json, location: Location): Pick<Details, "help" | "fixes"> {
  if (typeof written !== "string") return {};
  const words = textsOf(type);
  const near = suggest(written, words);
  if (near === undefined || near === written) return words.length === 0 || words.length > 8 ? {} : { help: `There are ${list(words)}.` };
  const suggestion = JSON.stringify(near);
  const help = didYouMean(suggestion);
  return { ...(help === undefined ? {} : { help }), fixes: rename(location, suggestion) };
}

/** The type that a target has at a JSON pointer; undefined where it is not one. */
export function typeAt(target: Type, path: string): Type | undefined {
  let type: Type | undefined = target;
  for (const step of path.split("/").slice(1)) {
    const form: Type | undefined = type && (objectForm(type) ?? resolve(type));
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    type = form?.kind === "object" ? form.properties.get(name)?.type : form?.kind === "array" ? form.items : undefined;
  }
  return type;
}

function list(words: readonly string[]): string {
  return words.map((word) => `\`${JSON.stringify(word)}\``).join(", ");
}

function textsOf(type: Type): readonly string[] {
  return membersOf(type).flatMap((member) => {
    const form = resolve(member);
    const members = form.kind === "union" ? form.members.map(resolve) : [form];
    return members.flatMap((each) => (each.kind === "literal" && typeof each.value === "string" ? [each.value] : []));
  });
}
