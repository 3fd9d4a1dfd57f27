const longest = 60;

/** A value of JSON as it is shown where a sentence speaks of it: a long text by its beginning and its length, anything else cut short. */
export function witnessText(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  if (typeof value === "string" && text.length > 24)
    return `${JSON.stringify([...value].slice(0, 10).join("")).slice(0, -1)}…" of ${[...value].length} characters`;
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
