import type { SemanticModel } from "../../checker/model.ts";
import type { SourceFile } from "../../syntax/nodes.ts";
import type { View } from "../view.ts";
import type { Cursor } from "./cursor.ts";

/** What a provider is asked with. */
export interface Request {
  readonly view: View;
  readonly model: SemanticModel;
  readonly cursor: Cursor;
  readonly root: SourceFile;
}
