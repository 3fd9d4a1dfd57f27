import { spec as abs } from "./abs.ts";
import { spec as add } from "./add.ts";
import { spec as addDays } from "./addDays.ts";
import { spec as after } from "./after.ts";
import { spec as afterLast } from "./afterLast.ts";
import { spec as allocate } from "./allocate.ts";
import { spec as average } from "./average.ts";
import { spec as before } from "./before.ts";
import { spec as beforeLast } from "./beforeLast.ts";
import { spec as capitalize } from "./capitalize.ts";
import { spec as ceil } from "./ceil.ts";
import { spec as chunk } from "./chunk.ts";
import { spec as clamp } from "./clamp.ts";
import { spec as compact } from "./compact.ts";
import { spec as compareTo } from "./compareTo.ts";
import { spec as contains } from "./contains.ts";
import { spec as currencyDigits } from "./currencyDigits.ts";
import { spec as datePart } from "./datePart.ts";
import { spec as decodeUriComponent } from "./decodeUriComponent.ts";
import { spec as difference } from "./difference.ts";
import { spec as distinct } from "./distinct.ts";
import { spec as dividedBy } from "./dividedBy.ts";
import { spec as drop } from "./drop.ts";
import { spec as encodeUriComponent } from "./encodeUriComponent.ts";
import { spec as endOf } from "./endOf.ts";
import { spec as endsWith } from "./endsWith.ts";
import { spec as entries } from "./entries.ts";
import { spec as escapeHtml } from "./escapeHtml.ts";
import { spec as every } from "./every.ts";
import { spec as extract } from "./extract.ts";
import { spec as filter } from "./filter.ts";
import { spec as filterValues } from "./filterValues.ts";
import { spec as find } from "./find.ts";
import { spec as first } from "./first.ts";
import { spec as flat } from "./flat.ts";
import { spec as flatMap } from "./flatMap.ts";
import { spec as floor } from "./floor.ts";
import { spec as formatDate } from "./formatDate.ts";
import { spec as formatNumber } from "./formatNumber.ts";
import { spec as fromBase64 } from "./fromBase64.ts";
import { spec as fromBase64Url } from "./fromBase64Url.ts";
import { spec as fromEntries } from "./fromEntries.ts";
import { spec as fromHex } from "./fromHex.ts";
import { spec as fromMinor } from "./fromMinor.ts";
import { spec as fromUnix } from "./fromUnix.ts";
import { spec as fromUnixMs } from "./fromUnixMs.ts";
import { spec as groupBy } from "./groupBy.ts";
import { spec as has } from "./has.ts";
import { spec as indexBy } from "./indexBy.ts";
import { spec as intersection } from "./intersection.ts";
import { spec as inZone } from "./inZone.ts";
import { spec as isAfter } from "./isAfter.ts";
import { spec as isBefore } from "./isBefore.ts";
import { spec as isEmpty } from "./isEmpty.ts";
import { spec as join } from "./join.ts";
import { spec as keys } from "./keys.ts";
import { spec as last } from "./last.ts";
import { spec as length } from "./length.ts";
import { spec as lines } from "./lines.ts";
import { spec as lower } from "./lower.ts";
import { spec as map } from "./map.ts";
import { spec as mapValues } from "./mapValues.ts";
import { spec as matches } from "./matches.ts";
import { spec as max } from "./max.ts";
import { spec as maxBy } from "./maxBy.ts";
import { spec as md5 } from "./md5.ts";
import { spec as merge } from "./merge.ts";
import { spec as min } from "./min.ts";
import { spec as minBy } from "./minBy.ts";
import { spec as minus } from "./minus.ts";
import { spec as mod } from "./mod.ts";
import { spec as nonBlank } from "./nonBlank.ts";
import { spec as normalize } from "./normalize.ts";
import { spec as omit } from "./omit.ts";
import { spec as padEnd } from "./padEnd.ts";
import { spec as padStart } from "./padStart.ts";
import { spec as parseJson } from "./parseJson.ts";
import { spec as parseUrl } from "./parseUrl.ts";
import { spec as partition } from "./partition.ts";
import { spec as pick } from "./pick.ts";
import { spec as plus } from "./plus.ts";
import { spec as replace } from "./replace.ts";
import { spec as replaceMatches } from "./replaceMatches.ts";
import { spec as reverse } from "./reverse.ts";
import { spec as round } from "./round.ts";
import { spec as sha1 } from "./sha1.ts";
import { spec as sha256 } from "./sha256.ts";
import { spec as sha512 } from "./sha512.ts";
import { spec as single } from "./single.ts";
import { spec as slice } from "./slice.ts";
import { spec as slug } from "./slug.ts";
import { spec as some } from "./some.ts";
import { spec as sortBy } from "./sortBy.ts";
import type { FunctionSpec } from "./spec.ts";
import { spec as split } from "./split.ts";
import { spec as startOf } from "./startOf.ts";
import { spec as startsWith } from "./startsWith.ts";
import { spec as sum } from "./sum.ts";
import { spec as sumDecimals } from "./sumDecimals.ts";
import { spec as take } from "./take.ts";
import { spec as times } from "./times.ts";
import { spec as toAscii } from "./toAscii.ts";
import { spec as toBase64 } from "./toBase64.ts";
import { spec as toBase64Url } from "./toBase64Url.ts";
import { spec as toDate } from "./toDate.ts";
import { spec as toDateTime } from "./toDateTime.ts";
import { spec as toDecimal } from "./toDecimal.ts";
import { spec as toFixed } from "./toFixed.ts";
import { spec as toHex } from "./toHex.ts";
import { spec as toInt } from "./toInt.ts";
import { spec as toJson } from "./toJson.ts";
import { spec as toMinor } from "./toMinor.ts";
import { spec as toNumber } from "./toNumber.ts";
// biome-ignore lint/suspicious/noShadowRestrictedNames: it is what TypeScript developers look for.
import { spec as toString } from "./toString.ts";
import { spec as toUnix } from "./toUnix.ts";
import { spec as toUnixMs } from "./toUnixMs.ts";
import { spec as trim } from "./trim.ts";
import { spec as trimEnd } from "./trimEnd.ts";
import { spec as trimStart } from "./trimStart.ts";
import { spec as truncate } from "./truncate.ts";
import { spec as until } from "./until.ts";
import { spec as upper } from "./upper.ts";
import { spec as uuidv5 } from "./uuidv5.ts";
import { spec as values } from "./values.ts";
import { spec as words } from "./words.ts";
import { spec as zip } from "./zip.ts";

/**
 * All standard functions: texts, numbers, money, arrays, records, times, encodings. A new function is a new file and a line
 * here. The compiler reads this list, so nothing of it may lead to HTTP or storage.
 */
export const functionSpecs: readonly FunctionSpec[] = [
  upper,
  lower,
  capitalize,
  trim,
  trimStart,
  trimEnd,
  take,
  drop,
  slice,
  truncate,
  before,
  after,
  beforeLast,
  afterLast,
  replace,
  replaceMatches,
  split,
  words,
  lines,
  startsWith,
  endsWith,
  contains,
  matches,
  extract,
  length,
  padStart,
  padEnd,
  isEmpty,
  nonBlank,
  normalize,
  toAscii,
  slug,
  escapeHtml,
  round,
  floor,
  ceil,
  abs,
  mod,
  min,
  max,
  clamp,
  toString,
  toFixed,
  formatNumber,
  toInt,
  toNumber,
  toDecimal,
  plus,
  minus,
  times,
  dividedBy,
  compareTo,
  sumDecimals,
  fromMinor,
  toMinor,
  allocate,
  currencyDigits,
  map,
  filter,
  find,
  some,
  every,
  partition,
  compact,
  join,
  first,
  last,
  single,
  sum,
  average,
  minBy,
  maxBy,
  sortBy,
  distinct,
  difference,
  intersection,
  flat,
  flatMap,
  zip,
  chunk,
  reverse,
  groupBy,
  indexBy,
  keys,
  values,
  entries,
  fromEntries,
  pick,
  omit,
  merge,
  mapValues,
  filterValues,
  has,
  toDate,
  toDateTime,
  formatDate,
  inZone,
  add,
  addDays,
  startOf,
  endOf,
  until,
  datePart,
  isBefore,
  isAfter,
  fromUnix,
  toUnix,
  fromUnixMs,
  toUnixMs,
  toJson,
  parseJson,
  toBase64,
  fromBase64,
  toBase64Url,
  fromBase64Url,
  toHex,
  fromHex,
  encodeUriComponent,
  decodeUriComponent,
  parseUrl,
  sha256,
  sha512,
  sha1,
  md5,
  uuidv5,
];
