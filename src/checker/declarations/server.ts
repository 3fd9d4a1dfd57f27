import type { Contract } from "../../contract/contract.ts";
import { insecureServer, secretInUrl } from "../../diagnostics/codes/auth.ts";
import { serverInvalid, serverMissing } from "../../diagnostics/codes/contract-use.ts";
import type { Expr } from "../../program/program.ts";
import type { Location } from "../../source/span.ts";
import type { CheckContext } from "../context.ts";
import { locationOf } from "../context.ts";
import type { KnownSetting } from "../settings/block.ts";
import { readConfiguration } from "../settings/configuration.ts";
import type { DescribedSystem } from "../symbols/described-system.ts";

/** The base URL that the program gives a system. */
export function readServer(context: CheckContext, system: DescribedSystem, known: KnownSetting): Expr | undefined {
  const location = locationOf(context, known.value);
  const value = readConfiguration(context, known.specification, known.value, {
    secret: "forbidden",
    use: `the server of ${system.name}`,
    url: true,
  });
  return value && withoutSlash(context, value, location);
}

/** Checks the literal parts of a server that stands in the program, and drops slashes at its end. */
function withoutSlash(context: CheckContext, value: Expr, location: Location): Expr | undefined {
  if (value.kind === "coalesce") {
    const right = withoutSlash(context, value.right, location);
    return right && { ...value, right };
  }
  if (value.kind !== "literal" || typeof value.value !== "string") return value;
  const why = invalidity(value.value);
  if (why === "credentials") {
    context.report(secretInUrl({ setting: "server" }, location));
    return undefined;
  }
  if (why !== undefined) {
    context.report(serverInvalid({ url: value.value, why }, location));
    return undefined;
  }
  const { protocol, hostname } = new URL(value.value);
  if (protocol === "http:" && !isLocal(hostname)) context.report(insecureServer({ url: value.value }, location));
  return { kind: "literal", value: value.value.replace(/\/+$/u, "") };
}

/** Why a text is no server; undefined where it is one. */
function invalidity(text: string): string | undefined {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return "it is no absolute URL";
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return "only `https` and `http` are supported";
  if (url.username !== "" || url.password !== "") return "credentials";
  if (url.search !== "" || url.hash !== "" || text.includes("?") || text.includes("#")) return "it has a query or a fragment";
  return undefined;
}

function isLocal(hostname: string): boolean {
  return hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "[::1]" || /^127(?:\.\d+){3}$/u.test(hostname);
}

/**
 * The description's first server, for a system whose program gives none. A default that is only an example (a variable in
 * the host's name with no list of values) does not count: requests would go to somebody else. Reports where there is none.
 */
export function describedServer(context: CheckContext, system: DescribedSystem, at: Location): Expr | undefined {
  const { contract } = system;
  if (contract === undefined) return undefined;
  const { url, why } = defaultServer(contract);
  if (why !== undefined) {
    context.report(serverMissing({ system: system.name, why }, at));
    return undefined;
  }
  return { kind: "literal", value: url };
}

function defaultServer(
  contract: Contract,
): { readonly url: string; readonly why?: undefined } | { readonly why: string; readonly url?: undefined } {
  const [server] = contract.servers;
  if (server === undefined) return { why: "its description names no server" };
  const host = /^[a-z][a-z0-9+.-]*:\/\/[^/]*/iu.exec(server.url)?.[0] ?? "";
  for (const [name, variable] of server.variables) {
    if (host.includes(`{${name}}`) && variable.enum === undefined) {
      return { why: `its description says \`${server.url}\`, and \`${variable.default}\` for \`${name}\` is only an example` };
    }
  }
  const url = server.url.replace(/\{([^{}]*)\}/gu, (whole, name: string) => server.variables.get(name)?.default ?? whole);
  const problem = invalidity(url);
  if (problem !== undefined) return { why: `its description says \`${server.url}\`, which is no absolute URL` };
  return { url: url.replace(/\/+$/u, "") };
}
