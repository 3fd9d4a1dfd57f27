import type { ContractFormat } from "../contract.ts";
import type { SourceDocument } from "../document/document.ts";
import type { SchemaReader } from "../json-schema/reader.ts";
import type { References } from "../references.ts";

/** What the parts of a reader share. */
export interface OpenApiContext {
  readonly root: SourceDocument;
  readonly format: ContractFormat;
  readonly references: References;
  readonly schemas: SchemaReader;
}
