import type { Location } from "../source/span.ts";

/** How much a diagnostic weighs: an error stops the build, a warning and a note do not. */
export type Severity = "error" | "warning" | "note";

/** One more place that explains a diagnostic, often a line of an API description. */
export interface Related {
  readonly message: string;
  readonly location: RelatedLocation;
}

/** A place in a program, or a place in an API description, which is found by its JSON pointer only when it is shown. */
export type RelatedLocation = Location | { readonly file: string; readonly pointer: string };

/** A change of text that mends a diagnostic; offered by the editor and, where it is safe, applied by `integ check --fix`. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /**
   * The program means the same afterwards, or its author cannot have meant anything else: it may be applied without asking
   * (`integ check --fix`, an editor that mends on save).
   */
  readonly safe?: true | undefined;
}

/** A change of one place in a text. */
export interface Edit {
  readonly location: Location;
  readonly newText: string;
}

/** What the compiler has to say about one place. The data come first; the text is made from them. */
export interface Diagnostic {
  /** A stable code such as `INTEG2004`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly location: Location;
  /** Short words that stand under the marked range. */
  readonly label?: string | undefined;
  readonly related: readonly Related[];
  readonly help?: string | undefined;
  readonly fixes: readonly Fix[];
  /** What the message follows from, where several may follow from one thing; within a file only the first of a cause is shown. */
  readonly cause?: string | undefined;
  /** Causes that this diagnostic is the reason of: what follows from them is not shown beside it. */
  readonly explains: readonly string[];
  /** Where it judges what is not there: it is not said where something else there was not understood. */
  readonly absent?: "declaration" | "program" | undefined;
  /** What an editor may show greyed out or struck through. */
  readonly tags: readonly ("unnecessary" | "deprecated")[];
  /** The parameters that the message was made from: tests and fixes read these, never the text. */
  readonly data: Readonly<Record<string, unknown>>;
}
