import type { Expr } from "../../program/program.ts";
import { mapsIn } from "./maps-in.ts";
import { walkExpr } from "./walk-expr.ts";

/** What follows from maps calling each other. */
export interface MapCalls {
  /** The configuration that a map reads, itself or through the maps that it calls; sorted. */
  environmentOf(map: string): readonly string[];
  /** Whether a map calls another, directly or through others. */
  reaches(map: string, other: string): boolean;
  /** Whether a map may call itself, directly or through others. */
  isRecursive(map: string): boolean;
}

/** Follows the calls between maps. */
export function mapCalls(maps: readonly { readonly symbol: { readonly map: string }; readonly body: Expr }[]): MapCalls {
  const called = new Map<string, Set<string>>();
  const read = new Map<string, Set<string>>();
  for (const { symbol, body } of maps) {
    const variables = new Set<string>();
    walkExpr(body, (expr) => {
      if (expr.kind === "environment") variables.add(expr.name);
    });
    called.set(symbol.map, new Set(mapsIn(body)));
    read.set(symbol.map, variables);
  }
  /** All maps that a map reaches; itself only where it is called again. */
  const known = new Map<string, ReadonlySet<string>>();
  const reached = (map: string): ReadonlySet<string> => {
    const before = known.get(map);
    if (before !== undefined) return before;
    const found = new Set<string>();
    const pending = [...(called.get(map) ?? [])];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      pending.push(...(called.get(next) ?? []));
    }
    known.set(map, found);
    return found;
  };
  return {
    environmentOf: (map) => [...new Set([map, ...reached(map)].flatMap((each) => [...(read.get(each) ?? [])]))].sort(),
    reaches: (map, other) => reached(map).has(other),
    isRecursive: (map) => reached(map).has(map),
  };
}
