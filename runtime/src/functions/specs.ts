import { spec as abs } from "./abs.ts";
import { spec as addDays } from "./addDays.ts";
import { spec as ceil } from "./ceil.ts";
import { spec as compact } from "./compact.ts";
import { spec as contains } from "./contains.ts";
import { spec as distinct } from "./distinct.ts";
import { spec as drop } from "./drop.ts";
import { spec as endsWith } from "./endsWith.ts";
import { spec as entries } from "./entries.ts";
import { spec as every } from "./every.ts";
import { spec as filter } from "./filter.ts";
import { spec as find } from "./find.ts";
import { spec as first } from "./first.ts";
import { spec as flatMap } from "./flatMap.ts";
import { spec as floor } from "./floor.ts";
import { spec as formatDate } from "./formatDate.ts";
import { spec as fromBase64 } from "./fromBase64.ts";
import { spec as fromEntries } from "./fromEntries.ts";
import { spec as fromMinor } from "./fromMinor.ts";
import { spec as fromUnix } from "./fromUnix.ts";
import { spec as groupBy } from "./groupBy.ts";
import { spec as isEmpty } from "./isEmpty.ts";
import { spec as join } from "./join.ts";
import { spec as keys } from "./keys.ts";
import { spec as last } from "./last.ts";
import { spec as length } from "./length.ts";
import { spec as lines } from "./lines.ts";
import { spec as lower } from "./lower.ts";
import { spec as map } from "./map.ts";
import { spec as max } from "./max.ts";
import { spec as min } from "./min.ts";
import { spec as mod } from "./mod.ts";
import { spec as padEnd } from "./padEnd.ts";
import { spec as padStart } from "./padStart.ts";
import { spec as parseJson } from "./parseJson.ts";
import { spec as replace } from "./replace.ts";
import { spec as reverse } from "./reverse.ts";
import { spec as round } from "./round.ts";
import { spec as sha256 } from "./sha256.ts";
import { spec as slice } from "./slice.ts";
import { spec as some } from "./some.ts";
import { spec as sortBy } from "./sortBy.ts";
import type { FunctionSpec } from "./spec.ts";
import { spec as split } from "./split.ts";
import { spec as startsWith } from "./startsWith.ts";
import { spec as sum } from "./sum.ts";
import { spec as take } from "./take.ts";
import { spec as toBase64 } from "./toBase64.ts";
import { spec as toDate } from "./toDate.ts";
import { spec as toDateTime } from "./toDateTime.ts";
import { spec as toInt } from "./toInt.ts";
import { spec as toJson } from "./toJson.ts";
import { spec as toMinor } from "./toMinor.ts";
import { spec as toNumber } from "./toNumber.ts";
// biome-ignore lint/suspicious/noShadowRestrictedNames: it is what TypeScript developers look for.
import { spec as toString } from "./toString.ts";
import { spec as toUnix } from "./toUnix.ts";
import { spec as trim } from "./trim.ts";
import { spec as upper } from "./upper.ts";
import { spec as values } from "./values.ts";

/**
 * All standard functions: texts, numbers, arrays, objects, times, encodings, money. A new function is a new file and a line
 * here. The compiler reads this list, so nothing of it may lead to HTTP or storage.
 */
export const functionSpecs: readonly FunctionSpec[] = [
  upper,
  lower,
  trim,
  take,
  drop,
  slice,
  replace,
  split,
  startsWith,
  endsWith,
  contains,
  length,
  padStart,
  padEnd,
  lines,
  isEmpty,
  round,
  floor,
  ceil,
  abs,
  mod,
  min,
  max,
  toString,
  toInt,
  toNumber,
  map,
  filter,
  find,
  some,
  every,
  compact,
  join,
  first,
  last,
  sum,
  sortBy,
  distinct,
  flatMap,
  reverse,
  groupBy,
  keys,
  values,
  entries,
  fromEntries,
  toDate,
  toDateTime,
  formatDate,
  addDays,
  fromUnix,
  toUnix,
  toJson,
  parseJson,
  toBase64,
  fromBase64,
  sha256,
  fromMinor,
  toMinor,
];
