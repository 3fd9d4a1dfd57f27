import type { FailureKind } from "../failure.ts";
import type { HttpResponse } from "../world.ts";
import type { SystemDefinition } from "./definitions.ts";

/** What may be said of an answer in logs and dead letters: a word of an API, never a text about somebody. */
const code = /^[A-Za-z0-9_.:-]{1,80}$/;

/**
 * The failure that a success tells in its body; undefined where it is one. An answer that is not JSON does not tell, and is
 * then malformed.
 */
export function failureInside(
  fails: NonNullable<SystemDefinition["fails"]>,
  response: HttpResponse,
): { readonly failure: FailureKind; readonly details: string; readonly code?: string } | undefined {
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(response.body));
  } catch {
    return { failure: "malformed", details: "the answer is not JSON, and does not say whether it is a success" };
  }
  if (!fails.when(body)) return undefined;
  const text = fails.text(body);
  if (typeof text === "string" && code.test(text)) return { failure: "answer", details: text, code: text };
  return { failure: "answer", details: "the answer says that it failed" };
}
