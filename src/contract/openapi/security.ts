import type { Json } from "../../types/type.ts";
import type { OAuthFlow, SecurityRequirement, SecurityScheme } from "../contract.ts";
import { isObject } from "../references.ts";
import type { OpenApiContext } from "./context.ts";
import { entriesAt, stringAt } from "./values.ts";

/** `components/securitySchemes`, or Swagger's `securityDefinitions`. */
export function readSecuritySchemes(context: OpenApiContext): ReadonlyMap<string, SecurityScheme> {
  const container = context.format === "swagger-2.0" ? "/securityDefinitions" : "/components/securitySchemes";
  const schemes = new Map<string, SecurityScheme>();
  for (const name of context.root.keys(container)) {
    const pointer = `${container}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const found = context.references.follow({ document: context.root, pointer });
    if (found === undefined) continue;
    const origin = { file: found.place.document.file, pointer: found.place.pointer };
    schemes.set(name, { description: stringAt(found.value, "description"), origin, ...readScheme(found.value) });
  }
  return schemes;
}

type SchemeKind = SecurityScheme extends infer Scheme
  ? Scheme extends SecurityScheme
    ? Omit<Scheme, "description" | "origin">
    : never
  : never;

function readScheme(raw: Json): SchemeKind {
  const type = stringAt(raw, "type") ?? "";
  switch (type) {
    case "http":
      return { kind: "http", scheme: (stringAt(raw, "scheme") ?? "").toLowerCase(), bearerFormat: stringAt(raw, "bearerFormat") };
    case "basic": // Swagger 2.0
      return { kind: "http", scheme: "basic" };
    case "apiKey": {
      const place = stringAt(raw, "in");
      return { kind: "apiKey", in: place === "query" || place === "cookie" ? place : "header", name: stringAt(raw, "name") ?? "" };
    }
    case "oauth2":
      return { kind: "oauth2", flows: readFlows(raw) };
    case "openIdConnect":
      return { kind: "openIdConnect", url: stringAt(raw, "openIdConnectUrl") ?? "" };
    case "mutualTLS":
      return { kind: "mutualTLS" };
    default:
      return { kind: "other", type };
  }
}

const grants = new Map<string, OAuthFlow["grant"]>([
  ["implicit", "implicit"],
  ["password", "password"],
  ["clientCredentials", "clientCredentials"],
  ["authorizationCode", "authorizationCode"],
  ["deviceAuthorization", "deviceAuthorization"],
  // Swagger 2.0
  ["application", "clientCredentials"],
  ["accessCode", "authorizationCode"],
]);

function readFlows(raw: Json): readonly OAuthFlow[] {
  const flows = entriesAt(raw, "flows").map(([name, flow]) => readFlow(name, flow));
  const single = stringAt(raw, "flow");
  return [...flows, ...(single === undefined ? [] : [readFlow(single, raw)])].filter((flow) => flow !== undefined);
}

function readFlow(name: string, raw: Json): OAuthFlow | undefined {
  const grant = grants.get(name);
  if (grant === undefined) return undefined;
  const scopes = entriesAt(raw, "scopes").map(([scope, text]): [string, string] => [scope, typeof text === "string" ? text : ""]);
  return {
    grant,
    authorizationUrl: stringAt(raw, "authorizationUrl"),
    tokenUrl: stringAt(raw, "tokenUrl"),
    refreshUrl: stringAt(raw, "refreshUrl"),
    scopes: new Map(scopes),
  };
}

/** Requirements of an operation or a document: alternatives, each a conjunction. Undefined where nothing is written. */
export function readSecurity(raw: Json | undefined): readonly SecurityRequirement[] | undefined {
  if (!Array.isArray(raw)) return undefined;
  return raw.filter(isObject).map((requirement) => {
    const schemes = Object.entries(requirement).map(([name, scopes]): [string, readonly string[]] => [
      name,
      Array.isArray(scopes) ? scopes.filter((scope: Json): scope is string => typeof scope === "string") : [],
    ]);
    return new Map(schemes);
  });
}
