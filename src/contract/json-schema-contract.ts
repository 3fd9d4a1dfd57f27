import type { Origin, Type } from "../types/type.ts";
import type { Contract, ContractProblem, Event, Operation, SourcePosition } from "./contract.ts";
import type { SourceDocument } from "./document/document.ts";
import { appendPointer } from "./document/pointer.ts";
import type { Dialect } from "./json-schema/dialect.ts";
import { SchemaReader } from "./json-schema/reader.ts";
import { stringAt } from "./openapi/values.ts";
import type { References } from "./references.ts";

/** A contract of types alone: a JSON Schema document. */
export class JsonSchemaContract implements Contract {
  readonly file: string;
  readonly format = "json-schema";
  readonly servers = [];
  readonly operations = [];
  readonly events = [];
  readonly securitySchemes = new Map<string, never>();
  readonly #root: SourceDocument;
  readonly #dialect: Dialect;
  readonly #references: References;
  readonly #schemas: SchemaReader;
  readonly #documents: (file: string) => SourceDocument | undefined;

  constructor(root: SourceDocument, dialect: Dialect, references: References, documents: (file: string) => SourceDocument | undefined) {
    this.file = root.file;
    this.#root = root;
    this.#dialect = dialect;
    this.#references = references;
    this.#documents = documents;
    this.#schemas = new SchemaReader(references, dialect);
  }

  get title(): string {
    return stringAt(this.#root.value(""), "title") ?? "";
  }

  get version(): string {
    return "";
  }

  get typeNames(): readonly string[] {
    return [...new Set(this.#dialect.definitions.flatMap((container) => this.#root.keys(container)))];
  }

  operation(): Operation {
    throw new RangeError("a JSON Schema has no operations");
  }

  event(): Event {
    throw new RangeError("a JSON Schema has no events");
  }

  operationById(): undefined {
    return undefined;
  }

  operationAt(): undefined {
    return undefined;
  }

  type(name: string): Type | undefined {
    const container = this.#dialect.definitions.find((each) => this.#root.keys(each).includes(name));
    return container === undefined ? undefined : this.typeAt(appendPointer(container, name));
  }

  typeAt(pointer: string): Type | undefined {
    return this.#root.value(pointer) === undefined ? undefined : this.#schemas.reference({ document: this.#root, pointer });
  }

  problems(all = false): readonly ContractProblem[] {
    if (all) for (const name of this.typeNames) this.type(name)?.kind === "ref" && this.typeAt("");
    return this.#references.problems;
  }

  locate(origin: Origin): SourcePosition | undefined {
    return this.#documents(origin.file)?.locate(origin.pointer);
  }
}
