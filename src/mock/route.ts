import type { Contract, OperationSummary } from "../contract/contract.ts";

/** An operation and the values of its path's parameters, decoded. */
export interface Route {
  readonly operation: OperationSummary;
  readonly parameters: ReadonlyMap<string, string>;
}

/** What a router finds: a route, a path that exists under other methods, or nothing. */
export type RouteResult = { readonly route: Route } | { readonly allowed: readonly string[] };

interface Template {
  readonly operation: OperationSummary;
  readonly segments: readonly Segment[];
}

/** One segment of a template: text and parameter names in turn, text first (`{id}.json` is `["", "id", ".json"]`). */
type Segment = readonly string[];

/**
 * Makes a router over the paths of a contract. A concrete path goes before a templated one (OpenAPI 3.1, Paths Object).
 */
export function createRouter(contract: Contract): (method: string, path: string) => RouteResult {
  const bySize = new Map<number, Template[]>();
  for (const operation of contract.operations) {
    // A query in a path template (some descriptions have one) is no part of the path.
    const segments = splitPath(operation.path.split("?")[0] ?? "").map(parseSegment);
    const templates = bySize.get(segments.length) ?? [];
    templates.push({ operation, segments });
    bySize.set(segments.length, templates);
  }
  for (const templates of bySize.values()) templates.sort((a, b) => compareConcreteness(a.segments, b.segments));

  return (method, path) => {
    const segments = splitPath(path);
    const allowed = new Set<string>();
    for (const template of bySize.get(segments.length) ?? []) {
      const parameters = matchSegments(template.segments, segments);
      if (parameters === undefined) continue;
      if (template.operation.method === method) return { route: { operation: template.operation, parameters } };
      allowed.add(template.operation.method);
    }
    return { allowed: [...allowed] };
  };
}

function splitPath(path: string): string[] {
  return path.split("/").slice(path.startsWith("/") ? 1 : 0);
}

function parseSegment(segment: string): Segment {
  const parts: string[] = [];
  let rest = segment;
  for (let open = rest.indexOf("{"); open !== -1; open = rest.indexOf("{")) {
    const close = rest.indexOf("}", open);
    if (close === -1) break;
    parts.push(rest.slice(0, open), rest.slice(open + 1, close));
    rest = rest.slice(close + 1);
  }
  parts.push(rest);
  return parts;
}

function compareConcreteness(a: readonly Segment[], b: readonly Segment[]): number {
  for (const [index, segment] of a.entries()) {
    const difference = Number(segment.length > 1) - Number((b[index]?.length ?? 0) > 1);
    if (difference !== 0) return difference;
  }
  return 0;
}

function matchSegments(template: readonly Segment[], actual: readonly string[]): Map<string, string> | undefined {
  const parameters = new Map<string, string>();
  for (const [index, segment] of template.entries()) {
    if (!matchSegment(segment, actual[index] ?? "", parameters)) return undefined;
  }
  return parameters;
}

/** Matches text, parameter, text, … from left to right; a parameter takes as little as it can, but at least one character. */
function matchSegment(segment: Segment, actual: string, parameters: Map<string, string>): boolean {
  const first = segment[0] ?? "";
  if (!actual.startsWith(first)) return false;
  let position = first.length;
  for (let index = 1; index < segment.length; index += 2) {
    const name = segment[index] ?? "";
    const text = segment[index + 1] ?? "";
    const last = index + 2 >= segment.length;
    const end = last ? actual.length - text.length : actual.indexOf(text, position + 1);
    if (end <= position || !actual.startsWith(text, end)) return false;
    parameters.set(name, decodeSegment(actual.slice(position, end)));
    position = end + text.length;
  }
  return position === actual.length;
}

function decodeSegment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
