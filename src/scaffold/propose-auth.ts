import { type KeyPlace, schemeFits } from "../checker/rules/scheme-fits.ts";
import type { Contract, Operation, SecurityScheme } from "../contract/contract.ts";
import { authKinds } from "../language/auth/kinds.ts";
import type { AuthKind } from "../language/auth-kind.ts";
import { writtenText } from "./written.ts";

/** A way to authenticate, as it is written behind `auth:`. */
interface Choice {
  readonly kind: AuthKind;
  readonly key?: KeyPlace | undefined;
  written(scopes: readonly string[]): string;
}

/** More scopes than this are not asked for at once: the program says which it needs. */
const mostScopes = 8;

/**
 * How a system authenticates: the way that most of its operations take, of those that a program can write.
 *
 * @param prefix what the names of the secrets begin with: `STRIPE`
 * @param operations what is asked for their requirements
 */
export function proposeAuth(contract: Contract, prefix: string, operations: readonly Operation[]): string {
  const choices = choicesOf([...contract.securitySchemes.values()], prefix);
  const needing = operations.filter(
    ({ security }) => security !== undefined && security.length > 0 && !security.some((requirement) => requirement.size === 0),
  );
  let best: Choice | undefined;
  let most = 0;
  for (const choice of choices) {
    const count = needing.reduce((sum, operation) => sum + fitOf(contract, operation, choice), 0);
    if (count > most) [best, most] = [choice, count];
  }
  // A description that defines schemes, and asks for none anywhere, has forgotten to.
  if (needing.length === 0 && operations.every(({ security }) => security === undefined)) best = choices[0];
  return best?.written(scopesOf(contract, best, needing)) ?? "none";
}

/** 1 where an operation takes a choice, and a little more where it asks for just that; else 0. */
function fitOf(contract: Contract, { security }: Operation, { kind, key }: Choice): number {
  const fits = (security ?? []).map((requirement) => {
    const schemes = [...requirement.keys()].map((name) => contract.securitySchemes.get(name));
    if (!schemes.every((scheme) => scheme === undefined || scheme.kind === "other" || schemeFits(kind, key, scheme))) return 0;
    return schemes.some((scheme) => scheme?.kind === kind.satisfies[0]?.kind) ? 1.001 : 1;
  });
  return Math.max(0, ...fits);
}

/** The ways that the schemes allow, the handiest first. */
function choicesOf(schemes: readonly SecurityScheme[], prefix: string): readonly Choice[] {
  const kind = (name: string): AuthKind | undefined => authKinds.find((each) => each.name === name && each.unsupported !== true);
  const choices: Choice[] = [];
  const add = (name: string, written: Choice["written"], key?: KeyPlace): void => {
    const found = kind(name);
    if (found !== undefined) choices.push({ kind: found, key, written });
  };
  const isClient = schemes.some((scheme) => scheme.kind === "oauth2" && scheme.flows.some(({ grant }) => grant === "clientCredentials"));
  if (isClient) add("oauth2.clientCredentials", (scopes) => clientCredentials(prefix, schemes, scopes));
  if (schemes.some((scheme) => scheme.kind === "http" && scheme.scheme.toLowerCase() === "bearer"))
    add("bearer", () => `bearer(secret.${prefix}_TOKEN)`);
  for (const scheme of schemes) {
    if (scheme.kind === "apiKey")
      add("apiKey", () => `apiKey(${scheme.in} ${writtenText(scheme.name)}, secret.${prefix}_KEY)`, { in: scheme.in, name: scheme.name });
  }
  if (schemes.some((scheme) => scheme.kind === "http" && scheme.scheme.toLowerCase() === "basic"))
    add("basic", () => `basic(env.${prefix}_USER, secret.${prefix}_PASSWORD)`);
  // A token that was issued elsewhere, where the description only knows flows with a person in them.
  if (schemes.some((scheme) => scheme.kind === "oauth2" || scheme.kind === "openIdConnect"))
    add("bearer", () => `bearer(secret.${prefix}_TOKEN)`);
  return choices;
}

function clientCredentials(prefix: string, schemes: readonly SecurityScheme[], scopes: readonly string[]): string {
  const settings = [`id: env.${prefix}_CLIENT_ID`, `secret: secret.${prefix}_CLIENT_SECRET`];
  const tokenUrl = schemes
    .flatMap((scheme) => (scheme.kind === "oauth2" ? scheme.flows : []))
    .find(({ grant }) => grant === "clientCredentials")?.tokenUrl;
  if (tokenUrl === undefined || tokenUrl === "") settings.push(`tokenUrl: env.${prefix}_TOKEN_URL`);
  if (scopes.length > 0) settings.push(`scopes: [${scopes.map(writtenText).join(", ")}]`);
  return `oauth2.clientCredentials { ${settings.join(", ")} }`;
}

/** The scopes that the operations need, where these are few. */
function scopesOf(contract: Contract, choice: Choice, operations: readonly Operation[]): readonly string[] {
  const scopes = new Set<string>();
  for (const operation of operations) {
    const requirement = operation.security?.find((each) =>
      [...each.keys()].every((name) => {
        const scheme = contract.securitySchemes.get(name);
        return scheme !== undefined && schemeFits(choice.kind, choice.key, scheme);
      }),
    );
    for (const needed of requirement?.values() ?? []) for (const scope of needed) scopes.add(scope);
  }
  return scopes.size > mostScopes ? [] : [...scopes];
}
