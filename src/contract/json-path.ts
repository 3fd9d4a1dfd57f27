import { appendPointer } from "./document/pointer.ts";

/** One step of a JSONPath (RFC 9535), as far as overlays use it: names and lists of them, wildcards, indexes, simple comparisons, and all of them at any depth. */
interface Selector {
  readonly deep: boolean;
  readonly select:
    | { readonly kind: "names"; readonly names: readonly string[] }
    | { readonly kind: "wildcard" }
    | { readonly kind: "index"; readonly index: number }
    | { readonly kind: "filter"; readonly path: readonly string[]; readonly operator: "==" | "!=" | "exists"; readonly value: unknown };
}

/** A JSONPath that is understood. */
export type JsonPath = readonly Selector[];

/** Parses a JSONPath; undefined where it is none, or uses what is not understood here (slices, functions). */
export function parseJsonPath(text: string): JsonPath | undefined {
  if (!text.startsWith("$")) return undefined;
  const selectors: Selector[] = [];
  let rest = text.slice(1);
  while (rest !== "") {
    const step = parseStep(rest);
    if (step === undefined) return undefined;
    selectors.push(step.selector);
    rest = rest.slice(step.length);
  }
  return selectors;
}

function parseStep(text: string): { readonly selector: Selector; readonly length: number } | undefined {
  const dots = text.startsWith("..") ? 2 : text.startsWith(".") ? 1 : 0;
  const deep = dots === 2;
  const rest = text.slice(dots);
  const bracket = rest.startsWith("[");
  if (dots > 0 && !bracket) {
    const name = /^(\*|[A-Za-z_\u0080-\uffff][\w\u0080-\uffff-]*)/.exec(rest)?.[0];
    if (name === undefined) return undefined;
    return {
      selector: { deep, select: name === "*" ? { kind: "wildcard" } : { kind: "names", names: [name] } },
      length: dots + name.length,
    };
  }
  if (!bracket) return undefined;
  const quoted = /^\[\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")(?:\s*,\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))*\s*\]/.exec(rest)?.[0];
  if (quoted !== undefined) {
    const names = [...quoted.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].map(([, single, double]) =>
      (single ?? double ?? "").replaceAll(/\\(.)/g, "$1"),
    );
    return { selector: { deep, select: { kind: "names", names } }, length: dots + quoted.length };
  }
  const simple = /^\[\s*(\*|-?\d+)\s*\]/.exec(rest);
  if (simple !== null) {
    const select: Selector["select"] = simple[1] === "*" ? { kind: "wildcard" } : { kind: "index", index: Number(simple[1]) };
    return { selector: { deep, select }, length: dots + simple[0].length };
  }
  const filter =
    /^\[\s*\?\s*\(?\s*@((?:\.[A-Za-z_][\w-]*|\['[^']*'\])+)\s*(?:(==|!=)\s*('[^']*'|"[^"]*"|true|false|null|-?\d+(?:\.\d+)?))?\s*\)?\s*\]/.exec(
      rest,
    );
  if (filter === null) return undefined;
  const path = [...(filter[1] ?? "").matchAll(/\.([A-Za-z_][\w-]*)|\['([^']*)'\]/g)].map((match) => match[1] ?? match[2] ?? "");
  const operator = filter[2] === "==" || filter[2] === "!=" ? filter[2] : "exists";
  const literal = filter[3] ?? "null";
  const value: unknown = literal.startsWith("'") ? literal.slice(1, -1) : JSON.parse(literal);
  return { selector: { deep, select: { kind: "filter", path, operator, value } }, length: dots + filter[0].length };
}

/** The pointers of all values that a path selects, in document order. */
export function selectPointers(root: unknown, path: JsonPath): string[] {
  let current: { readonly pointer: string; readonly value: unknown }[] = [{ pointer: "", value: root }];
  for (const { deep, select } of path) {
    const from = deep ? current.flatMap(descendants) : current;
    current = from.flatMap((node) => selectChildren(node, select));
  }
  return [...new Set(current.map((node) => node.pointer))];
}

interface Located {
  readonly pointer: string;
  readonly value: unknown;
}

function children({ pointer, value }: Located): Located[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).map(([key, item]) => ({ pointer: appendPointer(pointer, key), value: item }));
}

function descendants(start: Located): Located[] {
  const found: Located[] = [];
  const pending = [start];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    found.push(node);
    pending.push(...children(node).reverse());
  }
  return found;
}

function selectChildren(node: Located, select: Selector["select"]): Located[] {
  switch (select.kind) {
    case "wildcard":
      return children(node);
    case "names": {
      const pointers = new Set(select.names.map((name) => appendPointer(node.pointer, name)));
      return Array.isArray(node.value) ? [] : children(node).filter((child) => pointers.has(child.pointer));
    }
    case "index": {
      if (!Array.isArray(node.value)) return [];
      const index = select.index < 0 ? node.value.length + select.index : select.index;
      return index in node.value ? [{ pointer: appendPointer(node.pointer, index), value: node.value[index] }] : [];
    }
    case "filter":
      return children(node).filter((child) => {
        let value: unknown = child.value;
        for (const name of select.path)
          value =
            typeof value === "object" && value !== null && Object.hasOwn(value, name)
              ? (value as Record<string, unknown>)[name]
              : undefined;
        if (select.operator === "exists") return value !== undefined;
        return select.operator === "==" ? value === select.value : value !== select.value;
      });
  }
}
