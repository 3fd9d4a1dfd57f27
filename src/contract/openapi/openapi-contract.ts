import type { Origin, Type } from "../../types/type.ts";
import type {
  Contract,
  ContractFormat,
  ContractProblem,
  Event,
  EventSummary,
  HttpMethod,
  Operation,
  OperationSummary,
  SecurityScheme,
  Server,
  SourcePosition,
} from "../contract.ts";
import type { SourceDocument } from "../document/document.ts";
import { appendPointer } from "../document/pointer.ts";
import type { Dialect } from "../json-schema/dialect.ts";
import { SchemaReader } from "../json-schema/reader.ts";
import { isObject, type Place, type References } from "../references.ts";
import type { OpenApiContext } from "./context.ts";
import { readContents, readOperation } from "./operation.ts";
import { readSecuritySchemes } from "./security.ts";
import { readServers } from "./servers.ts";
import { stringAt } from "./values.ts";

const methods = new Map<string, HttpMethod>([
  ["get", "GET"],
  ["put", "PUT"],
  ["post", "POST"],
  ["delete", "DELETE"],
  ["options", "OPTIONS"],
  ["head", "HEAD"],
  ["patch", "PATCH"],
  ["trace", "TRACE"],
  ["query", "QUERY"],
]);

/** A contract over an OpenAPI or Swagger document: the operations are listed at once, all else is read when it is asked for. */
export class OpenApiContract implements Contract {
  readonly file: string;
  readonly format: ContractFormat;
  readonly #context: OpenApiContext;
  readonly #dialect: Dialect;
  readonly #documents: (file: string) => SourceDocument | undefined;
  readonly #operations = new Map<OperationSummary, Operation>();
  #summaries: readonly OperationSummary[] | undefined;
  #byId: ReadonlyMap<string, OperationSummary> | undefined;
  #byPath: ReadonlyMap<string, OperationSummary> | undefined;
  #typeNames: readonly string[] | undefined;
  #securitySchemes: ReadonlyMap<string, SecurityScheme> | undefined;
  #events: readonly EventSummary[] | undefined;
  #readWhole = false;

  constructor(
    root: SourceDocument,
    format: ContractFormat,
    dialect: Dialect,
    references: References,
    documents: (file: string) => SourceDocument | undefined,
  ) {
    this.file = root.file;
    this.format = format;
    this.#dialect = dialect;
    this.#documents = documents;
    this.#context = { root, format, references, schemas: new SchemaReader(references, dialect) };
    for (const pointer of root.duplicateKeys) {
      references.report({
        kind: "invalid-structure",
        message: "the key stands twice in its object; the last one counts",
        origin: { file: root.file, pointer },
      });
    }
  }

  get description(): string | undefined {
    return stringAt(this.#context.root.value("/info"), "description");
  }

  get title(): string {
    return stringAt(this.#context.root.value("/info"), "title") ?? "";
  }

  get version(): string {
    const info = this.#context.root.value("/info");
    const version = isObject(info) ? info["version"] : undefined;
    return typeof version === "string" || typeof version === "number" ? String(version) : "";
  }

  get servers(): readonly Server[] {
    return readServers(this.#context, { document: this.#context.root, pointer: "" }) ?? [];
  }

  get operations(): readonly OperationSummary[] {
    this.#summaries ??= this.#listOperations();
    return this.#summaries;
  }

  #listOperations(): OperationSummary[] {
    const { root, references } = this.#context;
    const summaries: OperationSummary[] = [];
    const ids = new Map<string, OperationSummary>();
    for (const path of root.keys("/paths")) {
      if (!path.startsWith("/")) continue;
      const written = appendPointer("/paths", path);
      // A path item may stand elsewhere (`$ref`), in another file even.
      const keys = root.keys(written);
      const place = keys.includes("$ref")
        ? references.follow({ document: root, pointer: written })?.place
        : { document: root, pointer: written };
      if (place === undefined) continue;
      for (const key of place.document === root && place.pointer === written ? keys : place.document.keys(place.pointer)) {
        const method = methods.get(key);
        if (method === undefined) continue;
        const pointer = appendPointer(place.pointer, key);
        const id = place.document.value(`${pointer}/operationId`);
        const summary: OperationSummary = {
          operationId: typeof id === "string" && id !== "" ? id : undefined,
          method,
          path,
          origin: { file: place.document.file, pointer },
        };
        summaries.push(summary);
        if (summary.operationId === undefined) continue;
        const first = ids.get(summary.operationId);
        if (first === undefined) ids.set(summary.operationId, summary);
        else {
          const message = `the operationId \`${summary.operationId}\` is also that of ${first.method} ${first.path}`;
          references.report({
            kind: "duplicate-operation-id",
            message,
            origin: { file: place.document.file, pointer: `${pointer}/operationId` },
          });
        }
      }
    }
    this.#byId = ids;
    return summaries;
  }

  operationById(operationId: string): OperationSummary | undefined {
    if (this.#byId === undefined) this.#summaries = this.#listOperations();
    return this.#byId?.get(operationId);
  }

  operationAt(method: string, path: string): OperationSummary | undefined {
    this.#byPath ??= new Map(this.operations.map((summary) => [`${summary.method} ${summary.path}`, summary]));
    return this.#byPath.get(`${method.toUpperCase()} ${path}`);
  }

  operation(summary: OperationSummary): Operation {
    const known = this.#operations.get(summary);
    if (known !== undefined) return known;
    const operation = readOperation(this.#context, summary, this.#placeOf(summary.origin), this.servers);
    this.#operations.set(summary, operation);
    return operation;
  }

  #placeOf(origin: Origin): Place {
    return { document: this.#documents(origin.file) ?? this.#context.root, pointer: origin.pointer };
  }

  get typeNames(): readonly string[] {
    this.#typeNames ??= this.#dialect.definitions.flatMap((container) => this.#context.root.keys(container));
    return this.#typeNames;
  }

  type(name: string): Type | undefined {
    for (const container of this.#dialect.definitions) {
      if (!this.#context.root.keys(container).includes(name)) continue;
      return this.#context.schemas.reference({ document: this.#context.root, pointer: appendPointer(container, name) });
    }
    return undefined;
  }

  typeAt(pointer: string): Type | undefined {
    const place = { document: this.#context.root, pointer };
    return this.#context.root.value(pointer) === undefined ? undefined : this.#context.schemas.reference(place);
  }

  get securitySchemes(): ReadonlyMap<string, SecurityScheme> {
    this.#securitySchemes ??= readSecuritySchemes(this.#context);
    return this.#securitySchemes;
  }

  get events(): readonly EventSummary[] {
    this.#events ??= this.#listEvents();
    return this.#events;
  }

  #listEvents(): EventSummary[] {
    const { root } = this.#context;
    const events: EventSummary[] = [];
    for (const container of ["/webhooks", "/x-webhooks"]) {
      for (const name of root.keys(container)) {
        const pointer = appendPointer(container, name);
        for (const key of root.keys(pointer)) {
          const method = methods.get(key);
          if (method !== undefined) events.push({ name, method, origin: { file: root.file, pointer: appendPointer(pointer, key) } });
        }
      }
    }
    return events;
  }

  event(summary: EventSummary): Event {
    const place = this.#placeOf(summary.origin);
    const raw = place.document.value(place.pointer);
    const body = readContents(this.#context, { document: place.document, pointer: `${place.pointer}/requestBody` });
    return {
      ...summary,
      summary: stringAt(raw, "summary"),
      description: stringAt(raw, "description"),
      payload: body.find((content) => content.mediaType.includes("json")) ?? body[0],
    };
  }

  problems(all = false): readonly ContractProblem[] {
    if (all && !this.#readWhole) {
      this.#readWhole = true;
      for (const summary of this.operations) this.operation(summary);
      for (const event of this.events) this.event(event);
      const visited = new Set<Type>();
      const pending: Type[] = this.typeNames.flatMap((name) => this.type(name) ?? []);
      for (const operation of this.#operations.values()) {
        pending.push(
          ...operation.parameters.map((parameter) => parameter.type),
          ...(operation.body?.contents ?? []).map((content) => content.type),
        );
        for (const response of operation.responses) pending.push(...response.contents.map((content) => content.type));
      }
      readEverything(pending, visited);
    }
    return this.#context.references.problems;
  }

  locate(origin: Origin): SourcePosition | undefined {
    return this.#documents(origin.file)?.locate(origin.pointer);
  }
}

/** Builds every part of types, so that whatever is wrong with them is found. */
function readEverything(pending: Type[], visited: Set<Type>): void {
  for (let type = pending.pop(); type !== undefined; type = pending.pop()) {
    if (visited.has(type)) continue;
    visited.add(type);
    switch (type.kind) {
      case "ref":
        pending.push(type.resolve());
        break;
      case "array":
        pending.push(type.items, ...(type.prefixItems ?? []));
        break;
      case "object":
        pending.push(
          ...[...type.properties.values()].map((property) => property.type),
          type.additional,
          ...(type.patternProperties ?? []).map((each) => each.type),
        );
        break;
      case "union":
      case "intersection":
        pending.push(...type.members);
        break;
      case "not":
        pending.push(type.type);
        break;
      case "conditional":
        pending.push(type.if, type.then, type.else);
        break;
    }
  }
}
