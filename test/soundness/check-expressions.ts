import Ajv2020 from "ajv/dist/2020.js";
import { Refusal } from "../../runtime/src/failure.ts";
import { formats } from "../../runtime/src/validation.ts";
import { admitsAbsence } from "../../src/types/join.ts";
import type { JsonSchema } from "../../src/types/json-schema.ts";
import { printType } from "../../src/types/print.ts";
import { resolve, type Type } from "../../src/types/type.ts";
import { writeSchema } from "../../src/types/write-schema.ts";
import { compileExpressions, loadMaps } from "./compile.ts";
import { createRandom } from "./random.ts";
import { randomDescription } from "./random-description.ts";
import { ExpressionMaker } from "./random-expression.ts";

export const expressionsEach = 60;
export const valuesEach = 12;

/** What every program of random expressions has beside them. */
export const prelude = 'table words { "open": "Open", "closed": "Closed", "": "none" }';

/** What running random expressions came to. */
export interface ExpressionReport {
  readonly cases: number;
  readonly refused: number;
  readonly compiled: number;
  /** The first expression that gave what its type denies, with the value that shows it. */
  readonly violation: string | undefined;
}

/** Compiles random expressions over random descriptions, runs them on values that fit, and holds what they give against the types that the checker claims. */
export async function checkExpressions(rounds: number, firstSeed: number): Promise<ExpressionReport> {
  const validators = createAjv();
  let cases = 0;
  let refused = 0;
  let compiled = 0;
  for (let seed = firstSeed; seed < firstSeed + rounds; seed++) {
    const random = createRandom(seed);
    const description = randomDescription(random);
    const maker = new ExpressionMaker(random, description);
    const sources = Array.from({ length: expressionsEach }, () => maker.any(1 + random.below(3)));
    const { maps, files } = await compileExpressions(description.schema, sources, prelude);
    compiled += maps.length;
    const functions = await loadMaps(files);
    const fitsSource = validators.compile(description.schema);
    // Bounds that leave few numbers are not always met.
    const values = Array.from({ length: valuesEach }, () => description.value(random)).filter((value) => fitsSource(value));
    for (const { name, source, claimed } of maps.filter((map) => !hasAbsentItems(map.claimed))) {
      const run = functions[name] as (value: unknown) => unknown;
      const fits = validators.compile(schemaOf(claimed));
      for (const value of values) {
        cases++;
        const problem = problemOf(() => run(value), claimed, fits);
        if (problem === "refused") refused++;
        else if (problem !== undefined) {
          const violation = `seed ${seed}\n${source}\nis said to be ${printType(claimed)}\n${problem}\nfrom ${JSON.stringify(value)}`;
          return { cases, refused, compiled, violation };
        }
      }
    }
  }
  return { cases, refused, compiled, violation: undefined };
}

function createAjv(): Ajv2020.default {
  const made = new Ajv2020.default({ strict: false, allErrors: false, logger: false });
  for (const [name, test] of Object.entries(formats)) made.addFormat(name, test);
  return made;
}

/** The schema of a claim; named types are written out. */
export function schemaOf(type: Type): JsonSchema {
  const writer = {
    reference: (ref: Extract<Type, { kind: "ref" }>): JsonSchema => writeSchema(ref.resolve(), writer),
    includes: () => true,
    strict: true,
  };
  return writeSchema(type, writer);
}

/** A value as it would be sent: without fields that are undefined. */
function sent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sent);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([name, each]) => [name, sent(each)]),
  );
}

/** Whether a list of the type may have items that are not there, which JSON cannot say: nothing takes such a list. */
export function hasAbsentItems(type: Type, depth = 0): boolean {
  const form = resolve(type);
  if (depth > 6) return false;
  if (form.kind === "array") return admitsAbsence(form.items) || hasAbsentItems(form.items, depth + 1);
  if (form.kind === "union") return form.members.some((member) => hasAbsentItems(member, depth + 1));
  return form.kind === "object" && [...form.properties.values()].some((property) => hasAbsentItems(property.type, depth + 1));
}

/** What is wrong with a result; `refused` where the record was refused, with a reason. */
function problemOf(run: () => unknown, claimed: Type, fits: { (value: unknown): boolean; errors?: unknown }): string | undefined {
  let result: unknown;
  try {
    result = sent(run());
  } catch (error) {
    return error instanceof Refusal ? "refused" : `fails: ${String(error)}`;
  }
  if (result === undefined) return admitsAbsence(claimed) ? undefined : "is absent";
  return fits(result) ? undefined : `gives ${typeof result === "number" ? result : JSON.stringify(result)}: ${JSON.stringify(fits.errors)}`;
}
