import type { SecurityScheme } from "../../../contract/contract.ts";
import { authKinds } from "../../../language/auth/kinds.ts";
import type { SchemePattern } from "../../../language/auth-kind.ts";
import { backoffFunctions } from "../../../language/backoff.ts";
import { failureWords } from "../../../language/failures.ts";
import { pageStyles } from "../../../language/pages/styles.ts";
import type { SettingForm, SettingSpecification } from "../../../language/setting.ts";
import { webhookSchemes } from "../../../language/webhooks/schemes.ts";
import { environmentItems } from "../environment.ts";
import { type CompletionItem, escapeSnippet, type Rank, rank, written } from "../item.ts";
import { declarationsOf } from "../names.ts";
import type { Place, ValuePlace } from "../place.ts";
import type { Request } from "../request.ts";
import { invokedParameters } from "../tables.ts";

import { systemOf } from "./operations.ts";
import { offerValues, systemItems } from "./values.ts";

type SettingPlace = Extract<Place, { readonly kind: "settingValue" }>;

/** The value of a setting, by the form that its table gives it. */
export function offerSettingValues(request: Request, { specification, nodes, value }: SettingPlace): readonly CompletionItem[] {
  const special = specialItems(request, specification, nodes, value);
  return special ?? formItems(request, specification.form, specification, value);
}

/** The value of a setting whose name is left out: what any of the settings takes that may still be written there. */
export function offerAnySettingValues(
  request: Request,
  { specifications, nodes, value }: Extract<Place, { readonly kind: "anySettingValue" }>,
): readonly CompletionItem[] {
  return specifications.flatMap((specification) =>
    offerSettingValues(request, { kind: "settingValue", specification, nodes, value }).map((item) => ({
      ...item,
      detail: item.detail ?? specification.name,
    })),
  );
}

/** An argument of a word such as `bearer` or `exponential`: what its parameter takes. */
export function offerInvokedArguments(
  request: Request,
  { setting, invoked, index, value }: Extract<Place, { readonly kind: "invokedArgument" }>,
): readonly CompletionItem[] {
  const parameter = invokedParameters(setting, invoked)?.[index];
  if (parameter === undefined) {
    const wait = backoffFunctions.find(({ name }) => name === invoked)?.parameters[index];
    return wait?.form === "duration" ? durations : value.scope === undefined ? [] : offerValues(request, value);
  }
  if (parameter.name === "place")
    return ["header", "query", "cookie"].map((word) => ({ label: word, kind: "keyword", snippet: `${word} "$1"`, rank: rank.fits }));
  return formItems(request, parameter.form, parameter, value);
}

function formItems(
  request: Request,
  form: SettingForm,
  { example }: Pick<SettingSpecification, "example">,
  value: ValuePlace,
): readonly CompletionItem[] {
  switch (form.kind) {
    case "word":
      return form.words.map((label) => ({ label, kind: "constant", rank: rank.fits }));
    case "boolean":
      return ["true", "false"].map((label) => ({ label, kind: "keyword", rank: rank.fits }));
    case "name":
      return declarationsOf(request, form.of).map(({ name }) => ({
        label: name,
        kind: "value",
        text: written(name),
        detail: form.of,
        rank: rank.likely,
        identity: { of: "declaration", name },
      }));
    case "duration":
      return durations;
    case "configuration":
      return configurationItems(request, form.secret);
    case "list":
      return [...formItems(request, form.of, { example }, value), ...exampleItem(example)];
    case "failure":
      return retriable;
    case "expression":
      return offerValues(request, value);
    case "block":
    case "record":
      return [
        { label: "{ … }", kind: "snippet", snippet: "{ $0 }", filter: "{", rank: rank.likely, continues: true },
        ...exampleItem(example),
      ];
    case "special": {
      if (value.scope !== undefined) return offerValues(request, value);
      // What is to be written as it is stands between back-quotes.
      const words = [...form.words.matchAll(/`([a-z]\w*)`/giu)].map(
        ([, label = ""]): CompletionItem => ({ label, kind: "constant", rank: rank.fits }),
      );
      return [...words, ...exampleItem(example)];
    }
    default:
      return exampleItem(example);
  }
}

/** The settings whose values are words of their own. */
function specialItems(
  request: Request,
  { name, form, example }: SettingSpecification,
  nodes: SettingPlace["nodes"],
  value: ValuePlace,
): readonly CompletionItem[] | undefined {
  if (form.kind !== "special" && !(form.kind === "list" && form.of.kind === "special")) return undefined;
  switch (name) {
    case "spec":
      return ["openapi", "jsonSchema"].map((label) => ({
        label,
        kind: "keyword",
        snippet: `${label} "$1"`,
        rank: rank.likely,
        continues: true,
      }));
    case "auth": {
      const schemes = [...(systemOf(request, nodes)?.contract?.securitySchemes.values() ?? [])];
      return authKinds.map((kind) => ({
        ...invokedItem(kind),
        rank:
          kind.unsupported === true
            ? rank.unlikely
            : schemes.some((scheme) => kind.satisfies.some((pattern) => satisfies(pattern, scheme)))
              ? rank.likely
              : rank.fits,
      }));
    }
    case "verify":
      return webhookSchemes.map(invokedItem);
    case "pages":
      return pageStyles.map((style) => ({
        label: style.name,
        kind: "constant",
        snippet: `${style.name} { $0 }`,
        rank: rank.fits,
        identity: doc(style.doc, style.example),
        continues: true,
      }));
    case "backoff":
      return backoffFunctions.map((each) => ({
        label: each.name,
        kind: "function",
        snippet: escapedExample(each.example),
        rank: rank.fits,
        identity: doc(each.doc, each.example),
      }));
    case "idempotency":
      return [{ label: "header", kind: "keyword", snippet: 'header "${1:Idempotency-Key}"', rank: rank.likely }];
    case "on":
      return [...systemItems(request), ...triggers];
    case "every":
      return [...durations, ...triggers.filter(({ label }) => label === "cron")];
    case "failure":
      return [
        {
          label: "deadLetter",
          kind: "keyword",
          rank: rank.likely,
          identity: doc("The run is kept as a dead letter; it always is.", "[deadLetter]"),
        },
        {
          label: "alert",
          kind: "keyword",
          snippet: 'alert "${1:ops}"',
          rank: rank.fits,
          identity: doc("Somebody is told, through a channel of the connector.", 'alert "ops"'),
        },
        { label: "[ … ]", kind: "snippet", snippet: '[deadLetter, alert "${1:ops}"]', filter: "[", rank: rank.fits },
      ];
    case "read":
    case "find":
    case "write":
      return [
        ...systemItems(request),
        ...(value.scope === undefined ? [] : offerValues(request, value).filter(({ kind }) => kind !== "system")),
      ];
    case "conflict":
      return ["source", "target"]
        .map((label): CompletionItem => ({ label, kind: "constant", rank: rank.fits }))
        .concat({ label: "newest", kind: "function", snippet: "newest($1, $2)", rank: rank.fits });
    default:
      return value.scope === undefined ? exampleItem(example) : undefined;
  }
}

const triggers: readonly CompletionItem[] = [
  {
    label: "every",
    kind: "keyword",
    snippet: "every ${1:5m}",
    rank: rank.neutral,
    identity: doc("A run begins again and again.", "every 5m"),
  },
  {
    label: "cron",
    kind: "keyword",
    snippet: 'cron "${1:0 2 * * *}" in "${2:Europe/Berlin}"',
    rank: rank.neutral,
    identity: doc("A run begins at set times.", 'cron "0 2 * * *" in "Europe/Berlin"'),
  },
  {
    label: "call",
    kind: "keyword",
    snippet: "call(input: $1) as ${2:input}",
    rank: rank.neutral,
    identity: doc("A run begins when something calls the flow.", "call(input: shop.Order) as order"),
  },
];

const durations: readonly CompletionItem[] = ["500ms", "1s", "5s", "20s", "30s", "1m", "5m", "15m", "1h", "1d"].map((label) => ({
  label,
  kind: "constant",
  rank: rank.fits,
}));

const retriable: readonly CompletionItem[] = [
  ...["429", "5xx"].map((label): CompletionItem => ({ label, kind: "constant", rank: rank.likely })),
  ...failureWords
    .filter((word) => word.retriable)
    .map(
      ({ name, doc: text }): CompletionItem => ({
        label: name,
        kind: "keyword",
        rank: rank.likely,
        identity: { of: "text", markdown: text },
      }),
    ),
  ...["408", "425", "500", "502", "503", "504"].map((label): CompletionItem => ({ label, kind: "constant", rank: rank.fits })),
];

/** Words that go on behind a point: `oauth2.clientCredentials`. */
export function invokedNames(setting: string | undefined, root: string): readonly CompletionItem[] {
  if (setting !== "auth") return [];
  return authKinds
    .filter(({ name }) => name.startsWith(`${root}.`))
    .map((kind) => ({
      ...invokedItem(kind),
      label: kind.name.slice(root.length + 1),
      snippet: kind.written === "block" ? `${kind.name.slice(root.length + 1)} { $0 }` : undefined,
    }));
}

interface Invoked {
  readonly name: string;
  readonly written: "word" | "call" | "block";
  readonly doc: string;
  readonly example: string;
}

function invokedItem({ name, written: form, doc: text, example }: Invoked): CompletionItem & { readonly rank: Rank } {
  const snippet = form === "word" ? undefined : form === "block" ? `${name} { $0 }` : escapedExample(example);
  return { label: name, kind: "constant", snippet, rank: rank.fits, identity: doc(text, example), continues: form === "block" };
}

/** `bearer(secret.API_KEY)` with a tab stop on each name that is the program's own. */
function escapedExample(example: string): string {
  let stop = 0;
  return escapeSnippet(example).replace(/(?<=(?:secret|env)\.)\w+|(?<=")[^"]+(?=")|\b\d+\w+\b/gu, (name) => `\${${++stop}:${name}}`);
}

function doc(text: string, example: string): CompletionItem["identity"] {
  return { of: "text", markdown: `${text}\n\n\`\`\`integ\n${example}\n\`\`\`` };
}

function exampleItem(example: string): readonly CompletionItem[] {
  return [{ label: example, kind: "snippet", snippet: escapedExample(example), rank: rank.neutral }];
}

function configurationItems(request: Request, secret: "required" | "allowed" | "forbidden"): readonly CompletionItem[] {
  const named = (kind: "env" | "secret"): readonly CompletionItem[] =>
    environmentItems(request, kind).map((item) => ({ ...item, label: `${kind}.${item.label}`, rank: rank.fits }));
  const word = (label: string): CompletionItem => ({ label, kind: "keyword", rank: rank.likely, commit: ["."] });
  return [
    ...(secret === "forbidden" ? [] : [word("secret"), ...named("secret")]),
    ...(secret === "required" ? [] : [word("env"), ...named("env")]),
  ];
}

function satisfies(pattern: SchemePattern, scheme: SecurityScheme): boolean {
  if (pattern.kind !== scheme.kind) return false;
  if (pattern.kind === "http" && scheme.kind === "http") return pattern.scheme === scheme.scheme.toLowerCase();
  if (pattern.kind === "oauth2" && scheme.kind === "oauth2")
    return pattern.grants === undefined || scheme.flows.some(({ grant }) => pattern.grants?.includes(grant));
  if (pattern.kind === "apiKey" && scheme.kind === "apiKey")
    return pattern.name === undefined || pattern.name === scheme.name.toLowerCase();
  return true;
}
