import type { Provenance } from "../../program/program.ts";

/**
 * Gives paths as they stand in a Program: relative to the folder of the program's file, with `/` on every platform, so
 * that the same program gives the same Program wherever it is compiled.
 */
export function portablePath(entry: string, file: string): string {
  const from = entry.split(/[\\/]/u).slice(0, -1);
  const to = file.split(/[\\/]/u);
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => ".."), ...to.slice(same)].join("/");
}

/** A provenance with portable paths. */
export function portable(entry: string, at: Provenance): Provenance {
  return {
    file: portablePath(entry, at.file),
    start: at.start,
    end: at.end,
    ...(at.description && { description: { file: portablePath(entry, at.description.file), pointer: at.description.pointer } }),
  };
}
