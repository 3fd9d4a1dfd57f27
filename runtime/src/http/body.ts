import { encode, nested, queryParameter, textOf } from "./encode.ts";

/** A body that is ready to be sent. */
export interface EncodedBody {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** How the properties of a form or a multipart body are written (OpenAPI, Encoding Object). */
export type FormEncoding = Readonly<
  Record<string, { readonly contentType?: string; readonly style?: string; readonly explode?: boolean; readonly allowReserved?: boolean }>
>;

const encoder = new TextEncoder();

/** A JSON body. Properties that are undefined are left out. */
export function json(value: unknown, contentType = "application/json"): EncodedBody {
  return { contentType, bytes: encoder.encode(JSON.stringify(value) ?? "null") };
}

/**
 * An `application/x-www-form-urlencoded` body. Objects are written with brackets (`metadata[key]=value`) where the
 * description says `deepObject`, as JSON where it names a content type for them, and with brackets else: there is no other
 * way in use.
 */
export function form(value: object, encoding: FormEncoding = {}): EncodedBody {
  const pairs = Object.entries(value).flatMap(([name, item]): [string, string][] => {
    const rule = Object.hasOwn(encoding, name) ? encoding[name] : undefined;
    if (rule?.contentType?.includes("json") === true && typeof item === "object" && item !== null)
      return [[encode(name), encode(JSON.stringify(item))]];
    if (rule?.style !== undefined && rule.style !== "deepObject")
      return queryParameter(name, item, { style: rule.style, ...(rule.explode === undefined ? {} : { explode: rule.explode }) });
    return nested(name, item).map(([key, text]) => [key, encode(text)]);
  });
  // A space is `+` in forms (WHATWG URL, application/x-www-form-urlencoded).
  const text = pairs
    .map(([name, item]) => `${name}=${item}`)
    .join("&")
    .replaceAll("%20", "+");
  return { contentType: "application/x-www-form-urlencoded", bytes: encoder.encode(text) };
}

/** A `multipart/form-data` body (RFC 7578): bytes as files, objects as JSON, all else as text. */
export function multipart(value: object, encoding: FormEncoding = {}): EncodedBody {
  const parts = Object.entries(value).flatMap(([name, item]) =>
    Array.isArray(item) ? item.map((each): [string, unknown] => [name, each]) : [[name, item] as [string, unknown]],
  );
  const contents = parts
    .filter(([, item]) => item !== undefined && item !== null)
    .map(([name, item]) => {
      const rule = Object.hasOwn(encoding, name) ? encoding[name] : undefined;
      const bytes = item instanceof Uint8Array ? item : encoder.encode(textOf(item));
      const type =
        rule?.contentType ??
        (item instanceof Uint8Array
          ? "application/octet-stream"
          : typeof item === "object"
            ? "application/json"
            : "text/plain; charset=utf-8");
      const file = item instanceof Uint8Array ? `; filename="${quoted(name)}"` : "";
      return { head: `Content-Disposition: form-data; name="${quoted(name)}"${file}\r\nContent-Type: ${type}\r\n\r\n`, bytes };
    });
  const boundary = boundaryFor(contents.map((part) => part.bytes));
  const chunks = contents.flatMap((part) => [encoder.encode(`--${boundary}\r\n${part.head}`), part.bytes, encoder.encode("\r\n")]);
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    bytes: Buffer.concat([...chunks, encoder.encode(`--${boundary}--\r\n`)]),
  };
}

/** A plain text. */
export function text(value: string, contentType = "text/plain; charset=utf-8"): EncodedBody {
  return { contentType, bytes: encoder.encode(value) };
}

/** Bytes as they are. */
export function bytes(value: Uint8Array | string, contentType = "application/octet-stream"): EncodedBody {
  return { contentType, bytes: typeof value === "string" ? encoder.encode(value) : value };
}

function quoted(name: string): string {
  return name.replaceAll('"', "%22").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** A boundary that stands in none of the parts (RFC 2046 section 5.1.1). The same parts give the same one. */
function boundaryFor(parts: readonly Uint8Array[]): string {
  for (let number = 0; ; number++) {
    const boundary = `integ-boundary-${String(number).padStart(8, "0")}`;
    if (parts.every((part) => !Buffer.from(part.buffer, part.byteOffset, part.length).includes(boundary))) return boundary;
  }
}
