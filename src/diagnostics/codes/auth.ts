import { define } from "../define.ts";
import { rename, replace } from "../fixes.ts";
import * as authPages from "../pages/auth.ts";

/** The auth of a system is of another kind than the description asks for. */
export const authSchemeMismatch = define<{ system: string; operation: string; used: string; required: readonly string[] }>({
  code: "INTEG5001",
  name: "auth-scheme-mismatch",
  severity: "error",
  message: ({ system, operation, used, required }) =>
    `\`${system}\` authenticates with \`${used}\`, but its description asks for ${required.join(", or ")} to call \`${operation}\`.`,
  label: ({ required }) => `the description asks for ${required.join(", or ")}`,
  page: authPages.authSchemeMismatch,
});

/** The description asks for credentials and the system has none. */
export const authMissing = define<{ system: string; operation: string; required: readonly string[]; example: string }>({
  code: "INTEG5002",
  name: "auth-missing",
  severity: "error",
  message: ({ system, operation, required }) =>
    `\`${system}\` sends no credentials, but its description asks for ${required.join(", or ")} to call \`${operation}\`.`,
  help: ({ example }) => `For example \`auth: ${example}\`.`,
  absent: "declaration",
  page: authPages.authMissing,
});

/** The scopes that are asked for do not suffice for an operation in use. */
export const scopeMissing = define<{ operation: string; scopes: readonly string[]; asked: readonly string[] }>({
  code: "INTEG5003",
  name: "scope-missing",
  severity: "error",
  message: ({ operation, scopes }) =>
    `\`${operation}\` needs the ${scopes.length === 1 ? "scope" : "scopes"} ${scopes.map((scope) => `"${scope}"`).join(", ")}, which \`auth\` does not ask for.`,
  help: ({ scopes, asked }) => `Write \`scopes: [${[...asked, ...scopes].map((scope) => JSON.stringify(scope)).join(", ")}]\`.`,
  absent: "declaration",
  page: authPages.scopeMissing,
});

/** A secret written into the program. */
export const literalSecret = define<{ setting: string; suggestion: string }>({
  code: "INTEG5004",
  name: "literal-secret",
  severity: "error",
  message: ({ setting }) => `\`${setting}\` is a secret: it must not stand in the source.`,
  label: () => "a secret in the source",
  help: ({ suggestion }) => `Write \`${suggestion}\`, and change the secret if it was ever stored or shared.`,
  fixes: ({ suggestion }, location) => rename(location, suggestion),
  page: authPages.literalSecret,
});

/** A secret would become part of a URL. */
export const secretInUrl = define<{ setting: string }>({
  code: "INTEG5005",
  name: "secret-in-url",
  severity: "error",
  message: ({ setting }) => `\`${setting}\` would put a secret into a URL, and URLs are logged by everything that they pass.`,
  help: () => 'Send it in a header, or say `auth: apiKey(query "NAME", secret.X)` where the system takes it in no other way.',
  page: authPages.secretInUrl,
});

/** `env.X` where a secret is needed. */
export const environmentForSecret = define<{ setting: string; name: string }>({
  code: "INTEG5006",
  name: "environment-for-secret",
  severity: "error",
  message: ({ setting, name }) => `\`${setting}\` is a secret, and \`env.${name}\` is configuration, which may be shown.`,
  help: ({ name }) => `Write \`secret.${name}\`: it is read from the environment too unless a vault is set up.`,
  page: authPages.environmentForSecret,
});

/** A secret in a place that is not kept secret. */
export const secretNotAllowed = define<{ setting: string; name: string }>({
  code: "INTEG5007",
  name: "secret-not-allowed",
  severity: "error",
  message: ({ setting, name }) => `\`${setting}\` is not kept secret: \`secret.${name}\` must not be used for it.`,
  help: ({ name }) => `Write \`env.${name}\` if it is no secret.`,
  fixes: ({ name }, location) => rename(location, `env.${name}`),
  page: authPages.secretNotAllowed,
});

/** Webhooks that anybody can send. */
export const unverifiedWebhooks = define<{ path: string }>({
  code: "INTEG5008",
  name: "unverified-webhooks",
  severity: "warning",
  message: ({ path }) => `Whoever knows the address \`${path}\` can send events: deliveries are not verified.`,
  help: () => 'Verify them, for example with `verify: hmac { secret: secret.WEBHOOK_SECRET, header: "X-Signature" }`.',
  fixes: (_, location) => replace("Verify a signature", location, 'hmac { secret: secret.WEBHOOK_SECRET, header: "X-Signature" }'),
  page: authPages.unverifiedWebhooks,
});

/** No token endpoint, in the program or in the description. */
export const tokenUrlMissing = define<{ system: string }>({
  code: "INTEG5009",
  name: "token-url-missing",
  severity: "error",
  message: ({ system }) => `Nothing says where \`${system}\` issues its tokens.`,
  help: () => 'Say it: `tokenUrl: "https://login.example.com/oauth2/token"`.',
  absent: "declaration",
  page: authPages.tokenUrlMissing,
});

/** Credentials over a connection that is not encrypted. */
export const insecureServer = define<{ url: string }>({
  code: "INTEG5010",
  name: "insecure-server",
  severity: "warning",
  message: ({ url }) => `Credentials are sent to \`${url}\` without encryption.`,
  help: () => "Use `https`.",
  fixes: ({ url }, location) => replace("Use `https`", location, JSON.stringify(url.replace(/^http:/iu, "https:"))),
  page: authPages.insecureServer,
});

/** A way to authenticate that the language knows and this version does not compile. */
export const authNotSupported = define<{ kind: string; instead: readonly string[] }>({
  code: "INTEG5011",
  name: "auth-not-supported-yet",
  severity: "error",
  message: ({ kind }) => `\`${kind}\` is part of the language, but not supported yet.`,
  help: ({ instead }) => `Supported are ${instead.map((name) => `\`${name}\``).join(", ")}.`,
  page: authPages.authNotSupported,
});

/** A secret in a value that is computed for a record. */
export const secretInExpression = define<{ name: string }>({
  code: "INTEG5012",
  name: "secret-in-expression",
  severity: "error",
  message: ({ name }) => `\`secret.${name}\` cannot stand here: what a map or a step computes reaches records, logs and other systems.`,
  help: () => "Secrets belong into `auth`, `verify` and `headers` of a system.",
  page: authPages.secretInExpression,
});
