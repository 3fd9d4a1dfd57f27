import type { AuthKind } from "../auth-kind.ts";

export const none: AuthKind = {
  name: "none",
  written: "word",
  doc: "Requests carry no credentials.",
  example: "none",
  parameters: [],
  satisfies: [],
};
