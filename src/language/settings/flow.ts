import type { SettingTable } from "../setting.ts";

export const flowSettings: SettingTable = {
  owner: "a flow",
  settings: [
    {
      name: "on",
      form: { kind: "special", words: "an event of a system, with a name for its value" },
      doc: "What starts a run.",
      example: "stripe.customerCreated as customer",
      required: true,
    },
    {
      name: "key",
      form: { kind: "expression", over: "the trigger's value" },
      doc: "Runs with the same key run one after the other, in the order of their events.",
      example: "customer.id",
    },
    {
      name: "failure",
      form: { kind: "list", of: { kind: "special", words: '`deadLetter` or `alert "CHANNEL"`' } },
      doc: "What becomes of a run that fails for good. It is always kept as a dead letter.",
      example: '[deadLetter, alert "ops"]',
    },
    { name: "deadline", form: { kind: "duration" }, doc: "How long a run may take, waits included.", example: "15m" },
  ],
};
