import { writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { renderPretty } from "../diagnostics/render/pretty.ts";
import { parse } from "../parser/parse.ts";
import { insertDeclaration, inserted } from "../scaffold/insert.ts";
import { type MapProposal, proposeMap } from "../scaffold/propose-map.ts";
import { createNodeHost } from "../workspace/node-host.ts";
import { pathFrom, programIn, readText } from "./only-program.ts";
import { type ExitCode, type Output, UsageError } from "./output.ts";

/** What `integ map` is asked for. */
export interface MapOptions {
  readonly source: string;
  readonly target: string;
  /** The program; the only one of this folder where it is left out. */
  readonly file: string | undefined;
  /** Puts the map into the file instead of printing it. */
  readonly write: boolean;
  readonly name: string | undefined;
}

/** Types of files alone need no program. */
const noProgram = 'integration proposal "1.0.0"\n';

/** `integ map A B [FILE]`: proposes a map between two types, printed or written into the program. 1 where a type is not known. */
export function mapCommand({ source, target, file: given, write, name }: MapOptions, output: Output): ExitCode {
  if (name !== undefined && !/^[A-Za-z_]\w*$/u.test(name)) throw new UsageError(`\`${name}\` is no name of a map.`);
  const areFiles = isFileType(source) && isFileType(target);
  const file = given ?? (areFiles && !write ? undefined : programIn(undefined));
  const entry = resolve(file ?? "proposal.integ");
  const text = file === undefined ? noProgram : readText(file);
  const done = output.progress(`reading ${source} and ${target}`);
  const proposal = proposeMap({
    host: createNodeHost(process.cwd(), process.env),
    entry,
    text,
    source: fromProgram(source, entry),
    target: fromProgram(target, entry),
    name,
  });
  done();
  if (proposal.kind === "unnamed")
    throw new UsageError(
      `\`${proposal.type}\` names no type: write \`system.Type\`, \`system.operation.body\`, or \`file#/pointer\`. \`integ inspect\` lists a description's names.`,
    );
  if (proposal.kind === "refused") {
    output.note(renderPretty(proposal.diagnostics, proposal.places, { colours: output.colours, width: output.width, maximumLines: 40 }));
    return 1;
  }
  if (write && file !== undefined) {
    const insertion = insertDeclaration(text, parse(text, entry).file, "MapDeclaration", proposal.text);
    writeFileSync(file, inserted(text, [insertion]));
    output.print(`${output.colours.green("✓")} ${proposal.name} in ${file}: ${countWords(proposal)}`);
  } else {
    output.print(proposal.text.trimEnd());
    output.note(`integ: ${countWords(proposal)}.${file === undefined ? "" : " `--write` puts the map into the program."}`);
  }
  return 0;
}

function countWords({ counts }: Extract<MapProposal, { readonly kind: "proposed" }>): string {
  const fields = (count: number): string => `${count} field${count === 1 ? "" : "s"}`;
  const open =
    counts.open === 0 ? "" : `; ${fields(counts.open)} that the target requires ${counts.open === 1 ? "is" : "are"} yours to say`;
  return `${fields(counts.mapped)} of ${counts.all} mapped${open}`;
}

function isFileType(type: string): boolean {
  return type.includes("#");
}

/** A file is named from where the person stands; in a program, from the program's folder on. */
function fromProgram(type: string, entry: string): string {
  const [path = "", pointer = ""] = type.includes("#") ? [type.slice(0, type.indexOf("#")), type.slice(type.indexOf("#"))] : ["", ""];
  return path === "" ? type : `${pathFrom(dirname(entry), path)}${pointer}`;
}
