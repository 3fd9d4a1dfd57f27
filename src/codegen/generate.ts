import type { Program } from "../program/program.ts";
import { bodyTypes } from "./body-types.ts";
import { environmentFile } from "./environment-file.ts";
import type { OutputFile } from "./file.ts";
import { flowsFile } from "./flows-file.ts";
import { indexFile, systemsFile } from "./index-file.ts";
import { loadMorph } from "./load-morph.ts";
import { mapsFile } from "./maps-file.ts";
import { namePolicies } from "./policies.ts";
import { policiesFile } from "./policies-file.ts";
import { systemFile } from "./system-file.ts";
import { tablesFile } from "./tables-file.ts";
import { typesFile } from "./types-file.ts";
import { Validators } from "./validators-file.ts";
import { webhooksFile } from "./webhooks-file.ts";

export type { OutputFile } from "./file.ts";

/**
 * Writes the TypeScript of a program: one file a concern, and none that would be empty. The same program gives the same
 * text. Reads the program alone.
 *
 * @param source the program's file, as the header names it
 */
export async function generate(program: Program, source: string): Promise<readonly OutputFile[]> {
  const morph = await loadMorph();
  const validators = new Validators(program);
  const policies = namePolicies(program);
  const bodies = bodyTypes(program);
  const files = [
    typesFile(morph, program, bodies, source),
    tablesFile(morph, program, source),
    environmentFile(morph, program, source),
    policiesFile(morph, policies, source),
    ...program.systems.map((system) => systemFile(morph, program, system, policies, validators, bodies, source)),
    mapsFile(morph, program, validators, bodies, source),
    program.flows.length === 0 ? undefined : flowsFile(morph, program, policies, validators, source),
    webhooksFile(morph, program, validators, source),
    systemsFile(morph, program, source),
  ].filter((file) => file !== undefined);
  const index = indexFile(morph, program, new Set(files.map((file) => file.path)), source);
  return [...files, index, ...(await validators.files(source))].sort((a, b) => (a.path < b.path ? -1 : 1));
}
