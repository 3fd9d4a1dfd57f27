import type { SettingTable } from "../setting.ts";
import { policyKeys } from "./policy.ts";

export const operationSettings: SettingTable = {
  owner: "an operation",
  settings: [
    {
      name: "idempotent",
      form: { kind: "boolean" },
      doc: "Sending the operation twice has the effect of sending it once: it may be retried.",
      example: "true",
    },
    { name: "reads", form: { kind: "boolean" }, doc: "The operation only reads, whatever its method: it may be retried.", example: "true" },
    { name: "policy", form: { kind: "name", of: "policy" }, doc: "The operation's policy.", example: "patient" },
    ...policyKeys,
  ],
};
