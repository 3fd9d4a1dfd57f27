/** What a link holds: an example's name, and the program as it was changed. It stands behind `#`, which no server ever sees. */
export interface Shared {
  readonly example: string;
  readonly text: string;
}

/** The part of a link behind `#`. */
export async function toHash(shared: Shared): Promise<string> {
  const packed = await through(new TextEncoder().encode(JSON.stringify(shared)), new CompressionStream("deflate-raw"));
  const text = btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(""));
  return `#${text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
}

/** What such a part holds; undefined where it is none. */
export async function fromHash(hash: string): Promise<Shared | undefined> {
  try {
    const text = atob(hash.slice(1).replaceAll("-", "+").replaceAll("_", "/"));
    const packed = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const unpacked = await through(packed, new DecompressionStream("deflate-raw"));
    const value: unknown = JSON.parse(new TextDecoder().decode(unpacked));
    return isShared(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isShared(value: unknown): value is Shared {
  if (typeof value !== "object" || value === null || !("example" in value) || !("text" in value)) return false;
  return typeof value.example === "string" && typeof value.text === "string";
}

async function through(bytes: Uint8Array<ArrayBuffer>, transform: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(transform);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
