import type { MediaTypeContent, Operation, Response } from "../../contract/contract.ts";
import type { OperationMember } from "../../syntax/nodes.ts";
import { join, membersOf, present } from "../../types/join.ts";
import { absentType, resolve, stringType, type Type, unknownType } from "../../types/type.ts";
import type { ArgumentSymbol, OperationSymbol, SystemSymbol } from "../context.ts";
import { type BodyForm, chooseContent } from "./media-types.ts";

/** How the body of an operation is written. */
export interface DescribedBody {
  readonly content: MediaTypeContent;
  readonly form: BodyForm;
  readonly required: boolean;
  readonly type: Type;
}

/** A successful answer, with how its body is read. */
export interface DescribedResponse {
  readonly response: Response;
  readonly mediaType?: string | undefined;
  readonly form?: BodyForm | undefined;
  /** `absent` where there is no body that can be read. */
  readonly type: Type;
}

/** An operation of a system's description as the program sees it. */
export interface DescribedOperation extends OperationSymbol {
  /** What the program says of it, where it says something. */
  readonly member?: OperationMember | undefined;
  readonly body?: DescribedBody | undefined;
  /** The media types of a body that none of the supported forms can write. */
  readonly unsupportedBody?: readonly string[] | undefined;
  readonly successes: readonly DescribedResponse[];
  /** Those that the program assumes are among them. */
  readonly errors: readonly Response[];
  /** Scopes that the program assumes a token to need, beside those of the description. */
  readonly assumedScopes: readonly string[];
}

/** What a program assumes of an operation. */
export interface OperationAssumptions {
  /** Gives a type of the description as it is assumed to be; `part` is `result`, `body` or `parameter`. */
  readonly rewrite: (type: Type, part: "result" | "body" | "parameter") => Type;
  readonly statuses: readonly string[];
  readonly scopes: readonly string[];
}

/** Header parameters that OpenAPI says to ignore: other parts of the request set them (3.1.0, section 4.8.12). */
const ignoredHeaders = new Set(["accept", "content-type", "authorization"]);

/** An operation as the program sees it: its description under what is assumed of it. */
export function describeOperation(
  system: SystemSymbol,
  name: string,
  operation: Operation,
  member: OperationMember | undefined,
  { rewrite, statuses, scopes }: OperationAssumptions,
): DescribedOperation {
  const described = new Map<string, ArgumentSymbol>();
  for (const parameter of operation.parameters) {
    if (parameter.in === "querystring") continue;
    if (parameter.in === "header" && ignoredHeaders.has(parameter.name.toLowerCase())) continue;
    // Where two places have a parameter of one name, the path's is the one that cannot be left out.
    if (described.has(parameter.name) && parameter.in !== "path") continue;
    described.set(parameter.name, {
      name: parameter.name,
      in: parameter.in,
      required: parameter.required || parameter.in === "path",
      type: rewrite(parameter.type, "parameter"),
      deprecated: parameter.deprecated,
      description: parameter.description,
      origin: parameter.origin,
    });
  }
  const chosen = operation.body && chooseContent(operation.body.contents);
  let body: DescribedBody | undefined;
  if (operation.body !== undefined && chosen !== undefined) {
    const type = bodyType(chosen.form, rewrite(chosen.content.type, "body"));
    body = { ...chosen, required: operation.body.required, type };
    described.set("body", {
      name: "body",
      in: "body",
      required: body.required,
      type: body.type,
      deprecated: false,
      description: operation.body.description,
      origin: chosen.content.origin,
    });
  }
  const successes = successesOf(operation).map((response): DescribedResponse => {
    const content = chooseContent(response.contents);
    const readable = content !== undefined && (content.form === "json" || content.form === "text") ? content : undefined;
    if (readable === undefined) return { response, type: absentType };
    // A text is read as it is, and not held against its schema: nothing more is known of it.
    const type = readable.form === "text" ? stringType : rewrite(readable.content.type, "result");
    return { response, mediaType: readable.content.mediaType, form: readable.form, type };
  });
  const documented = operation.responses.filter((response) => !successes.some((success) => success.response === response));
  const assumed = statuses
    .filter((status) => !documented.some((response) => response.status === status))
    .map((status): Response => ({ status, contents: [], headers: new Map(), origin: operation.origin }));
  return {
    name,
    system,
    operation,
    member,
    arguments: described,
    result: successes.length === 0 ? absentType : join(...successes.map((success) => success.type)),
    body,
    unsupportedBody:
      operation.body !== undefined && chosen === undefined && operation.body.contents.length > 0
        ? operation.body.contents.map((content) => content.mediaType)
        : undefined,
    successes,
    errors: [...documented, ...assumed],
    assumedScopes: scopes,
  };
}

/** What a body must be to be written in a form: descriptions often say of texts and forms what is true of something else, or nothing. */
function bodyType(form: BodyForm, type: Type): Type {
  if (form === "text") return isText(type) ? type : stringType;
  if (form === "json") return type;
  return resolve(type).kind === "unknown" ? { kind: "object", properties: new Map(), additional: unknownType } : present(type);
}

function isText(type: Type): boolean {
  return membersOf(type).every((member) => {
    const form = resolve(member);
    return form.kind === "string" || (form.kind === "literal" && typeof form.value === "string");
  });
}

/** Answers with a status of 2xx; `default` where nothing else is said (OpenAPI 3.1.0, section 4.8.16). */
function successesOf(operation: Operation): readonly Response[] {
  const successes = operation.responses.filter((response) => response.status.startsWith("2"));
  if (successes.length > 0) return successes;
  const only = operation.responses.every((response) => response.status === "default");
  return only ? operation.responses : [];
}

/** Whether the description lets the operation answer a status or class (`409`, `4xx`) as a failure. */
export function mayAnswer(operation: DescribedOperation, failure: string): boolean {
  const wanted = failure.toLowerCase();
  return operation.errors.some(({ status }) => {
    const documented = status.toLowerCase();
    if (documented === "default" || documented === wanted) return true;
    return documented[0] === wanted[0] && (documented.endsWith("xx") || wanted.endsWith("xx"));
  });
}
