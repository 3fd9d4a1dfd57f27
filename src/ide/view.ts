import type { SemanticModel } from "../checker/model.ts";
import type { ParseResult } from "../parser/parse.ts";
import type { Host } from "../source/host.ts";
import { type NodePath, nodesAt } from "../syntax/node-at.ts";
import type { CheckedProgram } from "../workspace/workspace.ts";

/**
 * One file of a checked program: what every question of an editor is answered from. Everything in it belongs to one state
 * of the files; it is never changed, and a later state is another view.
 */
export interface View {
  readonly host: Host;
  /** The file's path, as the host knows it. */
  readonly file: string;
  readonly text: string;
  readonly parsed: ParseResult;
  readonly checked: CheckedProgram;
  /** What the nodes mean; undefined where the program could not be read. */
  readonly model: SemanticModel | undefined;
}

/** The view of a file of a program; undefined where the program has no such file, or it could not be read. */
export function viewOf(host: Host, checked: CheckedProgram, file: string): View | undefined {
  const source = checked.sources.get(file);
  return source === undefined ? undefined : { host, file, text: source.text, parsed: source.parsed, checked, model: checked.model };
}

/** The nodes around an offset of a view; see {@link nodesAt}. */
export function placeIn(view: View, offset: number, side?: "left" | "right"): NodePath {
  return nodesAt(view.parsed.file, offset, side);
}
