import * as auth from "./codes/auth.ts";
import * as contractUse from "./codes/contract-use.ts";
import * as flow from "./codes/flow.ts";
import * as names from "./codes/names.ts";
import * as syntax from "./codes/syntax.ts";
import * as types from "./codes/types.ts";
import * as use from "./codes/use.ts";
import type { Definition, Parameters } from "./define.ts";

/** Every diagnostic that there is, by its code. A new family is a new file and a line here. */
export const definitions: ReadonlyMap<string, Definition<Parameters>> = new Map(
  [syntax, names, types, contractUse, auth, flow, use]
    .flatMap((family) => Object.values(family))
    .map((factory): [string, Definition<Parameters>] => [factory.definition.code, factory.definition as unknown as Definition<Parameters>])
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);

/** The page behind `integ explain CODE`, as Markdown. */
export function pageOf(definition: Definition<Parameters>): string {
  return `# ${definition.code}: ${definition.name}\n\nSeverity: ${definition.severity}\n\n${definition.page.trim()}\n`;
}
