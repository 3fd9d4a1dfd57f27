import type { SettingTable } from "../setting.ts";

export const integrationSettings: SettingTable = {
  owner: "the integration",
  settings: [
    { name: "owner", form: { kind: "text" }, doc: "Who answers for the integration.", example: '"team-billing@example.com"' },
    { name: "policy", form: { kind: "name", of: "policy" }, doc: "The policy of every system that names none.", example: "standard" },
    {
      name: "guards",
      form: { kind: "word", words: ["error", "note"] },
      doc: "With `error`, every constraint of a target must be proved or accepted with `!`.",
      example: "error",
    },
    { name: "state", form: { kind: "special", words: "a place" }, doc: "Where the state lives.", example: '"postgres"', unsupported: true },
  ],
};
