import type { RunEvent } from "@integ/runtime";
import type { Colours } from "../diagnostics/render/colours.ts";
import { printable } from "../diagnostics/render/text-width.ts";

/**
 * One event of a connector as a line of a live display; undefined for what would only repeat another line.
 *
 * @param timeOf how a time (milliseconds since 1970) is shown at the beginning of the line
 */
export function eventLine(event: RunEvent, colours: Colours, timeOf: (at: number) => string = timeOfDay): string | undefined {
  const { green, red, yellow, cyan, dim } = colours;
  const line = (sign: string, what: string, detail: string, milliseconds?: number, note = ""): string => {
    const duration = milliseconds === undefined ? "" : durationOf(milliseconds);
    return `${dim(timeOf(event.at))}  ${sign} ${printable(what).padEnd(28)} ${printable(detail).padEnd(26)} ${dim(`${duration.padStart(8)}  ${note}`)}`.trimEnd();
  };
  switch (event.type) {
    case "webhook":
      return line(
        event.status < 400 ? green("→") : red("→"),
        event.path,
        [String(event.status), event.event, event.reason].filter((part) => part !== undefined).join("  "),
        event.milliseconds,
      );
    case "token":
      return line(green("•"), `${event.system} token`, "fetched", event.milliseconds);
    case "attempt": {
      const sign = event.failure === undefined ? green("•") : yellow("•");
      const wait = event.waitMilliseconds === undefined ? "" : `again in ${durationOf(event.waitMilliseconds)}`;
      return line(
        sign,
        `${event.system}.${event.operation}`,
        `attempt ${event.attempt}: ${event.failure ?? String(event.status ?? "")}`,
        event.milliseconds,
        wait,
      );
    }
    case "run.accepted":
      return line(cyan("+"), event.flow, `accepted ${event.event}`);
    case "run.duplicate":
      return line(dim("="), event.flow, `${event.event} was accepted before: nothing is done`);
    case "run.started":
      return event.resumed ? line(cyan("▸"), event.flow, "goes on where it stood") : undefined;
    case "run.done":
      return line(green("✓"), event.flow, "done", event.milliseconds);
    case "run.dead":
      return line(red("✗"), event.flow, `dead letter${event.step === undefined ? "" : ` at ${event.step}`}: ${event.failure}`);
    case "run.parked":
      return line(yellow("‖"), event.flow, "parked until the next start");
    case "step.failed":
      return line(red("✗"), `${event.flow} ${event.step}`, `${event.failure}: ${event.outcome}`, event.milliseconds);
    case "alert.sent":
      return line(yellow("!"), event.flow, `alert to ${event.channel}`);
    case "step.started":
    case "step.done":
      return undefined;
  }
}

/** `12 ms`, `1.2 s`. */
export function durationOf(milliseconds: number): string {
  return milliseconds < 1_000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1_000).toFixed(1)} s`;
}

function timeOfDay(at: number): string {
  return new Date(at).toISOString().slice(11, 23);
}
