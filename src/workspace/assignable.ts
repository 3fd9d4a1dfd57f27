import type { Contract, ContractProblem } from "../contract/contract.ts";
import { type ContractFailure, loadContract } from "../contract/load.ts";
import type { Host } from "../source/host.ts";
import { refusedAt } from "../types/refused-at.ts";
import { relate } from "../types/subtype/relate.ts";
import { compareTypes } from "../types/subtype/subtype.ts";
import type { Json, Origin, Type } from "../types/type.ts";

/** Whether every value of one schema is a value of another. */
export interface Assignability {
  /**
   * `always`: proved. `never`: no value of the source is one of the target. `sometimes`: some are, and the witness is not.
   * `undecided`: neither a proof nor a witness was found.
   */
  readonly verdict: "always" | "never" | "sometimes" | "undecided";
  /** A value of the source that the target refuses. */
  readonly witness?: Json | undefined;
  /** JSON pointer to what is refused in the witness, or what is not decided (`-` for every item or every other key). */
  readonly path?: string | undefined;
  /** What the target demands there: `maxLength 5`. */
  readonly constraint?: string | undefined;
  readonly reason?: string | undefined;
  /** Where the target demands it. */
  readonly origin?: Origin | undefined;
  /** What is wrong with the schemas as far as they were looked into: nothing is proved with a part that could not be read. */
  readonly problems: readonly ContractProblem[];
}

/** Why a schema cannot be compared. */
export type SchemaFailure =
  | { readonly kind: "contract"; readonly reference: string; readonly failure: ContractFailure }
  | { readonly kind: "no-type"; readonly reference: string; readonly pointer: string };

/**
 * Compares two schemas. Never throws for what they hold.
 *
 * @param source a file or `file#/pointer`: JSON Schema, OpenAPI or Swagger, as JSON or YAML
 * @param target the same
 */
export function compareSchemas(host: Host, source: string, target: string): Assignability | { readonly failure: SchemaFailure } {
  const from = typeOf(host, source);
  if ("failure" in from) return from;
  const to = typeOf(host, target);
  if ("failure" in to) return to;
  const result = assignability(from.type, to.type);
  const problems = [...from.contract.problems(), ...to.contract.problems()];
  const [problem] = problems;
  if (problem === undefined || result.verdict !== "always") return { ...result, problems };
  return { verdict: "undecided", reason: problem.message, origin: problem.origin, problems };
}

function typeOf(host: Host, reference: string): { readonly type: Type; readonly contract: Contract } | { readonly failure: SchemaFailure } {
  const hash = reference.indexOf("#");
  const file = hash === -1 ? reference : reference.slice(0, hash);
  const pointer = hash === -1 ? "" : decoded(reference.slice(hash + 1));
  const loaded = loadContract(host, file, { schema: true });
  if ("failure" in loaded) return { failure: { kind: "contract", reference, failure: loaded.failure } };
  const type = loaded.contract.typeAt(pointer);
  return type === undefined ? { failure: { kind: "no-type", reference, pointer } } : { type, contract: loaded.contract };
}

/** A pointer in a URI is percent-encoded (RFC 6901 section 6); one that is not is taken as it stands. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function assignability(source: Type, target: Type): Omit<Assignability, "problems"> {
  const relation = relate(source, target);
  if (relation.verdict === "always") return relation;
  // The comparison constraint by constraint knows what is demanded, and why it was not proved.
  const { contradictions, open } = compareTypes(source, target);
  if (relation.verdict === "undecided") {
    const [constraint] = open;
    return {
      verdict: "undecided",
      path: constraint?.path,
      constraint: constraint?.constraint,
      reason: constraint?.reason,
      origin: constraint?.origin,
    };
  }
  const { verdict, witness } = relation;
  const path = refusedAt(target, witness);
  const said = [...contradictions, ...open].find((each) => isAt(each.path, path));
  const constraint = said !== undefined && "constraint" in said ? said.constraint : undefined;
  return { verdict, witness, path, constraint, reason: said?.reason, origin: said?.origin };
}

/** Whether a path of a type, in which `-` stands for every item or other key, is the one of a value. */
function isAt(pattern: string, path: string): boolean {
  const [wanted, tokens] = [pattern.split("/"), path.split("/")];
  return wanted.length === tokens.length && wanted.every((token, index) => token === "-" || token === tokens[index]);
}
