import { writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { prefixOf, proposeSystem } from "../scaffold/system.ts";
import { createNodeHost } from "../workspace/node-host.ts";
import { pathFrom, programIn, readText } from "./only-program.ts";
import { type ExitCode, type Output, UsageError } from "./output.ts";
import { unreadable } from "./unreadable.ts";

/** What `integ add system` is given. */
export interface AddSystemOptions {
  readonly name: string;
  readonly description: string;
  /** The program; the only one of this folder where it is left out. */
  readonly file: string | undefined;
}

/** `integ add system NAME DESCRIPTION [FILE]`: writes a system into a program, as its description says it is. */
export function addSystemCommand({ name, description, file: given }: AddSystemOptions, output: Output): ExitCode {
  const file = given ?? programIn(undefined);
  const text = readText(file);
  const entry = resolve(file);
  const host = createNodeHost(process.cwd(), process.env);
  const done = output.progress(`reading ${description}`);
  const proposal = proposeSystem({ host, entry, text, name, description: pathFrom(dirname(entry), description) });
  done();
  switch (proposal.kind) {
    case "no-name":
      throw new UsageError(`\`${name}\` is no name: letters, digits and \`_\`, not beginning with a digit.`);
    case "name-taken":
      throw new UsageError(`\`${file}\` has a \`${name}\` already: give the system another name.`);
    case "unreadable":
      throw unreadable(description, proposal.failure);
    case "proposed": {
      writeFileSync(file, proposal.text);
      const { contract } = proposal;
      output.print(
        `${output.colours.green("✓")} system ${name} in ${file}: ${count(contract.operations.length, "operation")}, ${count(contract.typeNames.length, "type")}`,
      );
      if (contract.operations.length > 0 && contract.securitySchemes.size === 0)
        output.print(`  the description says nothing of authentication: most APIs take \`auth: bearer(secret.${prefixOf(name)}_TOKEN)\``);
      if (proposal.reads.length > 0) output.print(`  reads ${proposal.reads.join(", ")}`);
      if (proposal.unnamed > 0)
        output.print(
          `  ${proposal.unnamed} operations have no name that a program can write: \`operation NAME = METHOD "/path"\` gives one`,
        );
      output.print(`\nNext: \`integ inspect ${description}\` lists its operations and types, \`integ check ${file}\` checks the program.`);
      return 0;
    }
  }
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
