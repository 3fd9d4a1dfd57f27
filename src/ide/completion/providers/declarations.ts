import { type CompletionItem, rank } from "../item.ts";
import type { Place } from "../place.ts";
import type { Request } from "../request.ts";

/** What each word begins, whole and with tab stops. */
const declarations: readonly { readonly word: string; readonly snippet: string; readonly doc: string }[] = [
  { word: "integration", snippet: 'integration ${1:name} "${2:1.0.0}"', doc: "Names the program and its version. A program has one." },
  {
    word: "import",
    snippet: 'import { $2 } from "./${1:shared}.integ"',
    doc: "Names of another file: policies, tables, maps, systems, types.",
  },
  {
    word: "system",
    snippet: 'system ${1:name} {\n  spec: ${2:openapi} "${3:specs/}"\n  auth: ${4:bearer(secret.${5:API_KEY})}\n  $0\n}',
    doc: "An external system: its description, how to authenticate, its limits, its operations and webhooks.",
  },
  {
    word: "policy",
    snippet:
      "policy ${1:standard} {\n  timeout: ${2:20s}\n  retry:   { attempts: ${3:5}, backoff: exponential(500ms, 30s), jitter: full, on: [429, 5xx, timeout, network] }\n}",
    doc: "Timeouts, retries and breakers, under a name.",
  },
  { word: "type", snippet: "type ${1:Name} = ${2:{ $3 \\}}", doc: "A type of the program's own." },
  { word: "table", snippet: 'table ${1:name} { "${2:key}": "${3:value}"$0 }', doc: "A constant lookup." },
  {
    word: "map",
    snippet: "map ${1:name}(${2:x}: ${3:system.type}) -> ${4:system.type} {\n  $0\n}",
    doc: "A mapping of one type to another.",
  },
  {
    word: "flow",
    snippet: "flow ${1:name} {\n  on:  ${2:system.event} as ${3:event}\n  key: $3.${4:id}\n\n  $0\n}",
    doc: "What happens when something happens: durable, one step at a time.",
  },
  {
    word: "sync",
    snippet: "sync ${1:name} {\n  every: ${2:5m}\n  read:  ${3:system.operation()}\n  write: ${4:system.operation()}\n  $0\n}",
    doc: "Keeps a set of records in one system in step with another's.",
  },
  {
    word: "test",
    snippet: 'test ${1:map} "${2:what it shows}" {\n  given  { $3 }\n  expect { $4 }\n}',
    doc: "An example of a map, which `integ test` runs.",
  },
  { word: "plan", snippet: "plan {\n  $0\n}", doc: "The phases of the integration." },
];

/** The words that declarations begin with. */
export function offerDeclarations({ view }: Request, _place: Extract<Place, { readonly kind: "declaration" }>): readonly CompletionItem[] {
  const hasIntegration = view.parsed.file.declarations.some(({ kind }) => kind === "IntegrationDeclaration");
  return declarations.map(({ word, snippet, doc }) => ({
    label: word,
    kind: "keyword",
    snippet,
    rank: word !== "integration" ? rank.fits : hasIntegration ? rank.unlikely : rank.likely,
    identity: { of: "text", markdown: doc },
  }));
}
