import { jsonText } from "../values/json-text.ts";
import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "toJson",
  receiver: ["any"],
  signature: "(value: unknown) -> string",
  description: "The value as JSON text, without spaces. Fields that are absent are left out.",
  examples: [
    { source: '{ a: [1, "x"], b: null }.toJson()', result: '{"a":[1,"x"],"b":null}' },
    { source: '"x".toJson()', result: '"x"' },
  ],
};

/** The value as JSON text. */
export function toJson(value: unknown): string {
  return jsonText(value);
}
