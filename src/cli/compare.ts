import type { Json } from "../types/type.ts";

/** One place at which two values differ. */
export interface Difference {
  /** `BillingAddress.lines[2]`; empty for the values as a whole. */
  readonly path: string;
  /** JSON text, or `nothing` where the value is absent. */
  readonly expected: string;
  readonly actual: string;
}

/**
 * Where a value differs from what was expected. What is undefined is absent, and what is absent need not be named: a map
 * leaves out what it has no value for.
 */
export function differences(expected: Json | undefined, actual: unknown): Difference[] {
  const found: Difference[] = [];
  const pending: { readonly expected: unknown; readonly actual: unknown; readonly path: string }[] = [{ expected, actual, path: "" }];
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const { expected: left, actual: right, path } = next;
    if (isObject(left) && isObject(right)) {
      const names = new Set([...Object.keys(left), ...Object.keys(right)]);
      pending.unshift(...[...names].map((name) => ({ expected: own(left, name), actual: own(right, name), path: memberPath(path, name) })));
    } else if (Array.isArray(left) && Array.isArray(right)) {
      const length = Math.max(left.length, right.length);
      pending.unshift(
        ...Array.from({ length }, (_, index) => ({ expected: left[index], actual: right[index], path: `${path}[${index}]` })),
      );
    } else if (left !== right) {
      found.push({ path, expected: textOf(left), actual: textOf(right) });
    }
  }
  return found;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function own(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

function memberPath(path: string, name: string): string {
  if (!/^[A-Za-z_]\w*$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === "" ? name : `${path}.${name}`;
}

const longestText = 120;

function textOf(value: unknown): string {
  const text = value === undefined ? "nothing" : (JSON.stringify(value) ?? String(value));
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
}
