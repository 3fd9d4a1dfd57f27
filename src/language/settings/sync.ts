import type { SettingSpecification, SettingTable } from "../setting.ts";

const setting = (name: string, words: string, doc: string, example: string, required = false): SettingSpecification => ({
  name,
  form: { kind: "special", words },
  doc,
  example,
  required,
});

/** The settings of `sync`, which this version checks and does not compile. */
export const syncSettings: SettingTable = {
  owner: "a sync",
  settings: [
    setting("every", "a duration, or a schedule as a flow has it", "How often the records are compared.", "5m", true),
    setting(
      "read",
      "a call of an operation",
      "Reads what has changed since the checkpoint.",
      "hubspot.listContacts(updatedAfter: checkpoint)",
      true,
    ),
    setting("since", "an expression over `item`", "What the checkpoint is taken from.", "item.updatedAt"),
    setting("find", "a call of an operation", "Finds the record in the other system.", "salesforce.findContact(email: item.email)"),
    setting(
      "write",
      "a call of an operation",
      "Writes a record.",
      "salesforce.upsertContact(externalId: item.id, body: toContact(item))",
      true,
    ),
    setting(
      "conflict",
      "`source`, `target` or `newest(a, b)`",
      "Which side wins where both have changed.",
      "newest(item.updatedAt, found.LastModifiedDate)",
    ),
    { name: "batch", form: { kind: "integer", minimum: 1 }, doc: "How many records make one write.", example: "200" },
    {
      name: "deletes",
      form: { kind: "word", words: ["ignore", "mirror"] },
      doc: "What becomes of records that are gone.",
      example: "ignore",
    },
  ],
};
