import { reservedHeader, wrongHeader } from "../../diagnostics/codes/contract-use.ts";
import { duplicateSetting } from "../../diagnostics/codes/names.ts";
import type { Expr } from "../../program/program.ts";
import { type CheckContext, locationOf } from "../context.ts";
import type { KnownSetting } from "../settings/block.ts";
import { readConfiguration } from "../settings/configuration.ts";
import { readObject } from "../settings/values.ts";

/** Headers that belong to the transport, to `auth` or to the body, with who sets them. */
const reserved: ReadonlyMap<string, string> = new Map([
  ["authorization", "`auth` sets it"],
  ["proxy-authorization", "it belongs to the connection"],
  ["cookie", "`auth` and the operations' parameters set it"],
  ["content-type", "the description says it"],
  ["content-length", "it follows from the body"],
  ["transfer-encoding", "it belongs to the connection"],
  ["connection", "it belongs to the connection"],
  ["keep-alive", "it belongs to the connection"],
  ["upgrade", "it belongs to the connection"],
  ["te", "it belongs to the connection"],
  ["trailer", "it belongs to the connection"],
  ["expect", "it belongs to the connection"],
  ["host", "the server's URL says it"],
]);

/** RFC 9110 section 5.6.2 */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/u;

/** Why a name is no header of a program's own; undefined where it is one. */
export function headerNameProblem(name: string): { readonly reserved: boolean; readonly why: string } | undefined {
  const owner = reserved.get(name.toLowerCase());
  if (owner !== undefined) return { reserved: true, why: owner };
  return token.test(name) ? undefined : { reserved: false, why: "a name is made of letters, digits and `-`" };
}

/** Reads `headers: { … }` of a system. Names are compared without case. */
export function readHeaders(
  context: CheckContext,
  system: string,
  known: KnownSetting | undefined,
): readonly { readonly name: string; readonly value: Expr }[] {
  const settings = known && readObject(context, known.specification, known.value);
  const headers: { readonly name: string; readonly value: Expr }[] = [];
  const seen = new Set<string>();
  for (const setting of settings ?? []) {
    if (setting.name.kind === "Missing") continue;
    const name = setting.name.kind === "Identifier" ? setting.name.name : setting.name.value;
    const location = locationOf(context, setting.name);
    const problem = headerNameProblem(name);
    if (problem !== undefined) {
      context.report(
        problem.reserved ? reservedHeader({ name, why: problem.why }, location) : wrongHeader({ name, why: problem.why }, location),
      );
      continue;
    }
    if (seen.has(name.toLowerCase())) {
      context.report(duplicateSetting({ setting: name }, location));
      continue;
    }
    seen.add(name.toLowerCase());
    const expected = { name, form: { kind: "configuration", secret: "allowed" }, example: `${JSON.stringify(name)}: "…"` } as const;
    const value = readConfiguration(context, expected, setting.value, { secret: "allowed", use: `the header ${name} of ${system}` });
    if (value === undefined) continue;
    // RFC 9110 section 5.5: a line break in a value would be another header.
    if (value.kind === "literal" && !/^[\t\x20-\x7e\x80-\xff]*$/u.test(String(value.value))) {
      context.report(wrongHeader({ name, why: "its value is not one line of text" }, locationOf(context, setting.value)));
      continue;
    }
    headers.push({ name, value });
  }
  return headers;
}
