/** A way to wait between attempts, written as a function call in `backoff:`. */
export interface BackoffFunction {
  readonly name: "exponential" | "constant";
  readonly parameters: readonly {
    readonly name: string;
    readonly form: "duration" | "factor";
    readonly required: boolean;
    readonly doc: string;
  }[];
  readonly doc: string;
  readonly example: string;
}

export const backoffFunctions: readonly BackoffFunction[] = [
  {
    name: "exponential",
    doc: "Each wait is longer than the one before by a factor, up to a longest.",
    example: "exponential(500ms, 30s)",
    parameters: [
      { name: "initial", form: "duration", required: true, doc: "The first wait." },
      { name: "maximum", form: "duration", required: true, doc: "The longest wait." },
      { name: "factor", form: "factor", required: false, doc: "How much longer each wait is; 2 unless said otherwise." },
    ],
  },
  {
    name: "constant",
    doc: "All waits are the same.",
    example: "constant(2s)",
    parameters: [{ name: "wait", form: "duration", required: true, doc: "The wait." }],
  },
];
