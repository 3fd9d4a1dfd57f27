import { printable } from "../diagnostics/render/text-width.ts";
import type { Range } from "../source/span.ts";
import { callRows, type FailureRow, type FlowFailures, flowRows } from "../workspace/failure-table.ts";
import type { Output } from "./output.ts";

/** What can go wrong with flows, for a person: a flow, then its calls, then what can go wrong with each. */
export function failureLines(flows: readonly FlowFailures[], { colours }: Pick<Output, "colours">): string[] {
  const place = ({ file, range }: { readonly file: string; readonly range: Range }): string =>
    colours.dim(`${printable(file)}:${range.start.line + 1}`);
  const lines = flows.flatMap((flow, index) => {
    const own = flowRows(flow).map(cellsOf);
    const calls = flow.calls.map((call) => ({
      title: `  ${colours.bold(printable(`${call.system}.${call.operation}`))}  ${place(call)}`,
      rows: callRows(flow, call).map(cellsOf),
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
function cellsOf({ documented, failure, first, then, handlerLine }: FailureRow): readonly string[] {
  return [documented ? "" : "*", failure, first, then, handlerLine === undefined ? "" : `line ${handlerLine + 1}`];
}
