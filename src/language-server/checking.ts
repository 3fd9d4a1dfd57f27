import type { CancellationToken, ClientCapabilities, Connection } from "vscode-languageserver";
import type { BufferHost } from "../workspace/buffer-host.ts";
import { createBackground } from "./background.ts";
import type { Documents } from "./documents.ts";
import { cancelled, describeError } from "./guard.ts";
import { announce, filesToIndex } from "./indexing.ts";
import type { Programs } from "./programs.ts";
import type { Publisher } from "./publisher.ts";
import { refresh } from "./refresh.ts";
import type { Watcher } from "./watcher.ts";

/** Checks what is open when nobody waits for an answer, and tells the editor. */
export interface Checking {
  /** A message was handled: those behind it go first. */
  handled(): void;
  /** Something may have changed, and an editor that asks sees it; what was told of it is told anew. */
  lookAgain(): void;
  /**
   * Something changed.
   *
   * @param file the document, where its author is probably still typing
   */
  changed(file?: string): void;
  /** Files changed that the editor did not change itself. */
  changedOnDisk(): void;
  /** Waits until everything that is open was checked in its latest state. Refused where the request is cancelled before. */
  settled(token: CancellationToken): Promise<void>;
}

/** What checking takes. */
export interface CheckingParts {
  readonly connection: Connection;
  readonly host: BufferHost;
  readonly programs: Programs;
  readonly documents: Documents;
  readonly publisher: Publisher;
  readonly watcher: Watcher;
  readonly log: (line: string) => void;
  readonly client: () => ClientCapabilities;
}

/** A check that is shorter than this, in milliseconds, follows each change at once; a longer one waits for what it is longer. */
const quick = 80;

/** The longest wait, in milliseconds. */
const longestDelay = 500;

/** Checks over the programs of an editor. */
export function createChecking({ connection, host, programs, documents, publisher, watcher, log, client }: CheckingParts): Checking {
  const { index } = programs;
  /** Whether something changed that was not checked since. */
  let isPending = false;
  /** Whether the editor does not know that its answers are old. */
  let isStale = false;
  let waiting: (() => void)[] = [];
  /** Programs whose check went wrong in this state. */
  const failed = new Set<string>();
  /** Programs of which it is known whether their first check takes a while. */
  const seen = new Set<string>();

  /** Goes on with a check, or does all that is left of it, and tells the editor at its end. */
  const checkAndPublish = (entry: string, isWhole: boolean): void => {
    try {
      if (!isWhole && !programs.checkOn(entry)) return;
      const { files } = programs.check(entry);
      for (const file of files)
        if (programs.entriesOf(file).every((each) => programs.editionOf(each) !== undefined)) publisher.publish(file);
    } catch (error) {
      failed.add(entry);
      log(`a check failed: ${describeError(error)}`);
    }
  };
  /** What the first check of a program waits for; asked for once. */
  const slowFilesOf = (entry: string): readonly string[] => {
    const source = seen.has(entry) ? undefined : programs.read(entry);
    seen.add(entry);
    return source === undefined ? [] : filesToIndex(host, entry, source);
  };
  const openEntries = (): readonly string[] => {
    // A file that is not a program may belong to one that was not found yet.
    const files = documents.paths().filter((file) => index.isComplete() || !index.isLibrary(file));
    return [...new Set(files.flatMap((file) => programs.entriesOf(file)))].filter((entry) => !failed.has(entry));
  };
  const step = (): boolean => {
    const entries = openEntries();
    const next = entries.find((entry) => programs.editionOf(entry) === undefined);
    if (next !== undefined) {
      const slow = slowFilesOf(next);
      if (slow.length === 0) {
        checkAndPublish(next, false);
        return true;
      }
      announce(connection, client(), `Indexing ${slow.map((file) => host.display(file)).join(", ")}`, (done) => {
        checkAndPublish(next, true);
        done();
        background.wake(0);
      });
      return false;
    }
    if (!index.isComplete()) {
      index.scan();
      return true;
    }
    tell(entries);
    return false;
  };
  const tell = (entries: readonly string[]): void => {
    const checked = entries.map((entry) => programs.check(entry));
    const files = new Set(checked.flatMap((each) => each.files));
    for (const file of files) publisher.publish(file);
    publisher.keep(files);
    watcher.watch(new Set(checked.flatMap(({ inputs }) => [...inputs.keys()].filter((input) => !files.has(input)))));
    if (isStale) refresh(connection, client());
    settle();
  };
  const settle = (): void => {
    isPending = false;
    isStale = false;
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };
  const background = createBackground(() => {
    try {
      return step();
    } catch (error) {
      // Who waits gets an answer, if only that it went wrong; the next change begins anew.
      log(`checking failed: ${describeError(error)}`);
      settle();
      return false;
    }
  });
  const changed = (file?: string): void => {
    isPending = true;
    failed.clear();
    programs.changed();
    const delay = file === undefined ? 0 : Math.max(0, programs.durationAround(file) - quick);
    background.wake(Math.min(delay, longestDelay));
  };

  return {
    handled: background.handled,
    lookAgain() {
      programs.changed();
      background.wake(0);
    },
    changed,
    changedOnDisk() {
      isStale = true;
      changed();
    },
    settled(token) {
      if (!isPending) return Promise.resolve();
      return new Promise((done, refuse) => {
        waiting.push(done);
        token.onCancellationRequested(() => refuse(cancelled()));
      });
    },
  };
}
