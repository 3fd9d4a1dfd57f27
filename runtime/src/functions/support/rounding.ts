/** How a number that lies between two is rounded; the names of ECMA-402 (`Intl.NumberFormat`, `roundingMode`). */
export type RoundingMode = "ceil" | "floor" | "expand" | "trunc" | "halfCeil" | "halfFloor" | "halfExpand" | "halfTrunc" | "halfEven";

/** A quotient as a whole number. The divisor is positive. */
export function divideRounded(dividend: bigint, divisor: bigint, mode: RoundingMode): bigint {
  const quotient = dividend / divisor;
  const rest = dividend % divisor;
  if (rest === 0n) return quotient;
  const sign = dividend < 0n ? -1n : 1n;
  return awayFromZero(quotient, rest * sign * 2n, divisor, sign < 0n, mode) ? quotient + sign : quotient;
}

/** Whether to round away from zero what lies between: `twice` the rest, which is compared with the divisor. */
function awayFromZero(quotient: bigint, twice: bigint, divisor: bigint, negative: boolean, mode: RoundingMode): boolean {
  switch (mode) {
    case "expand":
      return true;
    case "trunc":
      return false;
    case "ceil":
      return !negative;
    case "floor":
      return negative;
    default:
      if (twice !== divisor) return twice > divisor;
  }
  switch (mode) {
    case "halfExpand":
      return true;
    case "halfTrunc":
      return false;
    case "halfCeil":
      return !negative;
    case "halfFloor":
      return negative;
    case "halfEven":
      return quotient % 2n !== 0n;
  }
}
