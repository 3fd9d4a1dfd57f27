import type { Expr, Guard } from "../../program/program.ts";
import type { MapSymbol } from "../context.ts";
import { refuses } from "./failures.ts";
import { mapCalls } from "./map-calls.ts";
import { mapsThrough } from "./maps-in.ts";

/** A map with its body, which is sound. */
export interface CheckedMap {
  readonly symbol: MapSymbol;
  readonly body: Expr;
}

/** The maps through which a call of an operation, or a run, may fail. Names are those of the Program. */
export interface RiskyMaps {
  /** Maps whose results are guarded, their own or those of maps that they call. */
  readonly guardedMaps: ReadonlySet<string>;
  /** Maps that may refuse a record with `fail` or `!`, themselves or through maps that they call. */
  readonly refusingMaps: ReadonlySet<string>;
}

/** Finds the maps that may refuse a record. */
export function riskyMaps(maps: readonly CheckedMap[], guards: readonly Guard[]): RiskyMaps {
  const calls = mapCalls(maps);
  const bodies = maps.map(({ symbol, body }) => ({ name: symbol.map, body }));
  const guarded = guards.flatMap(({ site }) => (site.kind === "argument" ? [] : [site.map]));
  const refusing = bodies.filter(({ name, body }) => refuses(body) || calls.isRecursive(name)).map(({ name }) => name);
  return { guardedMaps: mapsThrough(bodies, guarded), refusingMaps: mapsThrough(bodies, refusing) };
}
