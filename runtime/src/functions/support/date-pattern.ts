/** The fields of a date and time that a pattern can name. */
export type DateField = "year" | "month" | "day" | "hour" | "minute" | "second" | "millisecond" | "offset";

/** A part of a pattern: a field with the number of its digits, or text as it stands. */
export type PatternPart = { readonly field: DateField; readonly minDigits: number; readonly maxDigits: number } | { readonly text: string };

/** The letters of Unicode Technical Standard 35 that are supported; `XXX` is an offset such as `+02:00`, or `Z`. */
const fields: ReadonlyMap<string, PatternPart> = new Map([
  ["yyyy", { field: "year", minDigits: 4, maxDigits: 4 }],
  ["MM", { field: "month", minDigits: 2, maxDigits: 2 }],
  ["M", { field: "month", minDigits: 1, maxDigits: 2 }],
  ["dd", { field: "day", minDigits: 2, maxDigits: 2 }],
  ["d", { field: "day", minDigits: 1, maxDigits: 2 }],
  ["HH", { field: "hour", minDigits: 2, maxDigits: 2 }],
  ["H", { field: "hour", minDigits: 1, maxDigits: 2 }],
  ["mm", { field: "minute", minDigits: 2, maxDigits: 2 }],
  ["ss", { field: "second", minDigits: 2, maxDigits: 2 }],
  ["SSS", { field: "millisecond", minDigits: 3, maxDigits: 3 }],
  ["XXX", { field: "offset", minDigits: 0, maxDigits: 0 }],
]);

/**
 * Takes a pattern such as `dd.MM.yyyy 'at' HH:mm` apart. Letters stand for fields; text with letters stands between single
 * quotes, and two of them are one.
 *
 * @returns undefined for a pattern with letters that stand for nothing
 */
export function parseDatePattern(pattern: string): PatternPart[] | undefined {
  const parts: PatternPart[] = [];
  for (const [piece] of pattern.matchAll(/([A-Za-z])\1*|'(?:[^']|'')*'?|[^A-Za-z']/g)) {
    const part = partOf(piece);
    if (!part) return undefined;
    parts.push(part);
  }
  return parts;
}

function partOf(piece: string): PatternPart | undefined {
  if (/^[A-Za-z]/.test(piece)) return fields.get(piece);
  if (!piece.startsWith("'")) return { text: piece };
  if (piece === "''") return { text: "'" };
  if (piece.length < 2 || !piece.endsWith("'")) return undefined;
  return { text: piece.slice(1, -1).replaceAll("''", "'") };
}
