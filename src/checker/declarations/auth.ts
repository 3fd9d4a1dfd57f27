import { urlOf } from "../../contract/openapi/servers.ts";
import { authNotSupported, tokenUrlMissing } from "../../diagnostics/codes/auth.ts";
import { notSupportedYet } from "../../diagnostics/codes/flow.ts";
import { missingSetting, unknownOption, wrongSettingForm } from "../../diagnostics/codes/names.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import { authKinds } from "../../language/auth/kinds.ts";
import type { AuthKind } from "../../language/auth-kind.ts";
import type { SettingTable } from "../../language/setting.ts";
import type { Auth, Expr } from "../../program/program.ts";
import type { Location } from "../../source/span.ts";
import type { Argument, SettingValue } from "../../syntax/nodes.ts";
import { type CheckContext, locationOf, type SystemSymbol } from "../context.ts";
import { readBlock } from "../settings/block.ts";
import { readConfiguration } from "../settings/configuration.ts";
import { hasMissing, type Invocation, invocationOf } from "../settings/paths.ts";
import { type Expected, readList, readText, readWord, recordWord, reportForm } from "../settings/values.ts";

/** How a system authenticates, with the entry of the language's table and the place that says it. */
export interface CheckedAuth {
  readonly auth: Auth;
  readonly kind: AuthKind;
  readonly location: Location;
}

const expectedAuth: Expected = {
  name: "auth",
  form: { kind: "special", words: "a way to authenticate" },
  example: "bearer(secret.API_KEY)",
};

/**
 * Reads `auth:`. Undefined where it is wrong or not supported, which has been reported: then nothing is said about
 * schemes either.
 */
export function readAuth(context: CheckContext, system: SystemSymbol, value: SettingValue): CheckedAuth | undefined {
  if (value.kind === "Conjunction") {
    context.report(notSupportedYet({ what: "More than one way to authenticate (`&`)" }, locationOf(context, value)));
    return undefined;
  }
  const invocation = invocationOf(value);
  if (invocation === undefined) return reportForm(context, expectedAuth, value);
  const kind = authKinds.find((each) => each.name === invocation.name);
  const supported = authKinds.filter((each) => each.unsupported !== true).map((each) => each.name);
  if (kind === undefined) {
    const known = authKinds.map((each) => each.name);
    context.report(
      unknownOption(
        { what: "way to authenticate", name: invocation.name, suggestion: suggest(invocation.name, known), known: supported },
        locationOf(context, invocation.nameSpan),
      ),
    );
    return undefined;
  }
  for (const name of invocation.names) context.model.symbol(name, { kind: "authKind", authKind: kind });
  if (kind.unsupported === true) {
    context.report(authNotSupported({ kind: kind.name, instead: supported }, locationOf(context, value)));
    return undefined;
  }
  const auth = readKind(context, system, kind, invocation, value);
  return auth && { auth, kind, location: locationOf(context, value) };
}

function readKind(
  context: CheckContext,
  system: SystemSymbol,
  kind: AuthKind,
  invocation: Invocation,
  value: SettingValue,
): Auth | undefined {
  const wrong = (): undefined =>
    reportForm(
      context,
      { ...expectedAuth, form: { kind: "special", words: `\`${kind.name}\` in another form` }, example: kind.example },
      value,
    );
  if (kind.name === "none") return invocation.given.kind === "nothing" ? { kind: "none" } : wrong();
  if (kind.written === "block") {
    return invocation.given.kind === "block" ? readClientCredentials(context, system, kind, invocation.given.settings, value) : wrong();
  }
  if (invocation.given.kind !== "arguments") return wrong();
  const values = readArguments(context, kind, invocation.given.arguments, value);
  if (values === undefined) return undefined;
  const configuration = (index: number): Expr | undefined => {
    const parameter = kind.parameters[index];
    const argument = values[index];
    if (parameter?.form.kind !== "configuration" || argument === undefined) return undefined;
    return readConfiguration(context, parameter, argument, {
      secret: parameter.form.secret,
      use: `the ${kind.name} ${parameter.name} of ${system.name}`,
    });
  };
  switch (kind.name) {
    case "bearer": {
      const token = configuration(0);
      return token && { kind: "bearer", token };
    }
    case "basic": {
      const username = configuration(0);
      const password: Expr | undefined = values[1] === undefined ? { kind: "literal", value: "" } : configuration(1);
      return username && password && { kind: "basic", username, password };
    }
    case "apiKey": {
      const place = values[0] && readPlace(context, kind, values[0]);
      const key = configuration(1);
      return place && key && { kind: "apiKey", in: place.in, name: place.name, value: key };
    }
    default:
      return undefined;
  }
}

/** The values of a call's arguments, in the order of the parameters. Reports unknown, repeated and missing ones. */
function readArguments(
  context: CheckContext,
  kind: AuthKind,
  written: readonly Argument[],
  whole: SettingValue,
): readonly (SettingValue | undefined)[] | undefined {
  const values: (SettingValue | undefined)[] = kind.parameters.map(() => undefined);
  let next = 0;
  for (const argument of written) {
    const index = argument.name === undefined ? next++ : kind.parameters.findIndex((parameter) => parameter.name === argument.name?.name);
    if (index < 0 || index >= kind.parameters.length || values[index] !== undefined) {
      const parameters = {
        setting: kind.name,
        expected: `${kind.parameters.map((parameter) => `\`${parameter.name}\``).join(" and ")}, and nothing else`,
        example: kind.example,
      };
      context.report(wrongSettingForm(parameters, locationOf(context, argument.value)));
      return undefined;
    }
    const parameter = kind.parameters[index];
    if (argument.name !== undefined && parameter !== undefined)
      context.model.symbol(argument.name, { kind: "setting", owner: `\`${kind.name}\``, setting: parameter });
    values[index] = argument.value;
  }
  const missing = kind.parameters.find((parameter, index) => parameter.required === true && values[index] === undefined);
  if (missing === undefined) return values;
  if (!hasMissing(whole))
    context.report(
      missingSetting({ setting: missing.name, owner: `\`${kind.name}\``, example: missing.example }, locationOf(context, whole), {
        help: `For example \`${kind.example}\`.`,
      }),
    );
  return undefined;
}

function readPlace(
  context: CheckContext,
  kind: AuthKind,
  value: SettingValue,
): { readonly in: "header" | "query" | "cookie"; readonly name: string } | undefined {
  const invocation = invocationOf(value);
  const place = invocation?.name;
  const expected: Expected = { name: kind.name, form: kind.parameters[0]?.form ?? { kind: "text" }, example: kind.example };
  if (invocation?.given.kind === "text" && (place === "header" || place === "query" || place === "cookie")) {
    recordWord(context, invocation.names, expected);
    return { in: place, name: invocation.given.text.value };
  }
  return reportForm(context, expected, value);
}

function readClientCredentials(
  context: CheckContext,
  system: SystemSymbol,
  kind: AuthKind,
  settings: Parameters<typeof readBlock>[2],
  value: SettingValue,
): Auth | undefined {
  const table: SettingTable = { owner: `\`${kind.name}\``, settings: kind.parameters };
  const block = readBlock(context, table, settings, value);
  const configuration = (name: string, use: string): Expr | undefined => {
    const known = block.get(name);
    if (known?.specification.form.kind !== "configuration") return undefined;
    return readConfiguration(context, known.specification, known.value, {
      secret: known.specification.form.secret,
      use,
      url: name === "tokenUrl",
    });
  };
  const clientId = configuration("id", `the client id of ${system.name}`);
  const clientSecret = configuration("secret", `the client secret of ${system.name}`);
  const audience = configuration("audience", `the audience of ${system.name}'s tokens`);
  const scopes = block.get("scopes");
  const scopeList =
    scopes === undefined
      ? []
      : readList(context, scopes.specification, scopes.value).map((scope) =>
          readText(context, { name: "scopes", form: { kind: "text" }, example: scopes.specification.example }, scope),
        );
  const authentication = block.get("authentication");
  const method = authentication === undefined ? undefined : readWord(context, authentication.specification, authentication.value);
  const described = clientCredentialsFlow(system);
  const said = block.has("tokenUrl");
  const tokenUrl: Expr | undefined = said
    ? configuration("tokenUrl", `the token endpoint of ${system.name}`)
    : described === undefined
      ? undefined
      : { kind: "literal", value: described };
  if (tokenUrl === undefined && !said && system.contract !== undefined)
    context.report(tokenUrlMissing({ system: system.name }, locationOf(context, value)));
  if (clientId === undefined || clientSecret === undefined || tokenUrl === undefined) return undefined;
  return {
    kind: "oauth2.clientCredentials",
    clientId,
    clientSecret,
    tokenUrl,
    scopes: scopeList.filter((scope) => scope !== undefined),
    // RFC 6749 section 2.3.1: every server that issues client secrets must take them as basic authentication, yet many
    // real ones read the body only, and those that take both are the rule.
    clientAuthentication: method === "basic" ? "basic" : "body",
    ...(audience && { audience }),
  };
}

/**
 * The token endpoint that the description gives for client credentials. One on the description's own server is given
 * relative to it: where the program says that the system is elsewhere, its token endpoint is there too.
 */
function clientCredentialsFlow(system: SystemSymbol): string | undefined {
  for (const scheme of system.contract?.securitySchemes.values() ?? []) {
    if (scheme.kind !== "oauth2") continue;
    const url = scheme.flows.find((flow) => flow.grant === "clientCredentials")?.tokenUrl;
    if (url !== undefined && url !== "") return relativeToServer(url, system);
  }
  return undefined;
}

/** An endpoint on one of the description's own servers is looked for on the server that the program names: tenants and sandboxes have hosts of their own. */
function relativeToServer(url: string, system: SystemSymbol): string {
  const absolute = URL.parse(url);
  const servers = system.contract?.servers.map((server) => URL.parse(urlOf(server))?.origin) ?? [];
  return absolute !== null && servers.includes(absolute.origin) ? `${absolute.pathname}${absolute.search}` : url;
}
