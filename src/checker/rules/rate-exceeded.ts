import { rateExceeded } from "../../diagnostics/codes/limits.ts";
import type { Related } from "../../diagnostics/diagnostic.ts";
import type { CheckedStep } from "../declarations/checked-step.ts";
import type { CheckedSystem } from "../declarations/system.ts";
import type { Schedule } from "../declarations/trigger.ts";
import type { FileContext } from "../session.ts";
import type { DescribedSystem } from "../symbols/described-system.ts";

/** What begins by itself, as far as its calls are concerned. */
export interface ScheduledOwner {
  readonly context: FileContext;
  readonly schedule: Schedule | undefined;
  readonly steps: readonly CheckedStep[];
  /** The first call is all that is certain: the others are made for each record, and there may be none. */
  readonly isSync: boolean;
}

const millisecondsPerDay = 86_400_000;

/**
 * Warns of schedules that call a system more often than its rate allows: what waits for its turn would grow without end.
 * Only calls that every run makes are counted, and no retries.
 */
export function checkRate(system: CheckedSystem, owners: readonly ScheduledOwner[]): void {
  const { rate, symbol, context } = system;
  if (rate === undefined) return;
  const allowed = (rate.limit / rate.perMilliseconds) * millisecondsPerDay;
  const shares = owners.flatMap(({ schedule, steps, isSync, ...owner }) => {
    const calls = leastCalls(isSync ? steps.slice(0, 1) : steps, symbol);
    return schedule === undefined || calls === 0 ? [] : [{ ...owner, schedule, calls, perDay: calls * schedule.runsPerDay }];
  });
  const needed = shares.reduce((sum, share) => sum + share.perDay, 0);
  const [largest] = shares.toSorted((left, right) => right.perDay - left.perDay);
  if (largest === undefined || needed <= allowed) return;
  const terms = shares.map(({ calls, schedule }) => `${numberText(schedule.runsPerDay)} × ${calls}`);
  const setting = symbol.declaration.members.find(
    (member) => member.kind === "Setting" && member.name.kind === "Identifier" && member.name.name === "rate",
  );
  const related: Related[] = shares
    .filter((share) => share !== largest)
    .map(({ schedule }) => ({ message: "calls it, too", location: schedule.location }));
  if (setting !== undefined)
    related.unshift({ message: "what the system takes", location: { file: context.file, start: setting.start, end: setting.end } });
  const parameters = {
    system: symbol.name,
    needed: numberText(needed),
    allowed: numberText(allowed),
    arithmetic: `${terms.join(" + ")} = ${numberText(needed)} calls a day; ${numberText(rate.limit)} per ${numberText(rate.perMilliseconds / 1000)} s are ${numberText(allowed)}.`,
  };
  largest.context.report(rateExceeded(parameters, largest.schedule.location, { related }));
}

/** How many calls of a system a run makes at least. */
function leastCalls(steps: readonly CheckedStep[], system: DescribedSystem): number {
  return steps.reduce((sum, step) => sum + leastOf(step, system), 0);
}

function leastOf(step: CheckedStep, system: DescribedSystem): number {
  switch (step.kind) {
    case "call":
      return step.call.system === system ? 1 : 0;
    case "if":
      return Math.min(leastCalls(step.then, system), leastCalls(step.else, system));
    case "for":
      return step.source.kind === "pages" ? leastOf(step.source.call, system) : 0;
    case "parallel":
      return leastCalls(step.branches, system);
    default:
      return 0;
  }
}

function numberText(value: number): string {
  return Number(value.toFixed(1)).toLocaleString("en");
}
