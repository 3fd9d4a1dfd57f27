import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { UsageError } from "./output.ts";

/**
 * The program that is meant: the file that is named, else the only one of the folder that is named, or of this one.
 *
 * @throws {UsageError} where a folder has none, or more than one.
 */
export function programIn(path: string | undefined): string {
  const folder = path ?? ".";
  if (path !== undefined && !isFolder(path)) return path;
  const programs = readdirSync(folder).filter((name) => name.endsWith(".integ"));
  const [only] = programs;
  if (only !== undefined && programs.length === 1) return join(folder, only);
  const place = path === undefined ? "this folder" : `\`${path}\``;
  if (only === undefined) throw new UsageError(`There is no \`.integ\` program in ${place}: name one, or begin one with \`integ init\`.`);
  const names = programs.slice(0, 5).map((name) => `\`${join(folder, name)}\``);
  throw new UsageError(
    `There are ${programs.length} programs in ${place}: name one of ${names.join(", ")}${programs.length > 5 ? ", …" : ""}.`,
  );
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/**
 * The text of a program.
 *
 * @throws {UsageError} where there is none.
 */
export function readText(file: string): string {
  if (!existsSync(file)) throw new UsageError(`There is no file \`${file}\`.`);
  return readFileSync(file, "utf8");
}

/** A path as a program names it: relative to its folder, with slashes. */
export function pathFrom(folder: string, path: string): string {
  return /^[a-z][a-z0-9+.-]+:\/\//iu.test(path) ? path : relative(folder, resolve(path)).replaceAll("\\", "/");
}
