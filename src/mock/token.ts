import type { Contract } from "../contract/contract.ts";
import { type Credentials, readBasic } from "./authenticate.ts";
import type { JsonObject } from "./memory.ts";

/** The paths at which a contract's OAuth 2.0 flows give tokens, and one that is always there: many descriptions name none. */
export function tokenPaths(contract: Contract): ReadonlySet<string> {
  const paths = new Set<string>(["/oauth/token"]);
  for (const scheme of contract.securitySchemes.values()) {
    if (scheme.kind !== "oauth2") continue;
    for (const flow of scheme.flows) {
      if (flow.tokenUrl !== undefined) paths.add(new URL(flow.tokenUrl, "http://localhost").pathname);
    }
  }
  return paths;
}

/** The answer of a token endpoint (RFC 6749 sections 4.4 and 5): a status and a body. */
export function answerTokenRequest(
  headers: Headers,
  body: Uint8Array,
  credentials: Credentials,
  newToken: string,
): { readonly status: number; readonly body: JsonObject; readonly token?: string } {
  const form = new URLSearchParams(new TextDecoder().decode(body));
  const basic = readBasic(headers.get("authorization"));
  const id = basic === undefined ? form.get("client_id") : formDecode(basic.username);
  const secret = basic === undefined ? form.get("client_secret") : formDecode(basic.password);
  if (form.get("grant_type") !== "client_credentials") return { status: 400, body: { error: "unsupported_grant_type" } };
  const { client } = credentials;
  if (!id || !secret || (client !== undefined && (id !== client.id || secret !== client.secret))) {
    return { status: 401, body: { error: "invalid_client", error_description: "invalid client credentials" } };
  }
  return { status: 200, token: newToken, body: { access_token: newToken, token_type: "Bearer" } };
}

/** Client credentials in a Basic header are form-encoded first (RFC 6749 section 2.3.1). */
function formDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}
