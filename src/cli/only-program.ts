import { existsSync, readdirSync, readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { UsageError } from "./output.ts";

/**
 * The only program of this folder.
 *
 * @throws {UsageError} where there is none, or more than one.
 */
export function onlyProgram(): string {
  const programs = readdirSync(".").filter((name) => name.endsWith(".integ"));
  const [only] = programs;
  if (only !== undefined && programs.length === 1) return only;
  const why = only === undefined ? "There is no `.integ` program in this folder" : `There are ${programs.length} programs in this folder`;
  throw new UsageError(`${why}: say which one is meant.`);
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
