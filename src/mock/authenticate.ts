import type { Contract, Operation, SecurityScheme } from "../contract/contract.ts";

/** The credentials that a mock server takes; where one is left out, any that is not empty will do. */
export interface Credentials {
  readonly bearer?: string | undefined;
  readonly basic?: { readonly username: string; readonly password: string } | undefined;
  readonly apiKey?: string | undefined;
  readonly client?: { readonly id: string; readonly secret: string } | undefined;
}

/** A request as far as authentication looks at it. */
export interface AuthenticationRequest {
  readonly headers: Headers;
  readonly query: URLSearchParams;
}

/** Undefined where the request is let in, else why not. */
export function authenticate(
  contract: Contract,
  operation: Operation,
  request: AuthenticationRequest,
  credentials: Credentials,
  issuedTokens: ReadonlySet<string>,
): string | undefined {
  const alternatives = operation.security ?? [];
  if (alternatives.length === 0 || alternatives.some((requirement) => requirement.size === 0)) return undefined;
  const reasons: string[] = [];
  for (const requirement of alternatives) {
    const reason = [...requirement.keys()]
      .map((name) => refuse(contract.securitySchemes.get(name), name, request, credentials, issuedTokens))
      .find((text) => text !== undefined);
    if (reason === undefined) return undefined;
    reasons.push(reason);
  }
  return [...new Set(reasons)].join("; or ");
}

function refuse(
  scheme: SecurityScheme | undefined,
  name: string,
  request: AuthenticationRequest,
  credentials: Credentials,
  issuedTokens: ReadonlySet<string>,
): string | undefined {
  if (scheme === undefined) return undefined; // The description names a scheme that it does not define: nothing can be asked.
  switch (scheme.kind) {
    case "http":
      return scheme.scheme.toLowerCase() === "basic" ? refuseBasic(request, credentials) : refuseBearer(request, credentials, undefined);
    case "oauth2":
    case "openIdConnect":
      return refuseBearer(request, credentials, issuedTokens);
    case "apiKey": {
      const given = apiKeyOf(scheme.in, scheme.name, request);
      if (given === undefined || given === "") return `the ${scheme.in} ${scheme.name} is missing`;
      return credentials.apiKey === undefined || given === credentials.apiKey ? undefined : `the ${scheme.in} ${scheme.name} is wrong`;
    }
    case "mutualTLS":
      return undefined;
    case "other":
      return `the security scheme ${name} is of the unknown type ${scheme.type}`;
  }
}

function refuseBearer(
  request: AuthenticationRequest,
  credentials: Credentials,
  issued: ReadonlySet<string> | undefined,
): string | undefined {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (token === undefined) return "a bearer token is missing";
  if (issued?.has(token)) return undefined;
  if (credentials.bearer !== undefined) return token === credentials.bearer ? undefined : "the bearer token is wrong";
  return issued === undefined ? undefined : "the bearer token was not issued here, or is no longer valid";
}

function refuseBasic(request: AuthenticationRequest, credentials: Credentials): string | undefined {
  const given = readBasic(request.headers.get("authorization"));
  if (given === undefined) return "the Basic credentials are missing";
  const { basic } = credentials;
  return basic === undefined || (given.username === basic.username && given.password === basic.password)
    ? undefined
    : "the Basic credentials are wrong";
}

/** The user name and password of an `Authorization: Basic` header (RFC 7617). */
export function readBasic(header: string | null): { readonly username: string; readonly password: string } | undefined {
  const encoded = /^Basic +(\S+)$/i.exec(header ?? "")?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  return colon === -1 ? undefined : { username: text.slice(0, colon), password: text.slice(colon + 1) };
}

function apiKeyOf(place: "header" | "query" | "cookie", name: string, request: AuthenticationRequest): string | undefined {
  if (place === "header") return request.headers.get(name) ?? undefined;
  if (place === "query") return request.query.get(name) ?? undefined;
  for (const pair of (request.headers.get("cookie") ?? "").split(/; */)) {
    const equals = pair.indexOf("=");
    if (equals !== -1 && pair.slice(0, equals) === name) return pair.slice(equals + 1);
  }
  return undefined;
}
