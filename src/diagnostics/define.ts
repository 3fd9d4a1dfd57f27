import type { Location } from "../source/span.ts";
import type { Diagnostic, Fix, Related, Severity } from "./diagnostic.ts";
import type { Page } from "./page.ts";

/** The parameters of a diagnostic: plain data that a message is made from. */
export type Parameters = Readonly<Record<string, unknown>>;

/** One entry of the registry: the only place where a code, its words and its page are written. */
export interface Definition<P extends Parameters> {
  /** `INTEG` and four digits: 1xxx syntax, 2xxx names, 3xxx types and maps, 4xxx API descriptions, 5xxx auth, 6xxx flows and policies, 9xxx files and use. Never reused. */
  readonly code: `INTEG${number}`;
  /** The rule's name in kebab-case, the title of its page. */
  readonly name: string;
  readonly severity: Severity;
  /** One sentence: what is wrong, and why. */
  readonly message: (parameters: P) => string;
  /** Short words under the marked range. */
  readonly label?: (parameters: P) => string | undefined;
  /** What to do. */
  readonly help?: (parameters: P) => string | undefined;
  /** What several messages may follow from, such as a name that is not there: only the first one of a file is shown. */
  readonly cause?: (parameters: P) => string;
  /**
   * Judges what is not there, in a declaration or in the program: said only where everything there was understood, since
   * what was not may be what is missing.
   */
  readonly absent?: "declaration" | "program";
  /** Changes of text that mend it, where they follow from its own parameters and place. */
  readonly fixes?: (parameters: P, location: Location) => readonly Fix[];
  readonly tags?: readonly ("unnecessary" | "deprecated")[];
  /** The page behind `integ explain CODE`: why the rule exists, a program that breaks it, and the same one mended. */
  readonly page: Page;
}

/** What a place adds to a definition's own words. */
export interface Details {
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  /** Causes that this is the reason of. */
  readonly explains?: readonly string[];
  /** Replaces the definition's label. */
  readonly label?: string;
  /** Replaces the definition's help. */
  readonly help?: string;
}

/** A definition that can be called with its parameters and a place. */
export interface DiagnosticFactory<P extends Parameters> {
  (parameters: P, location: Location, details?: Details): Diagnostic;
  readonly definition: Definition<P>;
}

/** Declares a diagnostic. A call with a wrong or missing parameter does not compile. */
export function define<P extends Parameters>(definition: Definition<P>): DiagnosticFactory<P> {
  const make = (parameters: P, location: Location, details: Details = {}): Diagnostic => ({
    code: definition.code,
    severity: definition.severity,
    message: definition.message(parameters),
    location,
    label: details.label ?? definition.label?.(parameters),
    related: details.related ?? [],
    help: details.help ?? definition.help?.(parameters),
    fixes: details.fixes ?? definition.fixes?.(parameters, location) ?? [],
    cause: definition.cause?.(parameters),
    explains: details.explains ?? [],
    absent: definition.absent,
    tags: definition.tags ?? [],
    data: parameters,
  });
  return Object.assign(make, { definition });
}
