import { encode } from "../http/encode.ts";
import { type Auth, type Credential, reveal } from "./auth.ts";

/** No authentication. */
export function none(): Auth {
  return { authorize: async () => ({}) };
}

/** `Authorization: Bearer` (RFC 6750). */
export function bearer(token: Credential): Auth {
  return { authorize: async () => ({ headers: { authorization: `Bearer ${await reveal(token)}` } }) };
}

/** `Authorization: Basic` (RFC 7617), in UTF-8. */
export function basic(username: Credential, password: Credential): Auth {
  return {
    async authorize() {
      const pair = `${await reveal(username)}:${await reveal(password)}`;
      return { headers: { authorization: `Basic ${Buffer.from(pair, "utf8").toString("base64")}` } };
    },
  };
}

/** A key in a header, the query or a cookie (OpenAPI, `apiKey`). */
export function apiKey(place: { readonly in: "header" | "query" | "cookie"; readonly name: string }, value: Credential): Auth {
  return {
    async authorize() {
      const key = await reveal(value);
      if (place.in === "query") return { query: [[encode(place.name), encode(key)]] };
      return place.in === "cookie" ? { cookies: { [place.name]: key } } : { headers: { [place.name.toLowerCase()]: key } };
    },
  };
}
