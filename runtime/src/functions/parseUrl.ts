import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "parseUrl",
  receiver: ["string"],
  signature:
    "(text: string) -> { protocol: string, hostname: string, port?: integer, pathname: string, query: { [key: string]: string }, hash?: string }",
  fault: "is not a URL",
  description:
    "The parts of an absolute URL, as browsers read it (WHATWG URL): `protocol` without its colon, `hostname` in lower case, `port` where one is written that is not the usual one, `query` decoded, of a parameter that stands twice the first, and `hash` without `#`.",
  examples: [
    {
      source: '"https://www.Example.com:8080/a/b?x=1&y=%C3%A9#top".parseUrl()',
      result: { protocol: "https", hostname: "www.example.com", port: 8080, pathname: "/a/b", query: { x: "1", y: "é" }, hash: "top" },
    },
    { source: '"https://example.com".parseUrl().hostname', result: "example.com" },
    { source: '"example.com".parseUrl()', fault: true },
  ],
};

/** The parts of a URL. */
export interface UrlParts {
  protocol: string;
  hostname: string;
  port?: number;
  pathname: string;
  query: Record<string, string>;
  hash?: string;
}

/** The parts of the URL, or undefined where it is none. */
export function parseUrl(text: string): UrlParts | undefined {
  const url = URL.parse(text);
  if (url === null) return undefined;
  const query = new Map<string, string>();
  for (const [name, value] of url.searchParams) if (!query.has(name)) query.set(name, value);
  return {
    protocol: url.protocol.slice(0, -1),
    hostname: url.hostname,
    ...(url.port !== "" && { port: Number(url.port) }),
    pathname: url.pathname,
    query: Object.fromEntries(query),
    ...(url.hash !== "" && { hash: url.hash.slice(1) }),
  };
}
