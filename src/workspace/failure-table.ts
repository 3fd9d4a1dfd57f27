import { rangeOf } from "../diagnostics/render/places.ts";
import type { CallFailure, FailureName, ProgramFlow, ProgramStep, Provenance } from "../program/program.ts";
import type { Host } from "../source/host.ts";
import type { Location, Range } from "../source/span.ts";
import type { CheckedProgram } from "./workspace.ts";

/** What can go wrong with a flow, as `integ check --failures --format json` writes it. Ranges are zero-based. */
export interface FlowFailures {
  readonly flow: string;
  readonly file: string;
  readonly range: Range;
  /** What becomes of a run that fails for good. */
  readonly finally: ProgramFlow["failure"];
  /** What ends a run outside of its calls. */
  readonly failures: readonly FailureName[];
  readonly calls: readonly {
    readonly id: string;
    readonly system: string;
    readonly operation: string;
    readonly file: string;
    readonly range: Range;
    readonly failures: readonly (Omit<CallFailure, "handler"> & {
      /** Where the handler stands that decides; null where it is what the flow says. */
      readonly handler: { readonly file: string; readonly range: Range } | null;
    })[];
  }[];
}

type CallStep = Extract<ProgramStep, { kind: "call" }>;

/** The failures of all flows of a program that is right; nothing of one that is not. */
export function failuresOf(host: Host, checked: CheckedProgram): readonly FlowFailures[] {
  const [entry] = checked.files;
  const { places, program } = checked;
  if (program === undefined || entry === undefined) return [];
  const placed = (at: Provenance): { readonly file: string; readonly range: Range } => {
    // A Program's paths are relative to the folder of its file.
    const location: Location = { file: host.resolve(entry, at.file), start: at.start, end: at.end };
    return { file: places.display(location.file), range: rangeOf(location, places) };
  };
  return program.flows.map((flow) => ({
    flow: flow.name,
    ...placed(flow.at),
    finally: flow.failure,
    failures: flow.failures,
    calls: callsOf(flow.steps).map(({ id, system, operation, at, failures, handlers }) => ({
      id,
      system,
      operation,
      ...placed(at),
      failures: failures.map(({ handler: index, ...failure }) => {
        const handler = index === undefined ? undefined : handlers[index];
        return { ...failure, handler: handler === undefined ? null : placed(handler.at) };
      }),
    })),
  }));
}

function callsOf(steps: readonly ProgramStep[]): readonly CallStep[] {
  return steps.flatMap((step) => {
    if (step.kind === "if") return [...callsOf(step.then), ...callsOf(step.else)];
    return step.kind === "call" ? [step] : [];
  });
}

/** One failure in words. */
export interface FailureRow {
  /** The description says that the operation may answer so; a failure of another kind is never said there. */
  readonly documented: boolean;
  readonly failure: string;
  /** What is done first. */
  readonly first: string;
  /** What becomes of it. */
  readonly then: string;
  /** The zero-based line of the handler that says so. */
  readonly handlerLine?: number | undefined;
}

/** What can end a run of a flow outside of its calls. */
export function flowRows(flow: FlowFailures): readonly FailureRow[] {
  return flow.failures.map((failure) => ({
    documented: true,
    failure,
    first: runWords[failure] ?? "",
    then: finalWords(flow.finally),
  }));
}

/** What can go wrong with one call of a flow. */
export function callRows(flow: FlowFailures, call: FlowFailures["calls"][number]): readonly FailureRow[] {
  return call.failures.map((failure) => failureRow(failure, flow.finally, failure.handler?.range.start.line));
}

/**
 * One thing that can go wrong with a call.
 *
 * @param outcomes what becomes of the run where nothing else is said
 * @param handlerLine the zero-based line of the handler that decides, if one does
 */
export function failureRow(
  failure: Omit<CallFailure, "handler">,
  outcomes: ProgramFlow["failure"],
  handlerLine: number | undefined,
): FailureRow {
  const { outcome, attempts, renewed } = failure;
  const last = finalWords(outcomes);
  const first = [
    ...(renewed ? ["a new token, once"] : []),
    ...(attempts === undefined ? [] : [`${attempts} attempts`]),
    ...(failure.failure in callWords ? [callWords[failure.failure] ?? ""] : []),
  ];
  const then = outcome === "deadLetter" ? last : outcome === "fail" ? `${last}, with a reason of its own` : outcomeWords[outcome];
  return {
    documented: failure.documented !== false,
    failure: /xx$/.test(failure.failure) ? `other ${failure.failure}` : failure.failure,
    first: first.join(", "),
    then,
    handlerLine,
  };
}

const outcomeWords = { continue: "goes on without a result", value: "goes on with a value" } as const;

/** Words for failures that are not told by their names. */
const callWords: Readonly<Record<string, string>> = {
  guard: "refused before it is sent",
  refused: "`fail` or `!`: nothing is sent",
  outcomeUnknown: "the process ended meanwhile",
};

const runWords: Readonly<Record<string, string>> = {
  invalidPayload: "the event does not fit its type",
  refused: "`fail` or `!` between the calls",
  guard: "a map's result does not fit",
  deadline: "the run takes too long",
  unexpected: "a mistake in Integ or its surroundings",
};

/** What becomes of a run that fails for good: `dead letter, alert "ops"`. */
export function finalWords(outcomes: ProgramFlow["failure"]): string {
  const alerts = outcomes.flatMap((each) => (each.kind === "alert" ? [`alert ${JSON.stringify(each.channel)}`] : []));
  return ["dead letter", ...alerts].join(", ");
}
