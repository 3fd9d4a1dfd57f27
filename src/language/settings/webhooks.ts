import type { SettingTable } from "../setting.ts";

export const webhooksSettings: SettingTable = {
  owner: "webhooks",
  settings: [
    {
      name: "verify",
      form: { kind: "special", words: "a way to verify deliveries" },
      doc: "How a delivery shows that it comes from the system.",
      example: "stripe(secret.WEBHOOK_SECRET)",
      required: true,
    },
    {
      name: "id",
      form: { kind: "expression", over: "`body` and `headers`" },
      doc: "What makes a delivery unique: a second one with the same id changes nothing.",
      example: "body.id",
    },
  ],
};
