import { describe, expect, test } from "vitest";
import { readCron, runsPerDay } from "./cron.ts";

describe("schedules", () => {
  test.each([
    ["0 2 * * *", 1],
    ["*/5 * * * *", 288],
    ["0,30 9-17 * * mon-fri", 18],
    ["10-20/5 0 1 jan 0", 3],
    ["0 0 29 feb *", 1],
  ])("%s runs %d times a day", (text, runs) => {
    const schedule = readCron(text);
    if ("wrong" in schedule) throw new Error(schedule.wrong);
    expect(runsPerDay(schedule)).toBe(runs);
  });

  test("7 is Sunday", () => expect(readCron("0 0 * * 7")).toMatchObject({ daysOfWeek: [0] }));

  test.each([
    ["0 2 * *", "it has 4 fields, and a schedule has five: minute, hour, day, month, day of the week"],
    ["60 2 * * *", "`60` is no minute: those go from 0 to 59"],
    ["0 2 * * fryday", "`fryday` is no day of the week: those go from 0 to 7"],
    ["5-1 * * * *", "`5-1` holds no minute"],
    ["*/0 * * * *", "`*/0` holds no minute"],
    ["0 0 31 feb *", "no such day is in these months: it never runs"],
    ["0 0 1;2 * *", "`1;2` is no day of the month"],
  ])("%s is wrong", (text, wrong) => expect(readCron(text)).toEqual({ wrong }));
});
