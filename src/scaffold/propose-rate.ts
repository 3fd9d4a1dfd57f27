import type { Contract, Operation } from "../contract/contract.ts";
import { writtenComment } from "./written.ts";

/** A limit that a description speaks of. */
export interface ProposedRate {
  /** As it is written behind `rate:`. */
  readonly rate: string;
  /** The sentence that says so, for a comment. */
  readonly source: string;
}

/** How much of a description is read. */
const mostText = 50_000;

const limit =
  /\b(\d{1,3}(?:[,\u2019']\d{3})+|\d+)\s+(?:api |http )?(?:requests?|calls?|queries)\s*(?:\/|per|a|an|every|each|in|within)\s*(?:(\d+)[\s-]*)?(seconds?|secs?|s|minutes?|mins?|hours?|hrs?|h|days?)\b/giu;

const units: Readonly<Record<string, readonly [name: string, short: string]>> = {
  s: ["second", "s"],
  m: ["minute", "m"],
  h: ["hour", "h"],
  d: ["day", "d"],
};

/**
 * How many requests a system takes, where its description says so in a sentence about limits: of the whole, or of the answer 429 that
 * its operations share. Where it names several limits, each is for something of its own, and none is the system's.
 */
export function proposeRate({ description = "" }: Contract, operations: readonly Operation[]): ProposedRate | undefined {
  const refusals = operations.flatMap(({ responses }) => responses.filter(({ status }) => status === "429"));
  const shared = new Map<string, number>();
  for (const { description: text = "", headers } of refusals)
    for (const each of [text, ...[...headers.values()].map((header) => header.description ?? "")])
      shared.set(each, (shared.get(each) ?? 0) + 1);
  const common = [...shared].filter(([, count]) => count * 2 > operations.length).map(([text]) => text);
  const found = new Map<string, string>();
  for (const text of [description.slice(0, mostText), ...common]) {
    for (const sentence of text.split(/(?<=[.!?])\s+|\n+/u)) {
      if (!/limit|throttl|quota|exceed|at most|no more than/iu.test(sentence)) continue;
      for (const [, amount = "", span, unit = ""] of sentence.matchAll(limit)) {
        const rate = written(amount, span, unit);
        if (rate !== undefined && !found.has(rate)) found.set(rate, sentence);
      }
    }
  }
  const [only, ...others] = found;
  return only === undefined || others.length > 0
    ? undefined
    : { rate: only[0], source: writtenComment(only[1].replace(/[*_`#]+/gu, ""), 140) };
}

/** `100 per 10s`, `500 per minute`. */
function written(amount: string, span: string | undefined, unit: string): string | undefined {
  const count = Number(amount.replace(/\D/gu, ""));
  const [name, short] = units[unit.charAt(0).toLowerCase()] ?? [];
  if (name === undefined || !Number.isSafeInteger(count) || count === 0) return undefined;
  return span === undefined || span === "1" ? `${count} per ${name}` : `${count} per ${span}${short}`;
}
