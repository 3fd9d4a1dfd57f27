import type { Expr, ProgramMap } from "../../program/program.ts";
import { walkExpr } from "./walk-expr.ts";

/** The maps that an expression calls or names. */
export function mapsIn(expr: Expr): readonly string[] {
  const maps: string[] = [];
  walkExpr(expr, (each) => {
    if (each.kind === "map" || each.kind === "mapReference") maps.push(each.map);
  });
  return maps;
}

/** Maps of which something holds, by themselves or through the maps that they call. */
export function mapsThrough(maps: readonly Pick<ProgramMap, "name" | "body">[], themselves: Iterable<string>): ReadonlySet<string> {
  const found = new Set(themselves);
  const calls = maps.map((map) => ({ name: map.name, called: mapsIn(map.body) }));
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const { name, called } of calls) if (called.some((each) => found.has(each))) found.add(name);
  }
  return found;
}
