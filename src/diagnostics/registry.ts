import * as auth from "./codes/auth.ts";
import * as contractUse from "./codes/contract-use.ts";
import * as deprecated from "./codes/deprecated.ts";
import * as flow from "./codes/flow.ts";
import * as guards from "./codes/guards.ts";
import * as idempotency from "./codes/idempotency.ts";
import * as limits from "./codes/limits.ts";
import * as names from "./codes/names.ts";
import * as pages from "./codes/pages.ts";
import * as privacy from "./codes/privacy.ts";
import * as secrets from "./codes/secrets.ts";
import * as steps from "./codes/steps.ts";
import * as sync from "./codes/sync.ts";
import * as syntax from "./codes/syntax.ts";
import * as types from "./codes/types.ts";
import * as undo from "./codes/undo.ts";
import * as use from "./codes/use.ts";
import type { Severity } from "./diagnostic.ts";
import { type Page, pageText } from "./page.ts";

/** What is known of a diagnostic without one being at hand. */
export interface RegisteredDiagnostic {
  readonly code: string;
  readonly name: string;
  readonly severity: Severity;
  readonly page: Page;
}

/** Every family of diagnostics. A new family is a new file and a line here. */
const families: readonly Readonly<Record<string, { readonly definition: RegisteredDiagnostic }>>[] = [
  syntax,
  names,
  types,
  contractUse,
  auth,
  flow,
  guards,
  steps,
  undo,
  privacy,
  secrets,
  sync,
  pages,
  idempotency,
  limits,
  deprecated,
  use,
];

/** All diagnostics in the order of their codes; a code that two of them have is there twice, which a test refuses. */
export const allDefinitions: readonly RegisteredDiagnostic[] = families
  .flatMap((family) => Object.values(family).map(({ definition }) => definition))
  .sort((left, right) => (left.code < right.code ? -1 : left.code > right.code ? 1 : 0));

/** All diagnostics by their codes. */
export const definitions: ReadonlyMap<string, RegisteredDiagnostic> = new Map(
  allDefinitions.map((definition) => [definition.code, definition]),
);

/** The page behind `integ explain CODE`, as Markdown. */
export function pageOf({ code, name, severity, page }: RegisteredDiagnostic): string {
  return `# ${code}: ${name.replaceAll("-", " ")}\n\n\`${name}\`, ${severity === "error" ? "an error" : `a ${severity}`}.\n\n${pageText(page)}`;
}
