import { md5, sha1 } from "@noble/hashes/legacy.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { Buffer } from "buffer/";

/*
 * What the standard functions need of `node:crypto`, where there is none: a browser's own hashes are asynchronous.
 */

const algorithms = { md5, sha1, sha256, sha512 };

/** A hash that is fed and then asked, as Node's. */
interface Hash {
  update(data: string | Uint8Array): Hash;
  digest(): Buffer;
  digest(encoding: "hex"): string;
}

/** As `createHash` of Node. */
export function createHash(algorithm: keyof typeof algorithms): Hash {
  const state = algorithms[algorithm].create();
  function digest(): Buffer;
  function digest(encoding: "hex"): string;
  function digest(encoding?: "hex"): string | Buffer {
    const bytes = Buffer.from(state.digest());
    return encoding === undefined ? bytes : bytes.toString(encoding);
  }
  const hash: Hash = {
    update(data) {
      state.update(typeof data === "string" ? new TextEncoder().encode(data) : data);
      return hash;
    },
    digest,
  };
  return hash;
}
