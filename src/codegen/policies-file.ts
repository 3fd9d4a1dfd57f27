import { constantStatement, Imports, type Morph, type OutputFile, printFile } from "./file.ts";
import type { NamedPolicy } from "./policies.ts";

/** `policies.ts`: timeouts, retries and breakers, each under a name. */
export function policiesFile(morph: Morph, policies: ReadonlyMap<string, NamedPolicy>, source: string): OutputFile | undefined {
  if (policies.size === 0) return undefined;
  const imports = new Imports();
  const type = imports.type("@integ/runtime", "Policy");
  const constants = [...policies.values()].map(({ name, text }) => constantStatement("Times are in milliseconds.", name, type, text));
  return printFile(morph, "policies.ts", source, imports, constants);
}
