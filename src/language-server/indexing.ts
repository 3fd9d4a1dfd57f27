import type { ClientCapabilities, Connection } from "vscode-languageserver";
import { isIndexed } from "../contract/is-indexed.ts";
import type { Host } from "../source/host.ts";
import type { ReadFile } from "../workspace/read-program.ts";

/**
 * The files that a program names and that would have to be indexed before it can be checked, which takes a while for a large
 * description. A text that names a file is enough here: what is wrong only shows as progress of something that is quick.
 */
export function filesToIndex(host: Host, file: string, { text, parsed }: ReadFile): readonly string[] {
  const names = parsed.tokens.flatMap(({ kind, start, end }) =>
    kind === "String" ? [text.slice(start + 1, end - 1).replace(/#.*$/u, "")] : [],
  );
  const files = names.filter((name) => /\.(?:json|ya?ml)$/iu.test(name)).map((name) => host.resolve(file, name));
  return [...new Set(files)].filter((each) => !isIndexed(host, each));
}

/**
 * Says to the editor that something takes a while, where it can show that. Calls back when it was said, with what says that
 * it is done: what follows keeps the server from writing. An editor that does not answer is not waited for.
 */
export function announce(connection: Connection, client: ClientCapabilities, title: string, then: (done: () => void) => void): void {
  if (client.window?.workDoneProgress !== true) {
    then(() => undefined);
    return;
  }
  let isWaiting = true;
  const go = (done: () => void): void => {
    if (!isWaiting) {
      done();
      return;
    }
    isWaiting = false;
    clearTimeout(timer);
    // The message is written in a later turn of the event loop.
    setTimeout(() => then(done), 0);
  };
  const timer = setTimeout(() => go(() => undefined), 500);
  connection.window.createWorkDoneProgress().then(
    (progress) => {
      progress.begin(title);
      go(() => progress.done());
    },
    () => go(() => undefined),
  );
}
