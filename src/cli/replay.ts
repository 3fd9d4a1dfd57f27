import { existsSync } from "node:fs";
import type { ConnectorOptions, DeadLetter, RunEvent } from "@integ/runtime";
import { printable } from "../diagnostics/render/text-width.ts";
import { suggest } from "../diagnostics/suggest.ts";
import type { Program } from "../program/program.ts";
import { madeUpEnvironment } from "./dev.ts";
import { type ExitCode, type Output, UsageError } from "./output.ts";
import { type LoadedProgram, loadConnector } from "./serve.ts";

/** Which dead letters are replayed, and how. */
export interface ReplayOptions {
  /** The file that keeps the progress of runs. */
  readonly storage: string | undefined;
  /** Only those of this flow. */
  readonly flow: string | undefined;
  /** Only shows them: nothing is run. */
  readonly list: boolean;
  readonly json: boolean;
}

/** What became of a dead letter; one that is only shown is still `dead`. */
interface Replayed {
  readonly letter: DeadLetter;
  readonly outcome: "done" | "dead" | "parked";
}

/**
 * `integ replay FILE`: runs dead letters again, behind whatever else the storage holds to be run, and waits for all of it. Steps
 * that were done stay done. 1 where one is not done.
 */
export async function replayCommand(file: string, options: ReplayOptions, output: Output): Promise<ExitCode> {
  const outcomes = new Map<string, Replayed["outcome"]>();
  const observe = (event: RunEvent): void => {
    if (event.type === "run.done") outcomes.set(event.runId, "done");
    else if (event.type === "run.dead") outcomes.set(event.runId, "dead");
    else if (event.type === "run.parked") outcomes.set(event.runId, "parked");
  };
  const loaded = await loadConnector(file, async (program) => ({ program, options: connectorOptions(program, options, observe) }), output);
  if ("code" in loaded) return loaded.code;
  try {
    const letters = await chosenLetters(loaded, options.flow);
    if (options.list) {
      show(
        letters.map((letter) => ({ letter, outcome: "dead" })),
        options,
        output,
      );
      return 0;
    }
    const replayed = letters.length === 0 ? [] : await replay(loaded, letters, outcomes);
    show(replayed, options, output);
    return replayed.every(({ outcome }) => outcome === "done") ? 0 : 1;
  } catch (error) {
    // Its message names the file and says what to do.
    if (error instanceof Error && error.name === "StorageError") throw new UsageError(`${error.message}.`);
    throw error;
  } finally {
    await loaded.connector.stop();
    loaded.dispose();
  }
}

function connectorOptions(program: Program, { storage, list }: ReplayOptions, observe: (event: RunEvent) => void): ConnectorOptions {
  const path = storage ?? `.integ/${program.integration.name}.sqlite`;
  // The engine would make an empty one.
  if (!existsSync(path)) {
    throw new UsageError(`\`${path}\` is not there: say with \`--storage\` in which file \`integ run\` kept its runs.`);
  }
  return {
    storage: path,
    observe,
    // To look at them nothing has to be configured, for nothing is sent.
    ...(list ? { environment: madeUpEnvironment(program) } : {}),
    // What becomes of them is shown at the end.
    logger: { debug() {}, info() {}, warn() {}, error() {} },
  };
}

/** @throws {UsageError} where there is no such flow, with the nearest name. */
async function chosenLetters({ program, connector }: LoadedProgram, flow: string | undefined): Promise<readonly DeadLetter[]> {
  const letters = await connector.deadLetters.list();
  if (flow === undefined) return letters;
  // A flow that the program no longer has may have left dead letters behind.
  const flows = new Set([...program.flows.map(({ name }) => name), ...letters.map((letter) => letter.flow)]);
  if (flows.has(flow)) return letters.filter((letter) => letter.flow === flow);
  const near = suggest(flow, flows);
  throw new UsageError(`There is no flow \`${flow}\`.${near === undefined ? "" : ` Did you mean \`${near}\`?`}`);
}

async function replay(
  { connector }: LoadedProgram,
  letters: readonly DeadLetter[],
  outcomes: ReadonlyMap<string, Replayed["outcome"]>,
): Promise<readonly Replayed[]> {
  await connector.start();
  for (const { id } of letters) await connector.deadLetters.replay(id);
  await connector.idle();
  const still = new Map((await connector.deadLetters.list()).map((letter) => [letter.id, letter]));
  return letters.map((letter) => ({ letter: still.get(letter.id) ?? letter, outcome: outcomes.get(letter.id) ?? "parked" }));
}

function show(replayed: readonly Replayed[], { json, list: isList }: ReplayOptions, output: Output): void {
  const count = (outcome: Replayed["outcome"]): number => replayed.filter((each) => each.outcome === outcome).length;
  if (json) {
    const letters = replayed.map(({ letter, outcome }) => ({ ...letter, outcome }));
    output.print(JSON.stringify({ letters, done: count("done"), dead: count("dead"), parked: count("parked") }, undefined, 2));
    return;
  }
  for (const each of replayed) output.print(lineOf(each, output));
  if (replayed.length === 0) output.print("There are no dead letters.");
  else if (isList) output.print(`${replayed.length} dead ${replayed.length === 1 ? "letter" : "letters"}`);
  else {
    const parked = count("parked");
    output.print(`${count("done")} done, ${count("dead")} dead again${parked === 0 ? "" : `, ${parked} left for the next start`}`);
  }
}

function lineOf({ letter, outcome }: Replayed, { colours }: Output): string {
  const { flow, event, key, failure, step, reason } = letter;
  const what = printable(`${flow}  ${key ?? event}`);
  switch (outcome) {
    case "done":
      return `${colours.green("✓")} ${what}`;
    case "parked":
      return `${colours.yellow("‖")} ${what}`;
    case "dead":
      return `${colours.red("✗")} ${what}\n    ${printable(`${step === undefined ? "" : `${step}: `}${failure}: ${reason}`)}`;
  }
}
