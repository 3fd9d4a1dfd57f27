import { describeErrors, type Validator } from "../validator.ts";
import type { HttpResponse } from "../world.ts";

/** An answer that is not what the description says it is. */
export class MalformedResponse extends Error {
  override readonly name = "MalformedResponse";
}

/** Makes the result of a call of an answer. */
export type ResponseReader<T> = (response: HttpResponse) => T;

/**
 * A JSON answer, held against its type once, here: everything after it may rely on it.
 *
 * @throws {MalformedResponse} with the place and the shape of what is wrong, never its content
 */
export function jsonResponse<T = unknown>(validator?: Validator<T>): ResponseReader<T> {
  return (response) => {
    const contentType = response.headers["content-type"] ?? "";
    if (response.body.length === 0) throw new MalformedResponse("the answer has no body");
    let value: unknown;
    try {
      value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(response.body));
    } catch {
      throw new MalformedResponse(
        `the answer is not JSON${/json/i.test(contentType) ? "" : ` but ${contentType.split(";")[0] || "of no type"}`}`,
      );
    }
    if (validator === undefined) return value as T;
    if (validator(value)) return value;
    const { path, reason } = describeErrors(validator, value);
    throw new MalformedResponse(`the answer does not fit its description: ${path || "the whole"} ${reason}`);
  };
}

/** An answer that is text. */
export function textResponse(): ResponseReader<string> {
  return (response) => new TextDecoder().decode(response.body);
}

/** An answer that is bytes. */
export function bytesResponse(): ResponseReader<Uint8Array> {
  return (response) => response.body;
}

/** An answer of which nothing is used. */
export function ignoreBody(): ResponseReader<undefined> {
  return () => undefined;
}
