import type { SecurityScheme } from "../../contract/contract.ts";
import type { AuthKind } from "../../language/auth-kind.ts";

/** Where an API key goes. */
export interface KeyPlace {
  readonly in: "header" | "query" | "cookie";
  readonly name: string;
}

/**
 * Whether a way to authenticate is what a security scheme asks for.
 *
 * @param key where the key goes, for `apiKey`
 */
export function schemeFits(kind: AuthKind, key: KeyPlace | undefined, scheme: SecurityScheme): boolean {
  return kind.satisfies.some((pattern) => {
    if (pattern.kind !== scheme.kind) return false;
    if (pattern.kind === "http" && scheme.kind === "http") return pattern.scheme === scheme.scheme.toLowerCase();
    if (pattern.kind === "apiKey" && scheme.kind === "apiKey") {
      if (pattern.name !== undefined) return scheme.in === "header" && scheme.name.toLowerCase() === pattern.name;
      if (key === undefined || key.in !== scheme.in) return false;
      return scheme.in === "header" ? key.name.toLowerCase() === scheme.name.toLowerCase() : key.name === scheme.name;
    }
    if (pattern.kind === "oauth2" && scheme.kind === "oauth2") {
      const { grants } = pattern;
      // Descriptions often list the flows for people only: a token endpoint that the program names itself may know others.
      return grants === undefined || scheme.flows.length === 0 || scheme.flows.some((flow) => grants.includes(flow.grant));
    }
    return true;
  });
}
