import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holds } from "../../../test/support/holds.ts";
import { addDays } from "./addDays.ts";
import { after } from "./after.ts";
import { afterLast } from "./afterLast.ts";
import { average } from "./average.ts";
import { before } from "./before.ts";
import { beforeLast } from "./beforeLast.ts";
import { chunk } from "./chunk.ts";
import { contains } from "./contains.ts";
import { decodeUriComponent } from "./decodeUriComponent.ts";
import { difference } from "./difference.ts";
import { distinct } from "./distinct.ts";
import { drop } from "./drop.ts";
import { encodeUriComponent } from "./encodeUriComponent.ts";
import { entries } from "./entries.ts";
import { escapeHtml } from "./escapeHtml.ts";
import { filterValues } from "./filterValues.ts";
import { flat } from "./flat.ts";
import { formatDate } from "./formatDate.ts";
import { fromBase64 } from "./fromBase64.ts";
import { fromBase64Url } from "./fromBase64Url.ts";
import { fromEntries } from "./fromEntries.ts";
import { fromHex } from "./fromHex.ts";
import { fromMinor } from "./fromMinor.ts";
import { fromUnix } from "./fromUnix.ts";
import { groupBy } from "./groupBy.ts";
import { has } from "./has.ts";
import { intersection } from "./intersection.ts";
import { join } from "./join.ts";
import { length } from "./length.ts";
import { lines } from "./lines.ts";
import { mapValues } from "./mapValues.ts";
import { maxBy } from "./maxBy.ts";
import { merge } from "./merge.ts";
import { minBy } from "./minBy.ts";
import { mod } from "./mod.ts";
import { omit } from "./omit.ts";
import { padEnd } from "./padEnd.ts";
import { padStart } from "./padStart.ts";
import { parseJson } from "./parseJson.ts";
import { parseUrl } from "./parseUrl.ts";
import { partition } from "./partition.ts";
import { pick } from "./pick.ts";
import { replace } from "./replace.ts";
import { round } from "./round.ts";
import { slice } from "./slice.ts";
import { slug } from "./slug.ts";
import { sortBy } from "./sortBy.ts";
import { split } from "./split.ts";
import { sum } from "./sum.ts";
import { compareValues } from "./support/compare.ts";
import { plainDecimal } from "./support/decimal.ts";
import { instantOfLocal, zoneOffset } from "./support/zones.ts";
import { take } from "./take.ts";
import { toAscii } from "./toAscii.ts";
import { toBase64 } from "./toBase64.ts";
import { toBase64Url } from "./toBase64Url.ts";
import { toDate } from "./toDate.ts";
import { toDateTime } from "./toDateTime.ts";
import { toHex } from "./toHex.ts";
import { toInt } from "./toInt.ts";
import { toJson } from "./toJson.ts";
import { toMinor } from "./toMinor.ts";
import { toNumber } from "./toNumber.ts";
// biome-ignore lint/suspicious/noShadowRestrictedNames: it is what TypeScript developers look for.
import { toString } from "./toString.ts";
import { toUnix } from "./toUnix.ts";
import { truncate } from "./truncate.ts";

/** Texts with surrogate pairs, and with halves of them. */
const anyText = fc.string({
  unit: fc.oneof(fc.constantFrom("a", "-", "$&", "😀", "\ud83d", "\ude00", "\n"), fc.string({ unit: "binary", maxLength: 1 })),
});
const wellFormedText = fc.string({ unit: "binary" }).filter((text) => text.isWellFormed());
const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true });
const anyCount = fc.integer({ min: -3, max: 12 });

describe("texts", () => {
  test("take and drop part a text between code points", () => {
    holds<[string, number]>(anyText, anyCount, (text, count) => {
      expect(take(text, count) + drop(text, count)).toBe(text);
      expect(length(take(text, count))).toBe(Math.max(0, Math.min(count, length(text))));
    });
  });

  test("length and slice count as Array.from does", () => {
    holds<[string, number, number | undefined]>(anyText, anyCount, fc.option(anyCount, { nil: undefined }), (text, start, end) => {
      const points = Array.from(text);
      expect(length(text)).toBe(points.length);
      expect(slice(text, start, end)).toBe(points.slice(start, end).join(""));
    });
  });

  test("split and join are each other's reverse, and replace is both", () => {
    holds<[string, string, string]>(anyText, anyText, anyText, (text, separator, replacement) => {
      expect(join(split(text, separator), separator)).toBe(text);
      if (separator !== "") expect(replace(text, separator, replacement)).toBe(join(split(text, separator), replacement));
    });
  });

  test("padding reaches the length and keeps the text", () => {
    holds<[string, number, string]>(
      wellFormedText,
      anyCount,
      wellFormedText.filter((fill) => fill !== ""),
      (text, count, fill) => {
        const [start, end] = [padStart(text, count, fill), padEnd(text, count, fill)];
        expect([length(start), length(end)]).toEqual([Math.max(count, length(text)), Math.max(count, length(text))]);
        expect(start.endsWith(text) && end.startsWith(text)).toBe(true);
      },
    );
  });

  test("no line has a line end in it", () => {
    holds<[string]>(anyText, (text) => {
      for (const line of lines(text)) expect(line).not.toMatch(/[\r\n]/);
    });
  });
});

describe("numbers", () => {
  test("a number and its text say the same, and the text has no exponent", () => {
    holds<[number]>(anyNumber, (value) => {
      expect(toNumber(toString(value))).toBe(value + 0);
      expect(plainDecimal(value)).toMatch(/^-?[0-9]+(\.[0-9]+)?$/);
    });
  });

  test("whole numbers survive as text", () => {
    holds<[number]>(fc.maxSafeInteger(), (value) => {
      expect(toInt(toString(value))).toBe(value + 0);
    });
  });

  test("round is at most half a unit away, and does nothing twice", () => {
    holds<[number, number]>(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 4 }), (value, digits) => {
      const rounded = round(value, digits);
      expect(Math.abs(rounded - value)).toBeLessThanOrEqual(0.5000001 * 10 ** -digits);
      expect(round(rounded, digits)).toBe(rounded);
      expect(round(-value, digits) + 0).toBe(-rounded + 0);
    });
  });

  test("round takes what is written, where arithmetic on doubles goes wrong", () => {
    expect([round(1.005, 2), round(8.345, 2), round(2.675, 2), round(0.5), round(-0.4), round(1e21), round(5e-324, 3)]).toEqual([
      1.01, 8.35, 2.68, 1, 0, 1e21, 0,
    ]);
  });

  test("a sum does not depend on the order, and is exact for cents", () => {
    holds<[number[]]>(fc.array(anyNumber), (values) => {
      expect(sum(values)).toBe(sum(values.toReversed()));
    });
    holds<[number[]]>(fc.array(fc.integer({ min: -1e9, max: 1e9 })), (cents) => {
      expect(sum(cents.map((cent) => Number(`${cent}e-2`)))).toBe(Number(`${sum(cents)}e-2`));
    });
  });

  test("mod lies between 0 and the divisor", () => {
    holds<[number, number]>(
      fc.integer(),
      fc.integer().filter((divisor) => divisor !== 0),
      (value, divisor) => {
        const rest = mod(value, divisor) ?? Number.NaN;
        expect(Math.abs(rest)).toBeLessThan(Math.abs(divisor));
        expect(rest === 0 || rest > 0 === divisor > 0).toBe(true);
        expect(Math.abs((value - rest) % divisor)).toBe(0);
      },
    );
  });

  test("money goes to minor units and back", () => {
    holds<[number, string]>(fc.maxSafeInteger(), fc.constantFrom("EUR", "usd", "JPY", "KWD", "CLF"), (amount, currency) => {
      expect(toMinor(fromMinor(amount, currency) ?? "", currency)).toBe(amount + 0);
    });
  });
});

describe("arrays and records", () => {
  const sortable = fc.oneof(fc.string({ unit: "binary" }), fc.double(), fc.boolean(), fc.constantFrom(null, undefined));

  test("the order is total", () => {
    holds<[(string | number | boolean | null | undefined)[]]>(fc.array(sortable, { minLength: 3, maxLength: 3 }), ([a, b, c]) => {
      expect(Math.sign(compareValues(a, b)) + 0).toBe(-Math.sign(compareValues(b, a)) + 0);
      if (compareValues(a, b) <= 0 && compareValues(b, c) <= 0) expect(compareValues(a, c)).toBeLessThanOrEqual(0);
    });
  });

  test("texts are ordered by code point", () => {
    holds<[string, string]>(wellFormedText, wellFormedText, (left, right) => {
      expect(Math.sign(compareValues(left, right))).toBe(Math.sign(Buffer.compare(Buffer.from(left), Buffer.from(right))));
    });
  });

  test("an emoji stands behind the last code points below U+10000", () => {
    expect(sortBy(["😀", "\uffff", "\ufffd", "\ud7ff", "z"], (item) => item)).toEqual(["z", "\ud7ff", "\ufffd", "\uffff", "😀"]);
  });

  test("sortBy keeps all items, and the order of equal ones", () => {
    holds<[number[]]>(fc.array(fc.integer({ min: 0, max: 3 })), (ranks) => {
      const items = ranks.map((rank, index) => ({ rank, index }));
      const sorted = sortBy(items, (item) => item.rank);
      expect(sorted).toHaveLength(items.length);
      for (const [index, item] of sorted.entries()) {
        const next = sorted[index + 1];
        if (next) expect(item.rank < next.rank || (item.rank === next.rank && item.index < next.index)).toBe(true);
      }
    });
  });

  test("distinct keeps each value once; groupBy keeps every item", () => {
    holds<[unknown[]]>(fc.array(fc.oneof(fc.constantFrom(0, "0", null, "", false), fc.jsonValue({ maxDepth: 1 }))), (items) => {
      const once = distinct(items);
      for (const item of items) expect(contains(once, item)).toBe(true);
      expect(distinct(once)).toEqual(once);
      const groups = groupBy(items, (item) => item);
      expect(groups.map((group) => group.key)).toEqual(once);
      expect(sum(groups.map((group) => group.items.length))).toBe(items.length);
    });
  });

  test("records go to entries and back, whatever their names", () => {
    holds<[[string, number][]]>(
      fc.array(fc.tuple(fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor")), fc.integer())),
      (fields) => {
        const record: Record<string, number> = Object.fromEntries(fields);
        const back = fromEntries(entries(record));
        expect(Object.entries(back)).toEqual(Object.entries(record));
        expect(Object.getPrototypeOf(back)).toBe(Object.prototype);
      },
    );
  });
});

describe("encodings", () => {
  test("Base64 and JSON go there and back", () => {
    holds<[string]>(wellFormedText, (text) => {
      expect(fromBase64(toBase64(text))).toBe(text);
    });
    holds<[fc.JsonValue]>(fc.jsonValue({ noUnicodeString: false }), (value) => {
      expect(parseJson(toJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    });
  });

  test("what no encoder writes is no Base64", () => {
    for (const text of ["QQ", "QR==", "Q Q==", "QQ==\n", "QQ=", "_-==", "gA=="]) expect(fromBase64(text)).toBeUndefined();
  });
});

describe("times", () => {
  const seconds = fc.integer({ min: -62_000_000_000, max: 253_000_000_000 });
  const zones = fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "+05:30");

  test("seconds go to a time and back", () => {
    holds<[number]>(seconds, (value) => {
      expect(toUnix(fromUnix(value) ?? "")).toBe(value);
    });
  });

  test("days are added and taken off again", () => {
    holds<[number, number]>(seconds, fc.integer({ min: -400, max: 400 }), (value, days) => {
      const date = toDate(fromUnix(value) ?? "") ?? "";
      expect(addDays(addDays(date, days) ?? "", -days)).toBe(date);
      expect(toUnix(addDays(date, days) ?? "")).toBe((toUnix(date) ?? 0) + days * 86_400);
    });
  });

  test("a date that is written by a pattern is read by it", () => {
    const pattern = "dd.MM.yyyy 'o''clock' H:mm:ss.SSS XXX";
    holds<[number, string]>(fc.integer({ min: 0, max: 4_000_000_000 }), zones, (value, zone) => {
      const text = fromUnix(value) ?? "";
      expect(toDateTime(formatDate(text, pattern, zone) ?? "", pattern)).toBe(text);
    });
  });

  test("the instant of a local time shows that local time, or lies in a gap", () => {
    holds<[number, string]>(fc.integer({ min: 0, max: 4_000_000_000 }), zones, (value, zone) => {
      const local = value * 1000;
      const instant = instantOfLocal(local, zone) ?? Number.NaN;
      const shown = instant + (zoneOffset(instant, zone) ?? Number.NaN);
      expect(shown - local).toBeGreaterThanOrEqual(0);
      expect(shown - local).toBeLessThanOrEqual(3_600_000);
    });
  });

  test("clocks that go forward and back", () => {
    const berlin = (text: string) => toDateTime(text, undefined, "Europe/Berlin");
    expect(berlin("2026-03-29T02:30")).toBe("2026-03-29T01:30:00Z");
    expect(berlin("2026-10-25T02:30")).toBe("2026-10-25T00:30:00Z");
    expect(berlin("2026-10-25T03:30")).toBe("2026-10-25T02:30:00Z");
  });

  test("what there is no such date, time or zone of", () => {
    for (const text of [
      "2026-02-29",
      "2026-13-01",
      "2026-1-1",
      "2026-01-01T24:00",
      "2026-01-01T10:60",
      "2026-01-01T10:00+25:00",
      "",
      " 2026-01-01",
    ]) {
      expect(toDateTime(text)).toBeUndefined();
    }
    expect(toDateTime("2026-01-01T10:00", undefined, "Mars/Base")).toBeUndefined();
    expect(formatDate("2026-01-01", "yyyy", "")).toBeUndefined();
    expect(toDate("2024-02-29")).toBe("2024-02-29");
    expect(toDate("0000-01-01")).toBe("0000-01-01");
  });
});

describe("texts of other systems", () => {
  test("before and after part a text at the separator", () => {
    holds<[string, string]>(anyText, anyText, (text, separator) => {
      if (!text.includes(separator)) return;
      expect((before(text, separator) ?? "") + separator + (after(text, separator) ?? "")).toBe(text);
      expect((beforeLast(text, separator) ?? "") + separator + (afterLast(text, separator) ?? "")).toBe(text);
    });
  });

  test("a truncated text has at most so many characters, and begins as the text does", () => {
    holds<[string, number]>(anyText, anyCount, (text, count) => {
      const short = truncate(text, count);
      expect(length(short)).toBeLessThanOrEqual(Math.max(0, count));
      if (length(text) <= count) expect(short).toBe(text);
      else if (count > 0) expect(text.startsWith(short.slice(0, -1))).toBe(true);
    });
  });

  test("ASCII is ASCII, and a slug is a part of a URL", () => {
    holds<[string]>(anyText, (text) => {
      expect(toAscii(text, "?")).toMatch(/^[\x00-\x7f]*$/);
      expect(slug(text)).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/);
      expect(slug(slug(text))).toBe(slug(text));
    });
  });

  test("encodings go there and back", () => {
    holds<[string]>(wellFormedText, (text) => {
      expect(fromHex(toHex(text))).toBe(text);
      expect(fromBase64Url(toBase64Url(text))).toBe(text);
      expect(decodeUriComponent(encodeUriComponent(text))).toBe(text);
      expect(parseUrl(`https://a.example/?q=${encodeUriComponent(text)}`)?.query["q"]).toBe(text);
    });
  });

  test("what is escaped says nothing to HTML", () => {
    holds<[string]>(anyText, (text) => {
      expect(escapeHtml(text)).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
    });
  });
});

describe("lists and records", () => {
  test("the mean lies between the least and the greatest", () => {
    holds<[number[]]>(fc.array(anyNumber, { minLength: 1 }), (values) => {
      const mean = average(values) ?? Number.NaN;
      expect(mean).toBeGreaterThanOrEqual(Math.min(...values));
      expect(mean).toBeLessThanOrEqual(Math.max(...values));
    });
    expect(average([0.1, 0.2])).toBe(0.15);
    expect(average([Number.MAX_VALUE, Number.MAX_VALUE])).toBe(Number.MAX_VALUE);
  });

  test("chunks, partitions and flat keep every item", () => {
    holds<[number[], number]>(fc.array(fc.integer()), anyCount, (items, size) => {
      expect(flat(chunk(items, size))).toEqual(items);
      for (const part of chunk(items, size)) expect(part.length).toBeLessThanOrEqual(Math.max(1, size));
      const { matching, rest } = partition(items, (item) => item > 0);
      expect(matching.every((item) => item > 0) && rest.every((item) => item <= 0)).toBe(true);
      expect(matching.length + rest.length).toBe(items.length);
    });
  });

  test("difference and intersection part a list", () => {
    const items = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constantFrom("a", null)));
    holds<[unknown[], unknown[]]>(items, items, (left, right) => {
      expect(difference(left, right).length + intersection(left, right).length).toBe(left.length);
      for (const item of intersection(left, right)) expect(contains(right, item)).toBe(true);
    });
  });

  test("the least and the greatest are the ends of the order", () => {
    holds<[(number | null)[]]>(fc.array(fc.option(fc.integer(), { nil: null })), (ranks) => {
      const items = ranks.map((rank, index) => ({ rank, index }));
      const known = items.filter((item) => item.rank !== null);
      expect(minBy(items, (item) => item.rank)).toEqual(sortBy(known, (item) => item.rank)[0]);
      expect(maxBy(items, (item) => item.rank)).toEqual(sortBy(known, (item) => item.rank, "desc")[0]);
    });
  });

  test("pick and omit part a record, whatever its names; what is undefined is not there", () => {
    const record = fc.dictionary(
      fc.oneof(fc.string({ maxLength: 2 }), fc.constantFrom("__proto__", "constructor")),
      fc.option(fc.integer(), { nil: undefined }),
    );
    holds<[Record<string, number | undefined>, string[]]>(record, fc.array(fc.string({ maxLength: 2 })), (fields, names) => {
      const [picked, rest] = [pick(fields, names), omit(fields, names)];
      expect(Object.keys(merge(picked, rest)).sort()).toEqual(Object.keys(filterValues(fields, () => true)).sort());
      for (const name of names) expect(has(picked, name)).toBe(has(fields, name));
      expect(Object.keys(mapValues(fields, (value) => value))).toEqual(Object.keys(fields).filter((name) => has(fields, name)));
    });
  });
});
