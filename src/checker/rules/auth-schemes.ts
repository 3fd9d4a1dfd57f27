import type { SecurityRequirement, SecurityScheme } from "../../contract/contract.ts";
import { authMissing, authSchemeMismatch, scopeMissing } from "../../diagnostics/codes/auth.ts";
import type { Related } from "../../diagnostics/diagnostic.ts";
import { append, rename } from "../../diagnostics/fixes.ts";
import type { Location } from "../../source/span.ts";
import { type CheckContext, locationOf } from "../context.ts";
import type { CheckedAuth } from "../declarations/auth.ts";
import type { DescribedOperation } from "../symbols/described-operation.ts";
import type { DescribedSystem } from "../symbols/described-system.ts";
import { schemeFits } from "./scheme-fits.ts";

/**
 * Holds a system's auth against the security that the description asks for, operation by operation in use. One message
 * a system and reason: the first operation stands for the others.
 *
 * @param auth undefined where the program gives none
 * @param at where to report: the auth, or the system's name
 */
export function checkAuthSchemes(
  context: CheckContext,
  system: DescribedSystem,
  operations: readonly DescribedOperation[],
  auth: CheckedAuth | undefined,
  at: Location,
): void {
  const missingScopes = new Set<string>();
  for (const operation of operations) {
    const assumed = assumedScopesMissing(operation, auth).filter((scope) => !missingScopes.has(scope));
    for (const scope of assumed) missingScopes.add(scope);
    if (assumed.length > 0 && auth?.auth.kind === "oauth2.clientCredentials")
      context.report(scopeMissing({ operation: operation.name, scopes: assumed, asked: auth.auth.scopes }, at));
    const requirements = operation.operation.security;
    // Nothing said, or nothing needed: also where one of the alternatives is to send no credentials.
    if (requirements === undefined || requirements.length === 0 || requirements.some((requirement) => requirement.size === 0)) continue;
    const verdicts = requirements.map((requirement) => judge(system, requirement, auth));
    if (verdicts.some((verdict) => verdict.kind === "fits")) continue;
    const scopes = verdicts.find((verdict) => verdict.kind === "scopes");
    if (scopes !== undefined && auth?.auth.kind === "oauth2.clientCredentials") {
      const fresh = scopes.missing.filter((scope) => !missingScopes.has(scope));
      for (const scope of fresh) missingScopes.add(scope);
      if (fresh.length > 0) {
        const related = [{ message: `what \`${operation.name}\` needs`, location: operation.operation.origin }];
        context.report(scopeMissing({ operation: operation.name, scopes: fresh, asked: auth.auth.scopes }, at, { related }));
      }
      continue;
    }
    const required = requirements.map((requirement) => describeRequirement(system, requirement));
    const related = relatedSchemes(system, requirements);
    const example = exampleFor(system, requirements, operations);
    if (auth === undefined) {
      const [last] = system.declaration.members.filter((member) => member.kind === "Setting").slice(-1);
      const fixes = last === undefined ? [] : append(`Add \`auth: ${example}\``, locationOf(context, last), `\n  auth: ${example}`);
      context.report(authMissing({ system: system.name, operation: operation.name, required, example }, at, { related, fixes }));
    } else if (auth.auth.kind === "none") {
      const fixes = rename(at, example);
      context.report(authMissing({ system: system.name, operation: operation.name, required, example }, at, { related, fixes }));
    } else {
      const help = `For example \`auth: ${example}\`.`;
      context.report(
        authSchemeMismatch({ system: system.name, operation: operation.name, used: usedText(auth), required }, at, {
          related,
          help,
          fixes: rename(at, example),
        }),
      );
    }
    return;
  }
}

/** Scopes that the program itself says are needed, and does not ask for. */
function assumedScopesMissing({ assumedScopes }: DescribedOperation, auth: CheckedAuth | undefined): readonly string[] {
  if (auth?.auth.kind !== "oauth2.clientCredentials") return [];
  const { scopes } = auth.auth;
  return assumedScopes.filter((scope) => !scopes.includes(scope));
}

type Verdict = { readonly kind: "fits" } | { readonly kind: "scopes"; readonly missing: readonly string[] } | { readonly kind: "mismatch" };

function judge(system: DescribedSystem, requirement: SecurityRequirement, auth: CheckedAuth | undefined): Verdict {
  if (auth === undefined || auth.auth.kind === "none") return { kind: "mismatch" };
  const missing: string[] = [];
  for (const [name, scopes] of requirement) {
    const scheme = system.contract?.securitySchemes.get(name);
    // A scheme that the description does not define, or of an unknown kind, says nothing.
    if (scheme === undefined || scheme.kind === "other") continue;
    if (!schemeFits(auth.kind, auth.auth.kind === "apiKey" ? auth.auth : undefined, scheme)) return { kind: "mismatch" };
    const { auth: used } = auth;
    if (used.kind === "oauth2.clientCredentials" && scheme.kind === "oauth2")
      missing.push(...scopes.filter((scope) => !used.scopes.includes(scope)));
  }
  return missing.length === 0 ? { kind: "fits" } : { kind: "scopes", missing };
}

function usedText({ auth, kind }: CheckedAuth): string {
  return auth.kind === "apiKey" ? `apiKey(${auth.in} ${JSON.stringify(auth.name)}, …)` : kind.name;
}

function describeRequirement(system: DescribedSystem, requirement: SecurityRequirement): string {
  return [...requirement.keys()].map((name) => describeScheme(name, system.contract?.securitySchemes.get(name))).join(" together with ");
}

function describeScheme(name: string, scheme: SecurityScheme | undefined): string {
  switch (scheme?.kind) {
    case "http":
      return scheme.scheme.toLowerCase() === "bearer"
        ? "a bearer token"
        : scheme.scheme.toLowerCase() === "basic"
          ? "a user name and password (basic)"
          : `HTTP authentication of the kind \`${scheme.scheme}\``;
    case "apiKey":
      return `an API key in the ${scheme.in} \`${scheme.name}\``;
    case "oauth2":
      return scheme.flows.length === 0 ? "OAuth 2" : `OAuth 2 (${[...new Set(scheme.flows.map((flow) => flow.grant))].join(", ")})`;
    case "openIdConnect":
      return "OpenID Connect";
    case "mutualTLS":
      return "a client certificate";
    default:
      return `\`${name}\``;
  }
}

function relatedSchemes(system: DescribedSystem, requirements: readonly SecurityRequirement[]): readonly Related[] {
  const schemes = requirements.flatMap((requirement) => [...requirement.keys()]).map((name) => system.contract?.securitySchemes.get(name));
  return schemes
    .filter((scheme) => scheme !== undefined)
    .slice(0, 3)
    .map((scheme) => ({ message: "the description asks for this", location: scheme.origin }));
}

/** An auth that fits, with all scopes that the operations in use need. */
function exampleFor(
  system: DescribedSystem,
  requirements: readonly SecurityRequirement[],
  operations: readonly DescribedOperation[],
): string {
  const scopes = new Set(operations.flatMap(({ operation }) => [...(operation.security?.[0]?.values() ?? [])].flat()));
  const prefix = system.name.replace(/[^A-Za-z0-9]/gu, "_").toUpperCase();
  const kinds = requirements.flatMap((requirement) => [...requirement.keys()]).map((name) => system.contract?.securitySchemes.get(name));
  for (const scheme of kinds) {
    if (scheme?.kind === "apiKey") return `apiKey(${scheme.in} ${JSON.stringify(scheme.name)}, secret.${prefix}_KEY)`;
    if (scheme?.kind === "http" && scheme.scheme.toLowerCase() === "basic") return `basic(env.${prefix}_USER, secret.${prefix}_PASSWORD)`;
    if (scheme?.kind === "oauth2" && scheme.flows.some((flow) => flow.grant === "clientCredentials")) {
      const listed = scopes.size === 0 ? "" : `, scopes: ${JSON.stringify([...scopes]).replaceAll(",", ", ")}`;
      return `oauth2.clientCredentials { id: env.${prefix}_CLIENT_ID, secret: secret.${prefix}_CLIENT_SECRET${listed} }`;
    }
  }
  return `bearer(secret.${prefix}_TOKEN)`;
}
