import { setTimeout as sleep } from "node:timers/promises";
import { type Client, startClient } from "./client.ts";
import type { Writing } from "./typing.ts";

/** What is measured of one server; times in milliseconds, memory in megabytes. */
export interface Session {
  /** By what was waited for. */
  readonly times: ReadonlyMap<string, readonly number[]>;
  readonly starts: readonly number[];
  /** The processor's time for a keystroke with all that it leads to, on average. */
  readonly processorTime: number;
  readonly memory: { readonly now: number; readonly most: number };
}

export interface Subject {
  readonly command: readonly string[];
  readonly path: string;
  readonly folder: string;
  readonly languageId: string;
  readonly writings: readonly Writing[];
  /** A word that is hovered over, and whose definition is asked for, wherever it stands. */
  readonly words: RegExp;
  readonly environment: Readonly<Record<string, string>>;
}

/** How long a person thinks between two keys; a fast typist needs five times as much. */
const pause = 20;

/** Starts a server several times, and in the last one types so many keys, with requests in between. */
export async function run(subject: Subject, keystrokes: number, starts: number): Promise<Session> {
  const startTimes: number[] = [];
  let client = await startClient(subject.command, subject, subject.environment);
  startTimes.push(client.start);
  for (let index = 1; index < starts; index++) {
    await client.end();
    client = await startClient(subject.command, subject, subject.environment);
    startTimes.push(client.start);
  }
  const times = new Map<string, number[]>();
  const note = (what: string, time: number): void => {
    times.set(what, [...(times.get(what) ?? []), time]);
  };
  // What the compiler of the machine needs to see once is a matter of the first seconds, and not of the rest of the day.
  await type(client, subject, Math.min(100, keystrokes / 4), () => undefined);
  const before = client.processorTime();
  const typed = await type(client, subject, keystrokes, note);
  const processorTime = (client.processorTime() - before) / typed;
  await look(client, subject, Math.min(300, keystrokes / 2), note);
  const memory = client.memory();
  await client.end();
  return { times, starts: startTimes, processorTime, memory };
}

/** Writes and deletes, key by key; gives how many keys that were. */
async function type(
  client: Client,
  { writings }: Subject,
  keystrokes: number,
  note: (what: string, time: number) => void,
): Promise<number> {
  let count = 0;
  for (let round = 0; count < keystrokes; round++) {
    const writing = writings[round % writings.length];
    if (writing === undefined) break;
    const text = client.text();
    const from = text.indexOf(writing.behind, Math.floor((text.length * (round % 5)) / 6));
    if (from === -1) throw new Error(`nowhere to write ${writing.what}`);
    const place = from + writing.behind.length;
    let typed = 0;
    for (const key of writing.typed) {
      const diagnosed = client.edit(place + typed, place + typed, key);
      typed += key.length;
      count++;
      // Every other time a person looks at what is offered; then all of it is waited for.
      if (round % 2 === 1 && writing.completeAt.test(writing.typed.slice(0, typed))) {
        note(
          "completion, right after a keystroke",
          await client.ask("textDocument/completion", place + typed, { context: { triggerKind: 1 } }),
        );
        note("keystroke to diagnostics, with a completion in between", await diagnosed);
      } else note("keystroke to diagnostics", await diagnosed);
      await sleep(pause);
    }
    // A few keys are taken back one by one, and the rest as one selection.
    for (let back = 0; back < 5; back++, typed--, count++) {
      note("keystroke to diagnostics", await client.edit(place + typed - 1, place + typed, ""));
      await sleep(pause);
    }
    note("keystroke to diagnostics", await client.edit(place, place + typed, ""));
    count++;
    await sleep(pause);
  }
  return count;
}

/** Asks where nothing is being typed, and after single keystrokes. */
async function look(client: Client, { words }: Subject, count: number, note: (what: string, time: number) => void): Promise<void> {
  const text = client.text();
  const found = [...text.matchAll(words)];
  for (let index = 0; index < count; index++) {
    const place = (found[(index * 7919) % found.length]?.index ?? 0) + 1;
    note("hover", await client.ask("textDocument/hover", place));
    note("definition", await client.ask("textDocument/definition", place));
    if (index % 5 !== 0) continue;
    const space = text.lastIndexOf("\n", place);
    const typed = client.edit(space, space, " ");
    note("hover, right after a keystroke", await client.ask("textDocument/hover", place + 1));
    await typed;
    const undone = client.edit(space, space + 1, "");
    note("definition, right after a keystroke", await client.ask("textDocument/definition", place));
    await undone;
  }
}
