import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { text as textOf } from "node:stream/consumers";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { formattingEdits } from "../format/edits.ts";
import { format } from "../format/format.ts";
import { parse } from "../parser/parse.ts";
import { LineMap } from "../source/line-map.ts";
import type { ExitCode, Output } from "./output.ts";

export interface FmtOptions {
  /** Only say what would change. */
  readonly check: boolean;
  /** From standard input to standard output. */
  readonly stdin: boolean;
}

/** Formats programs. What has mistakes of syntax stays as it is, and is named; all the rest is formatted. */
export async function fmtCommand(paths: readonly string[], options: FmtOptions, output: Output): Promise<ExitCode> {
  if (options.stdin) return formatStdin(await textOf(process.stdin), options, output);
  const found = paths.length === 0 ? ["."] : paths;
  const codes: ExitCode[] = [];
  let changed = 0;
  let count = 0;
  for (const path of found) {
    const files = filesOf(path);
    if (files === undefined) {
      output.note(`integ: \`${path}\` cannot be read.`);
      codes.push(2);
      continue;
    }
    for (const file of files) {
      const result = formatFile(file, options, output);
      codes.push(result.code);
      count++;
      if (result.changed) changed++;
    }
  }
  const words = `${count} ${count === 1 ? "file" : "files"}`;
  if (changed > 0) output.print(`${changed} of ${words} ${options.check ? "would change" : "formatted"}`);
  else if (!codes.includes(2)) output.print(`${output.colours.bold(output.colours.green("ok"))}: ${words}`);
  return codes.includes(2) ? 2 : codes.includes(1) ? 1 : 0;
}

function formatStdin(text: string, { check }: FmtOptions, output: Output): ExitCode {
  const result = format(text);
  const complete = noteLeft("standard input", text, result, output);
  if (check) {
    if (result.text !== text) output.print("standard input would change");
    return complete && result.text === text ? 0 : 1;
  }
  process.stdout.write(result.text);
  return complete ? 0 : 1;
}

function formatFile(file: string, { check }: FmtOptions, output: Output): { readonly code: ExitCode; readonly changed: boolean } {
  const shown = relative(process.cwd(), file);
  let text: string;
  try {
    // Bytes that are no text must not be lost. A byte order mark is kept here, so that leaving it out counts as a change.
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch (error) {
    output.note(`integ: \`${shown}\` ${error instanceof TypeError ? "is not UTF-8 text" : "cannot be read"}.`);
    return { code: 2, changed: false };
  }
  const result = format(text);
  const complete = noteLeft(shown, text, result, output);
  const changed = result.text !== text;
  if (changed) {
    output.print(check ? `${shown}: ${placesOf(text)}` : shown);
    if (!check && !write(file, result.text)) {
      output.note(`integ: \`${shown}\` cannot be written.`);
      return { code: 2, changed: false };
    }
  }
  return { code: !complete || (check && changed) ? 1 : 0, changed };
}

function write(file: string, text: string): boolean {
  try {
    writeFileSync(file, text);
    return true;
  } catch {
    return false;
  }
}

/** Says what was left as it is, and gives whether nothing was. */
function noteLeft(shown: string, text: string, result: ReturnType<typeof format>, output: Output): boolean {
  if (result.failure === "unsafe") {
    output.note(
      `integ: \`${shown}\` is left as it is, for formatting would have changed the program. This is a mistake in Integ itself: please report it with the file.`,
    );
    return false;
  }
  if (result.failure === undefined && result.left.length === 0) return true;
  const lines = new LineMap(text);
  const errors = parse(text, shown).diagnostics.filter(({ severity }) => severity === "error");
  for (const { location, code, message } of errors satisfies readonly Diagnostic[]) {
    const { line, character } = lines.position(location.start);
    output.note(`${shown}:${line + 1}:${character + 1} ${code} ${message}`);
  }
  const { length } = result.left;
  const what = result.failure === "refused" ? "" : length === 1 ? "a declaration of " : `${length} declarations of `;
  output.note(`integ: ${what}\`${shown}\` cannot be formatted until that is mended.`);
  return false;
}

function placesOf(text: string): string {
  const lines = new LineMap(text);
  const changed = new Set(formattingEdits(text).map(({ start }) => lines.position(start).line + 1));
  const first = [...changed].slice(0, 5).join(", ");
  return changed.size === 0 ? "the end of lines" : `${changed.size === 1 ? "line" : "lines"} ${first}${changed.size > 5 ? " …" : ""}`;
}

/** Folders that hold nothing that a person wrote. */
const leftOut = new Set(["node_modules", "generated"]);

/** A file, or the `.integ` files of a folder; undefined where there is neither. */
function filesOf(path: string): readonly string[] | undefined {
  const full = resolve(path);
  try {
    return statSync(full).isDirectory() ? walk(full) : [full];
  } catch {
    return undefined;
  }
}

function walk(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return leftOut.has(entry.name) || entry.name.startsWith(".") ? [] : walk(path);
      return entry.isFile() && entry.name.endsWith(".integ") ? [path] : [];
    });
}
