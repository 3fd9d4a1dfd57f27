import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type View, viewOf } from "../../src/ide/view.ts";
import { createMemoryHost } from "../../src/workspace/memory-host.ts";
import { createWorkspace } from "../../src/workspace/workspace.ts";

const folder = join(import.meta.dirname, "../../docs/errors");

/** The path of the program of {@link viewOfText}. */
export const entry = "/example.integ";

/** What lies beside it: the systems `shop` and `crm` of the error pages, with their descriptions. */
export const besideText: Readonly<Record<string, string>> = Object.fromEntries(
  ["systems.integ", ...readdirSync(join(folder, "specs")).map((name) => `specs/${name}`)].map((path) => [
    `/${path}`,
    readFileSync(join(folder, path), "utf8"),
  ]),
);

/** The view of a program in memory, beside the systems of the error pages; more files lie beside it by their paths. */
export function viewOfText(text: string, files: Readonly<Record<string, string>> = {}, file: string = entry): View {
  const host = createMemoryHost({ ...besideText, [entry]: text, ...files });
  const view = viewOf(host, createWorkspace(host).check(entry), file);
  if (view === undefined) throw new Error(`${file} cannot be read`);
  return view;
}
