import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holds } from "../../../../test/support/holds.ts";
import { allocate } from "../allocate.ts";
import { compareTo } from "../compareTo.ts";
import { dividedBy } from "../dividedBy.ts";
import { formatNumber } from "../formatNumber.ts";
import { minus } from "../minus.ts";
import { plus } from "../plus.ts";
import { sumDecimals } from "../sumDecimals.ts";
import { times } from "../times.ts";
import { toDecimal } from "../toDecimal.ts";
import { toFixed } from "../toFixed.ts";
import { writeExact } from "./exact.ts";
import type { RoundingMode } from "./rounding.ts";

describe("exact numbers", () => {
  const decimal = fc
    .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 6 }))
    .map(([units, digits]) => writeExact({ units, digits }));
  const mode = fc.constantFrom<RoundingMode>(
    "ceil",
    "floor",
    "expand",
    "trunc",
    "halfCeil",
    "halfFloor",
    "halfExpand",
    "halfTrunc",
    "halfEven",
  );

  test("what is added can be taken off, in any order", () => {
    holds<[string, string]>(decimal, decimal, (a, b) => {
      expect(plus(a, b)).toBe(plus(b, a));
      expect(compareTo(minus(plus(a, b) ?? "", b) ?? "", a)).toBe(0);
      expect(compareTo(a, b)).toBe(-(compareTo(b, a) ?? Number.NaN) + 0);
      expect(sumDecimals([a, b, b])).toBe(plus(plus(plus("0", a) ?? "", b) ?? "", b));
    });
  });

  test("a product is divided back, and distributes", () => {
    holds<[string, string, string]>(decimal, decimal, decimal, (a, b, c) => {
      expect(compareTo(times(plus(a, b) ?? "", c) ?? "", plus(times(a, c) ?? "", times(b, c) ?? "") ?? "")).toBe(0);
      const back = compareTo(b, "0") === 0 ? a : dividedBy(times(a, b) ?? "", b, 20);
      expect(compareTo(back ?? "", a)).toBe(0);
    });
  });

  test("rounding is what Intl.NumberFormat does", () => {
    holds<[string, number, RoundingMode]>(decimal, fc.integer({ min: 0, max: 5 }), mode, (value, digits, roundingMode) => {
      const format = new Intl.NumberFormat("en", {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        roundingMode,
        useGrouping: false,
        signDisplay: "negative",
      });
      expect(toFixed(value, digits, roundingMode)).toBe(format.format(value as `${number}`));
      expect(formatNumber(value, digits)?.replaceAll(",", "")).toBe(toFixed(value, digits));
    });
  });

  test("a quotient is at most half a unit away", () => {
    holds<[string, string, number]>(decimal, decimal, fc.integer({ min: 0, max: 6 }), (a, b, digits) => {
      if (compareTo(b, "0") === 0) return;
      const quotient = dividedBy(a, b, digits) ?? "";
      const error = minus(times(quotient, b) ?? "", a) ?? "";
      const bound = times(b, Number(`5e-${digits + 1}`).toFixed(digits + 1)) ?? "";
      expect(compareTo(error.replace("-", ""), bound.replace("-", ""))).not.toBe(1);
    });
  });

  test("parts are nowhere more than a unit from their share, and add up", () => {
    const weights = fc.array(fc.oneof(fc.integer({ min: 0, max: 100 }), fc.double({ min: 0, max: 100, noNaN: true })), { minLength: 1 });
    holds<[number, number[]]>(fc.maxSafeInteger(), weights, (amount, shares) => {
      const parts = allocate(amount, shares);
      const whole = sumDecimals(shares) ?? "";
      if (parts === undefined) {
        expect(compareTo(whole, "0")).toBe(0);
        return;
      }
      expect(parts.reduce((total, part) => total + BigInt(part), 0n)).toBe(BigInt(amount));
      // A number is what is written, so floating point would not do: those next to 0 are written with one digit or two.
      for (const [index, part] of parts.entries()) {
        const error = minus(times(part, whole) ?? "", times(amount, shares[index] ?? 0) ?? "") ?? "";
        expect(compareTo(error.replace("-", ""), whole)).toBe(-1);
      }
    });
  });

  test("weights that are hardly more than 0 are taken as they are written", () => {
    expect(allocate(360, [4.4e-323, 1e-323])).toEqual([293, 67]);
  });

  test("a decimal number is read with any separators that it is written with", () => {
    holds<[string, [string, string]]>(
      decimal,
      fc.constantFrom<[string, string]>([",", "."], [".", ","], [".", "'"]),
      (value, [point, group]) => {
        const digits = value.split(".")[1]?.length ?? 0;
        expect(toDecimal(formatNumber(value, digits, point, group) ?? "", point, group)).toBe(toFixed(value, digits));
      },
    );
  });
});
