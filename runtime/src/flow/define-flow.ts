import type { FlowContext } from "./flow-context.ts";

/** What the generated code says about a flow. */
export interface FlowOptions<T> {
  readonly name: string;
  /** Runs with the same key happen one after the other, in order. Without a key each run is on its own. */
  readonly key?: ((input: T) => string | number | boolean | null | undefined) | undefined;
  /** How long a run may take from its beginning to its end, waiting included, in milliseconds. */
  readonly deadline?: number | undefined;
  /** Whom to tell when a run fails for good; it is kept as a dead letter in any case. */
  readonly failure: { readonly alerts: readonly string[] };
  /** Whether a value is one that the flow takes. What is stored may be from an older version of the program. */
  readonly validate: (value: unknown) => value is T;
  readonly run: (flow: FlowContext, input: T) => Promise<void>;
}

/** A flow as the engine sees it: its input is not known until it has been validated. */
export interface FlowDefinition<T = unknown> {
  readonly name: string;
  readonly deadline: number | undefined;
  readonly alerts: readonly string[];
  readonly validate: (value: unknown) => value is T;
  /** The key of a run, as text; undefined where there is none, or the input does not validate. */
  keyOf(input: unknown): string | undefined;
  /**
   * Runs the flow.
   *
   * @throws {TypeError} when the input does not validate
   */
  run(flow: FlowContext, input: unknown): Promise<void>;
}

/** Makes a flow from what the generated code says about it. */
export function defineFlow<T>(options: FlowOptions<T>): FlowDefinition<T> {
  return {
    name: options.name,
    deadline: options.deadline,
    alerts: options.failure.alerts,
    validate: options.validate,
    keyOf: (input) => {
      const key = options.key && options.validate(input) ? options.key(input) : undefined;
      return key === null || key === undefined ? undefined : String(key);
    },
    run: async (flow, input) => {
      if (!options.validate(input)) throw new TypeError(`the input of flow ${options.name} does not fit its type`);
      await options.run(flow, input);
    },
  };
}
