import type { Json, Origin, Type } from "../types/type.ts";

/**
 * The contract model: what a system offers, whatever format its description is written in. Loaders make it; the checker,
 * the mock servers and `inspect` read it. Everything but the index is made on demand and remembered.
 */
export interface Contract {
  /** The description's path. */
  readonly file: string;
  readonly format: ContractFormat;
  readonly title: string;
  readonly version: string;
  /** What the description says of the whole system. */
  readonly description?: string | undefined;
  readonly servers: readonly Server[];
  /** All operations, in the order of the description. Cheap: bodies and responses are not read. */
  readonly operations: readonly OperationSummary[];
  /** The names of all types that a program can name (`components/schemas`, `definitions`, `$defs`). */
  readonly typeNames: readonly string[];
  /** Security schemes by name. */
  readonly securitySchemes: ReadonlyMap<string, SecurityScheme>;
  /** Events that the system sends (OpenAPI 3.1 `webhooks`, callbacks). */
  readonly events: readonly EventSummary[];
  /** The whole operation behind a summary. */
  operation(summary: OperationSummary): Operation;
  /** The operation with an operationId; where several share it, the first (which is a problem). */
  operationById(operationId: string): OperationSummary | undefined;
  /** The operation at a method and a path template as the description spells it. */
  operationAt(method: string, path: string): OperationSummary | undefined;
  /** A named type as a reference. */
  type(name: string): Type | undefined;
  /** A type at a JSON pointer of the description (`#/$defs/X`). */
  typeAt(pointer: string): Type | undefined;
  event(summary: EventSummary): Event;
  /** What is wrong with the description, as far as it was read; `all` reads the whole of it. */
  problems(all?: boolean): readonly ContractProblem[];
  /** Where a pointer stands, zero-based; found on demand. */
  locate(origin: Origin): SourcePosition | undefined;
}

export type ContractFormat = "openapi-3.0" | "openapi-3.1" | "openapi-3.2" | "swagger-2.0" | "json-schema";

/** A zero-based position in a description, with the text of its line (shortened where it is very long). */
export interface SourcePosition {
  readonly file: string;
  readonly line: number;
  readonly character: number;
  /** Characters of the key or value that is meant. */
  readonly length: number;
  readonly lineText: string;
}

export interface Server {
  readonly url: string;
  readonly description?: string | undefined;
  readonly variables: ReadonlyMap<string, { readonly default: string; readonly enum?: readonly string[] | undefined }>;
}

export type HttpMethod = "GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH" | "TRACE" | "QUERY";

export interface OperationSummary {
  readonly operationId?: string | undefined;
  readonly method: HttpMethod;
  /** The path template as the description spells it, `{name}` for parameters. */
  readonly path: string;
  readonly origin: Origin;
}

export interface Operation extends OperationSummary {
  readonly summary?: string | undefined;
  readonly description?: string | undefined;
  readonly deprecated: boolean;
  readonly tags: readonly string[];
  /** The path's parameters and the operation's, merged by name and place; Swagger's body and form parameters are in `body`. */
  readonly parameters: readonly Parameter[];
  readonly body?: RequestBody | undefined;
  readonly responses: readonly Response[];
  /** Alternatives, each a conjunction; empty: nothing is required; undefined: the description says nothing. */
  readonly security?: readonly SecurityRequirement[] | undefined;
  /** The operation's own servers, else the path's, else the description's. */
  readonly servers: readonly Server[];
}

export type ParameterStyle = "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject" | "tabDelimited";

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie" | "querystring";
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description?: string | undefined;
  readonly type: Type;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** Set where the parameter is described by `content` instead of `schema`. */
  readonly mediaType?: string | undefined;
  readonly origin: Origin;
}

export interface RequestBody {
  readonly required: boolean;
  readonly description?: string | undefined;
  readonly contents: readonly MediaTypeContent[];
  readonly origin: Origin;
}

export interface MediaTypeContent {
  /** As written, parameters included (`application/json; charset=utf-8`). */
  readonly mediaType: string;
  readonly type: Type;
  /** How properties of a form or multipart body are written. */
  readonly encoding: ReadonlyMap<string, PropertyEncoding>;
  readonly example?: Json | undefined;
  readonly origin: Origin;
}

export interface PropertyEncoding {
  readonly contentType?: string | undefined;
  readonly style?: ParameterStyle | undefined;
  readonly explode?: boolean | undefined;
  readonly allowReserved?: boolean | undefined;
}

export interface Response {
  /** `200`, `4XX` (upper case) or `default`. */
  readonly status: string;
  readonly description?: string | undefined;
  readonly contents: readonly MediaTypeContent[];
  readonly headers: ReadonlyMap<string, { readonly required: boolean; readonly type: Type; readonly description?: string | undefined }>;
  readonly origin: Origin;
}

/** Scheme names with the scopes that they need; all of them together. */
export type SecurityRequirement = ReadonlyMap<string, readonly string[]>;

export type SecurityScheme = { readonly description?: string | undefined; readonly origin: Origin } & (
  | { readonly kind: "http"; readonly scheme: string; readonly bearerFormat?: string | undefined }
  | { readonly kind: "apiKey"; readonly in: "header" | "query" | "cookie"; readonly name: string }
  | { readonly kind: "oauth2"; readonly flows: readonly OAuthFlow[] }
  | { readonly kind: "openIdConnect"; readonly url: string }
  | { readonly kind: "mutualTLS" }
  | { readonly kind: "other"; readonly type: string }
);

export interface OAuthFlow {
  readonly grant: "implicit" | "password" | "clientCredentials" | "authorizationCode" | "deviceAuthorization";
  readonly authorizationUrl?: string | undefined;
  readonly tokenUrl?: string | undefined;
  readonly refreshUrl?: string | undefined;
  readonly scopes: ReadonlyMap<string, string>;
}

export interface EventSummary {
  readonly name: string;
  readonly method: HttpMethod;
  readonly origin: Origin;
}

export interface Event extends EventSummary {
  readonly summary?: string | undefined;
  readonly description?: string | undefined;
  readonly payload?: MediaTypeContent | undefined;
}

/** Something that a description gets wrong: a warning at its line, an error only where a program uses it. */
export interface ContractProblem {
  readonly kind:
    | "dangling-reference"
    | "unreadable-reference"
    | "remote-reference"
    | "duplicate-operation-id"
    | "invalid-schema"
    | "invalid-structure"
    | "invalid-pattern"
    | "unsupported-keyword"
    | "reference-cycle"
    | "overlay";
  readonly message: string;
  readonly origin: Origin;
}
