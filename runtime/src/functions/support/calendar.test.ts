import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holds } from "../../../../test/support/holds.ts";
import { add } from "../add.ts";
import { datePart } from "../datePart.ts";
import { endOf } from "../endOf.ts";
import { formatDate } from "../formatDate.ts";
import { fromUnix } from "../fromUnix.ts";
import { fromUnixMs } from "../fromUnixMs.ts";
import { inZone } from "../inZone.ts";
import { isAfter } from "../isAfter.ts";
import { isBefore } from "../isBefore.ts";
import { startOf } from "../startOf.ts";
import { toDate } from "../toDate.ts";
import { toUnix } from "../toUnix.ts";
import { toUnixMs } from "../toUnixMs.ts";
import { until } from "../until.ts";
import type { DateUnit } from "./calendar.ts";

describe("calendars", () => {
  const zones = fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "+05:30");
  const instant = fc.integer({ min: -2_000_000_000, max: 4_000_000_000 }).map((seconds) => fromUnix(seconds) ?? "");
  const unit = fc.constantFrom<DateUnit>("year", "quarter", "month", "week", "day", "hour", "minute", "second", "millisecond");

  test("a time in a zone is the same instant, and its date the zone's", () => {
    holds<[string, string]>(instant, zones, (text, zone) => {
      const local = inZone(text, zone) ?? "";
      expect(toUnixMs(local)).toBe(toUnixMs(text));
      expect(toDate(local)).toBe(formatDate(text, "yyyy-MM-dd", zone));
    });
  });

  test("the start is not later, the end not earlier, and both begin the same unit", () => {
    holds<[string, DateUnit, string]>(instant, unit, zones, (text, each, zone) => {
      const [start, end] = [startOf(text, each, zone) ?? "", endOf(text, each, zone) ?? ""];
      expect(isAfter(start, text)).toBe(false);
      expect(isBefore(end, text)).toBe(false);
      expect(startOf(end, each, zone)).toBe(start);
      expect(toUnixMs(startOf(fromUnixMs((toUnixMs(end) ?? 0) + 1) ?? "", each, zone) ?? "")).toBe((toUnixMs(end) ?? 0) + 1);
    });
  });

  test("until counts what add adds", () => {
    holds<[string, string, DateUnit, string]>(instant, instant, unit, zones, (from, to, each, zone) => {
      const count = until(from, to, each, zone) ?? Number.NaN;
      const sign = isBefore(to, from) ? -1 : 1;
      const reached = add(from, count, each, zone) ?? "";
      expect(sign === 1 ? isAfter(reached, to) : isBefore(reached, to)).toBe(false);
      const next = add(from, count + sign, each, zone) ?? "";
      expect(sign === 1 ? isAfter(next, to) : isBefore(next, to)).toBe(true);
    });
  });

  test("weeks are those of ISO 8601", () => {
    const known: readonly [string, number, number][] = [
      ["2005-01-01", 2004, 53],
      ["2005-01-02", 2004, 53],
      ["2005-12-31", 2005, 52],
      ["2007-01-01", 2007, 1],
      ["2008-12-29", 2009, 1],
      ["2010-01-03", 2009, 53],
    ];
    for (const [date, year, week] of known) expect([datePart(date, "weekYear"), datePart(date, "week")]).toEqual([year, week]);
  });

  test("clocks that jump", () => {
    expect(add("2026-03-28T02:30:00+01:00", 1, "day", "Europe/Berlin")).toBe("2026-03-29T03:30:00+02:00");
    expect(add("2026-10-24T02:30:00+02:00", 1, "day", "Europe/Berlin")).toBe("2026-10-25T02:30:00+02:00");
    expect(startOf("2026-03-29T12:00:00+02:00", "day", "Europe/Berlin")).toBe("2026-03-29T00:00:00+01:00");
    expect(until("2026-03-28T12:00:00+01:00", "2026-03-29T12:00:00+02:00", "hour", "Europe/Berlin")).toBe(23);
    expect(toUnix("2016-12-31T23:59:60Z")).toBe(toUnix("2017-01-01T00:00:00Z"));
    expect(toUnix("2016-12-31T12:30:60Z")).toBeUndefined();
  });
});
