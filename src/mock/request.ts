import type { MediaTypeContent, Operation } from "../contract/contract.ts";
import type { Json } from "../types/type.ts";
import { coerce, decodeParameter, nest } from "./decode.ts";
import type { SchemaValidation } from "./schema.ts";

/** What a request got wrong: where (`body/Name`, `query limit`) and what. */
export interface RequestError {
  readonly where: string;
  readonly what: string;
}

/** A request after the description has been held against it. */
export interface CheckedRequest {
  readonly body: Json | undefined;
  readonly errors: readonly RequestError[];
}

/** Validates parameters and body of a request against the operation's description. */
export function checkRequest(
  operation: Operation,
  request: {
    readonly path: ReadonlyMap<string, string>;
    readonly query: URLSearchParams;
    readonly headers: Headers;
    readonly body: Uint8Array;
  },
  validation: SchemaValidation,
): CheckedRequest {
  const errors: RequestError[] = [];
  for (const parameter of operation.parameters) {
    if (parameter.in === "cookie" || parameter.in === "querystring") continue;
    const where = `${parameter.in} ${parameter.name}`;
    const value = decodeParameter(parameter, request);
    if (value === undefined) {
      if (parameter.required) errors.push({ where, what: "is missing" });
      continue;
    }
    for (const problem of validation.errors(parameter.type, value))
      errors.push({ where: `${where}${problem.path}`, what: problem.message });
  }
  const body = checkBody(operation, request.headers.get("content-type"), request.body, validation, errors);
  return { body, errors };
}

function checkBody(
  operation: Operation,
  contentType: string | null,
  bytes: Uint8Array,
  validation: SchemaValidation,
  errors: RequestError[],
): Json | undefined {
  const description = operation.body;
  if (description === undefined) {
    if (bytes.length > 0) errors.push({ where: "body", what: "is not allowed here" });
    return undefined;
  }
  if (bytes.length === 0) {
    if (description.required) errors.push({ where: "body", what: "is missing" });
    return undefined;
  }
  const content = description.contents.find((candidate) => mediaTypeFits(candidate.mediaType, contentType));
  if (content === undefined) {
    const allowed = description.contents.map((candidate) => candidate.mediaType).join(", ");
    errors.push({ where: "body", what: `has the content type ${contentType ?? "(none)"}, and not ${allowed}` });
    return undefined;
  }
  const value = readBody(content, contentType ?? "", bytes, errors);
  if (value !== undefined && !isBinary(content.mediaType)) {
    for (const problem of validation.errors(content.type, value)) errors.push({ where: `body${problem.path}`, what: problem.message });
  }
  return value;
}

function readBody(content: MediaTypeContent, contentType: string, bytes: Uint8Array, errors: RequestError[]): Json | undefined {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    if (isBinary(content.mediaType)) return undefined;
    errors.push({ where: "body", what: "is not UTF-8" });
    return undefined;
  }
  const essence = essenceOf(contentType);
  if (essence === "application/x-www-form-urlencoded") {
    const fields = nest(new URLSearchParams(text));
    return coerce(fields, content.type);
  }
  if (essence.endsWith("json")) {
    try {
      const value: Json = JSON.parse(text);
      return value;
    } catch {
      errors.push({ where: "body", what: "is not JSON" });
      return undefined;
    }
  }
  return essence.startsWith("text/") ? text : undefined;
}

function isBinary(mediaType: string): boolean {
  return !/json|x-www-form-urlencoded|^text\//.test(mediaType);
}

/** Whether a request's content type is one that the description names (`application/*` and any type included; RFC 9110 section 12.5.1). */
export function mediaTypeFits(described: string, actual: string | null): boolean {
  const pattern = essenceOf(described);
  const essence = essenceOf(actual ?? "application/octet-stream");
  if (pattern === "*/*" || pattern === essence) return true;
  return pattern.endsWith("/*") && essence.startsWith(pattern.slice(0, -1));
}

/** A media type without its parameters, in lower case. */
export function essenceOf(mediaType: string): string {
  return (mediaType.split(";")[0] ?? "").trim().toLowerCase();
}
