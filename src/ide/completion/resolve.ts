import { functionSpecs } from "../../../runtime/src/functions/specs.ts";
import type { View } from "../view.ts";
import type { Identity } from "./item.ts";

/** The documentation of an item, found by its identity; empty where there is none, or what it was made of is gone. */
export function documentationOf(_view: View, identity: Identity, _format: "markdown" | "plaintext"): string {
  switch (identity.of) {
    case "text":
      return identity.markdown;
    case "function":
      return functionSpecs.find(({ name }) => name === identity.name)?.description ?? "";
    default:
      return "";
  }
}

/** Whether what an editor sends back is an identity. */
export function isIdentity(data: unknown): data is Identity {
  return typeof data === "object" && data !== null && "of" in data && typeof data.of === "string";
}
