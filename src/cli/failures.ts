import { dirname, resolve } from "node:path";
import { rangeOf } from "../diagnostics/render/places.ts";
import { printable } from "../diagnostics/render/text-width.ts";
import type { CallFailure, FailureName, ProgramFlow, ProgramStep, Provenance } from "../program/program.ts";
import type { Location, Range } from "../source/span.ts";
import type { CheckedProgram } from "../workspace/workspace.ts";
import type { Output } from "./output.ts";

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
export function failuresOf(checked: CheckedProgram): readonly FlowFailures[] {
  const [entry] = checked.files;
  const { places, program } = checked;
  if (program === undefined || entry === undefined) return [];
  const placed = (at: Provenance): { readonly file: string; readonly range: Range } => {
    // A Program's paths are relative to the folder of its file.
    const location: Location = { file: resolve(dirname(entry), at.file), start: at.start, end: at.end };
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

/** The same as a table for a person: a flow, then its calls, then what can go wrong with each. */
export function failureLines(flows: readonly FlowFailures[], { colours }: Pick<Output, "colours">): string[] {
  const place = ({ file, range }: { readonly file: string; readonly range: Range }): string =>
    colours.dim(`${printable(file)}:${range.start.line + 1}`);
  const lines = flows.flatMap((flow, index) => {
    const last = finalWords(flow.finally);
    const own = flow.failures.map((failure) => ["", failure, runWords[failure] ?? "", last]);
    const calls = flow.calls.map((call) => ({
      title: `  ${colours.bold(printable(`${call.system}.${call.operation}`))}  ${place(call)}`,
      rows: call.failures.map((failure) => rowOf(failure, last)),
    }));
    // One table, so that its columns stand under each other from call to call.
    const widths = [1, 2].map((column) =>
      Math.max(...[...own, ...calls.flatMap(({ rows }) => rows)].map((row) => row[column]?.length ?? 0)),
    );
    const table = (rows: readonly (readonly string[])[]): string[] =>
      rows.map(([mark = "", failure = "", first = "", then = "", by = ""]) =>
        `    ${colours.yellow(mark || " ")} ${failure.padEnd(widths[0] ?? 0)}  ${first.padEnd(widths[1] ?? 0)}  ${then}${by === "" ? "" : colours.dim(`  ${by}`)}`.trimEnd(),
      );
    return [
      ...(index === 0 ? [] : [""]),
      `flow ${colours.bold(flow.flow)}  ${place(flow)}`,
      ...table(own),
      ...calls.flatMap(({ title, rows }) => ["", title, ...table(rows)]),
    ];
  });
  const undocumented = flows.some(({ calls }) => calls.some(({ failures }) => failures.some(({ documented }) => documented === false)));
  return undocumented ? [...lines, "", colours.dim("* the description does not say that the operation may answer so")] : lines;
}

/** A mark, the failure, what is done first, what becomes of it, and the line that says so. */
function rowOf(failure: FlowFailures["calls"][number]["failures"][number], last: string): readonly string[] {
  const { outcome, attempts, renewed, handler } = failure;
  const first = [
    ...(renewed ? ["a new token, once"] : []),
    ...(attempts === undefined ? [] : [`${attempts} attempts`]),
    ...(failure.failure in callWords ? [callWords[failure.failure] ?? ""] : []),
  ];
  const then = outcome === "deadLetter" ? last : outcome === "fail" ? `${last}, with a reason of its own` : outcomeWords[outcome];
  return [
    failure.documented === false ? "*" : "",
    /xx$/.test(failure.failure) ? `other ${failure.failure}` : failure.failure,
    first.join(", "),
    then,
    handler === null ? "" : `line ${handler.range.start.line + 1}`,
  ];
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

function finalWords(outcomes: ProgramFlow["failure"]): string {
  const alerts = outcomes.flatMap((each) => (each.kind === "alert" ? [`alert ${JSON.stringify(each.channel)}`] : []));
  return ["dead letter", ...alerts].join(", ");
}
