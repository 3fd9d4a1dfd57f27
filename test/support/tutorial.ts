import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parse } from "../../src/parser/parse.ts";
import { startInteg } from "./command.ts";

/** A block of code of a Markdown page, with the words behind its language. */
export interface Block {
  readonly language: string;
  readonly words: ReadonlyMap<string, string>;
  readonly text: string;
  /** The line that it begins at, from 1. */
  readonly line: number;
}

/** What a command of a page printed, beside what the page says it prints. */
export interface Printed {
  readonly command: string;
  readonly line: number;
  readonly said: string;
  readonly actual: string;
}

/** The fenced blocks of a Markdown page: ```` ```integ file=shop.integ ````. */
export function blocksOf(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = markdown.split("\n");
  for (let at = 0; at < lines.length; at++) {
    const opening = /^```(\w+) ?(.*)$/u.exec(lines[at] ?? "");
    if (opening === null) continue;
    const end = lines.indexOf("```", at + 1);
    const words = new Map(
      (opening[2] ?? "").split(" ").map((word): [string, string] => [word.split("=")[0] ?? "", word.split("=")[1] ?? ""]),
    );
    blocks.push({ language: opening[1] ?? "", words, text: `${lines.slice(at + 1, end).join("\n")}\n`, line: at + 1 });
    at = end;
  }
  return blocks;
}

/**
 * Follows a page in an empty folder, as a reader would:
 *
 * - `file=NAME` writes the file; `replaces=MAP@FILE` puts declarations in the place of a map, `replaces=test@FILE` of a test
 * - `diff file=NAME` replaces what stands behind `-` by what stands behind `+`
 * - `shows=NAME` only shows a part of a file: whether it is there is a finding
 * - `console` runs what stands behind `$`; below stands what it prints; `with=dev` what is printed by the server that goes on
 */
export async function follow(
  page: string,
  home: string,
): Promise<{ readonly printed: readonly Printed[]; readonly notShown: readonly string[] }> {
  const repository = resolve(import.meta.dirname, "../..");
  const tools = join(home, ".bin");
  mkdirSync(tools, { recursive: true });
  writeFileSync(join(tools, "integ"), `#!/bin/sh\nexec "${process.execPath}" "${repository}/src/cli/cli.ts" "$@"\n`);
  writeFileSync(join(tools, "node"), `#!/bin/sh\nexec "${process.execPath}" "$@"\n`);
  for (const tool of ["integ", "node"]) chmodSync(join(tools, tool), 0o755);
  const environment = {
    ...process.env,
    PATH: `${tools}:${process.env["PATH"] ?? ""}`,
    INTEG: repository,
    NO_COLOR: "1",
    INTEG_CACHE: join(home, ".cache"),
  };
  const printed: Printed[] = [];
  const notShown: string[] = [];
  let folder = home;
  let server: ReturnType<typeof startInteg> | undefined;
  let address = "";
  for (const { language, words, text, line } of blocksOf(page)) {
    const [file, shows, replaces] = [words.get("file"), words.get("shows"), words.get("replaces")];
    if (shows !== undefined && !shown(text, readFileSync(join(folder, shows), "utf8"))) notShown.push(`line ${line}: not in ${shows}`);
    if (language === "diff" && file !== undefined) {
      const path = join(folder, file);
      writeFileSync(path, changed(readFileSync(path, "utf8"), text, line));
    } else if (file !== undefined) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    if (replaces !== undefined) {
      const [name = "", program = ""] = replaces.split("@");
      const path = join(folder, program);
      writeFileSync(path, withDeclaration(readFileSync(path, "utf8"), name, text, line));
    }
    if (language !== "console") continue;
    for (const { command, said } of commandsOf(text)) {
      if (command.startsWith("cd ")) folder = join(folder, command.slice(3));
      else if (command.startsWith("integ dev ")) {
        server = startInteg(folder, [...command.split(" ").slice(1), "--port", "0"]);
        const actual = await server.printed(/webhooks .*\n/u);
        address = /http:\/\/localhost:\d+/u.exec(actual)?.[0] ?? "";
        printed.push({ command, line, said, actual });
      } else {
        const result = spawnSync("sh", ["-c", command.replaceAll("http://localhost:3000", address)], {
          cwd: folder,
          env: environment,
          encoding: "utf8",
          timeout: 240_000,
        });
        printed.push({ command, line, said, actual: result.stdout + result.stderr });
      }
    }
    if (words.get("with") === "dev" && server !== undefined) {
      const all = await server.printed(/\bdone +\d|dead letter| {2}4\d\d {2}/u);
      // Two things that happen at once may be said in either order.
      printed.push({ command: "the server", line, said: inOrder(text), actual: inOrder(all.slice(all.indexOf("\n\n") + 2)) });
      await server.end();
    }
  }
  return { printed, notShown };
}

/** Lines in an order of their own, times apart. */
function inOrder(lines: string): string {
  return settled(lines).split("\n").sort().join("\n");
}

function commandsOf(text: string): readonly { readonly command: string; readonly said: string }[] {
  return text
    .split(/^\$ /mu)
    .slice(1)
    .map((part) => {
      const end = part.indexOf("\n");
      return { command: part.slice(0, end), said: part.slice(end + 1) };
    });
}

/** Whether the lines of a part stand in a text in this order; `…` on a line of its own stands for any. */
function shown(part: string, text: string): boolean {
  let at = 0;
  for (const piece of part.split(/^ *…\n/mu)) {
    const found = text.indexOf(piece.trimEnd(), at);
    if (found === -1) return false;
    at = found + piece.trimEnd().length;
  }
  return true;
}

function changed(text: string, difference: string, line: number): string {
  const taken = (sign: string): string =>
    difference
      .split("\n")
      .filter((each) => each.startsWith(sign))
      .map((each) => each.slice(1))
      .join("\n");
  const before = taken("-");
  if (text.split(before).length !== 2) throw new Error(`line ${line}: what is replaced does not stand there once`);
  return text.replace(before, () => taken("+"));
}

function withDeclaration(text: string, name: string, declaration: string, line: number): string {
  const old = parse(text, "").file.declarations.find((each) =>
    name === "test"
      ? each.kind === "TestDeclaration"
      : each.kind === "MapDeclaration" && each.name.kind === "Identifier" && each.name.name === name,
  );
  if (old === undefined) throw new Error(`line ${line}: there is no ${name}`);
  return text.slice(0, old.start) + declaration.trimEnd() + text.slice(old.end);
}

/** Whether a command printed what a page says; `…` on a line of its own stands for any lines. */
export function isAsSaid(said: string, actual: string): boolean {
  const text = settled(actual);
  const pieces = said.split(/^ *…\n/mu).map(settled);
  let at = 0;
  for (const [index, piece] of pieces.entries()) {
    const found = index === 0 ? (text.startsWith(piece) ? 0 : -1) : text.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return pieces.at(-1) === "" ? pieces.length > 1 || text === "" : at === text.length;
}

/** A text without what differs from run to run: times, durations, ports, and spaces at the ends of lines. */
function settled(text: string): string {
  return text
    .replace(/\b\d+(?:\.\d+)? (?:ms|s)\b/gu, "N ms")
    .replace(/\b\d\d:\d\d:\d\d(?:\.\d+)?/gu, "TIME")
    .replace(/\b(?:localhost|127\.0\.0\.1):\d+/gu, "HOST")
    .replace(/ +/gu, " ")
    .replace(/ $/gmu, "")
    .trim();
}
