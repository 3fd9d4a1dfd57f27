/**
 * How long an answer asks to wait, in milliseconds: `Retry-After` in seconds or as a date (RFC 9110 section 10.2.3), else a
 * spent `RateLimit-*` or `X-RateLimit-*` window. Undefined where it does not say.
 *
 * @param now milliseconds since 1970
 */
export function retryAfter(headers: Readonly<Record<string, string>>, now: number): number | undefined {
  const value = headers["retry-after"];
  if (value !== undefined) {
    if (/^\d+(\.\d+)?$/.test(value.trim())) return Number(value) * 1000;
    const date = Date.parse(value);
    if (!Number.isNaN(date)) return Math.max(0, date - now);
  }
  const remaining = headers["ratelimit-remaining"] ?? headers["x-ratelimit-remaining"];
  const reset = headers["ratelimit-reset"] ?? headers["x-ratelimit-reset"];
  if (remaining === undefined || Number(remaining) > 0 || reset === undefined || !/^\d+(\.\d+)?$/.test(reset.trim())) return undefined;
  // A number this large is a time, not a length.
  const seconds = Number(reset);
  return Math.max(0, seconds > 1e9 ? seconds * 1000 - now : seconds * 1000);
}
