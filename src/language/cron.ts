/** A schedule of five fields as `cron` writes it, in the numbers that each admits. */
export interface CronSchedule {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly daysOfMonth: readonly number[];
  readonly months: readonly number[];
  readonly daysOfWeek: readonly number[];
}

interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly names?: readonly string[];
}

const fields: readonly Field[] = [
  { name: "minute", least: 0, most: 59 },
  { name: "hour", least: 0, most: 23 },
  { name: "day of the month", least: 1, most: 31 },
  { name: "month", least: 1, most: 12, names: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"] },
  // 7 is Sunday, too.
  { name: "day of the week", least: 0, most: 7, names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] },
];

/** Reads `minute hour day month weekday` (POSIX crontab, with steps and names); says what is wrong with it otherwise. */
export function readCron(text: string): CronSchedule | { readonly wrong: string } {
  const parts = text.trim().split(/\s+/u);
  if (parts.length !== fields.length)
    return { wrong: `it has ${parts.length} fields, and a schedule has five: minute, hour, day, month, day of the week` };
  const values: number[][] = [];
  for (const [index, field] of fields.entries()) {
    const read = readField(parts[index] ?? "", field);
    if ("wrong" in read) return read;
    values.push([...read.values]);
  }
  const [minutes = [], hours = [], daysOfMonth = [], months = [], weekdays = []] = values;
  const daysOfWeek = [...new Set(weekdays.map((day) => day % 7))].sort((left, right) => left - right);
  const longest = Math.max(...months.map((month) => [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 31));
  if (Math.min(...daysOfMonth) > longest && daysOfWeek.length === 7) return { wrong: "no such day is in these months: it never runs" };
  return { minutes, hours, daysOfMonth, months, daysOfWeek };
}

function readField(text: string, field: Field): { readonly values: ReadonlySet<number> } | { readonly wrong: string } {
  const values = new Set<number>();
  for (const part of text.split(",")) {
    const match = /^(\*|[0-9a-z]+)(?:-([0-9a-z]+))?(?:\/(\d{1,3}))?$/iu.exec(part);
    if (match === null) return { wrong: `\`${part}\` is no ${field.name}` };
    const [, from = "", to, step] = match;
    const least = from === "*" ? field.least : numberOf(from, field);
    const most = from === "*" ? field.most : to !== undefined ? numberOf(to, field) : step !== undefined ? field.most : least;
    const by = step === undefined ? 1 : Number(step);
    if (least === undefined || most === undefined || (from === "*" && to !== undefined))
      return { wrong: `\`${part}\` is no ${field.name}: those go from ${field.least} to ${field.most}` };
    if (least > most || by < 1) return { wrong: `\`${part}\` holds no ${field.name}` };
    for (let value = least; value <= most; value += by) values.add(value);
  }
  return { values };
}

function numberOf(text: string, { least, most, names = [] }: Field): number | undefined {
  const index = names.indexOf(text.toLowerCase());
  if (index >= 0) return index + least;
  if (!/^\d{1,2}$/u.test(text)) return undefined;
  const value = Number(text);
  return value >= least && value <= most ? value : undefined;
}

/** How often a schedule begins on a day on which it does. */
export function runsPerDay({ minutes, hours }: CronSchedule): number {
  return minutes.length * hours.length;
}
