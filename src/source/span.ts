/** A half-open range of UTF-16 code units in one file. Line and column are derived only when rendered. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A {@link Span} together with the file that it lies in. */
export interface Location extends Span {
  /** The file's path as the {@link Host} knows it. */
  readonly file: string;
}

/** Zero-based line and UTF-16 character, as the Language Server Protocol counts them. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A half-open range of positions. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}
