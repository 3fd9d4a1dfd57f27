import type { SettingSpecification, SettingTable } from "../setting.ts";

const setting = (name: string, words: string, doc: string, example: string, required = false): SettingSpecification => ({
  name,
  form: { kind: "special", words },
  doc,
  example,
  required,
});

/** The settings of `sync`, which this version reads and does not compile. */
export const syncSettings: SettingTable = {
  owner: "a sync",
  settings: [
    setting("every", "a duration", "How often the records are compared.", "5m"),
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
    setting("conflict", "a way to choose", "Which side wins where both have changed.", "newest(item.updatedAt, found.LastModifiedDate)"),
    setting("batch", "a whole number", "How many records make one write.", "200"),
    setting("deletes", "`ignore` or `mirror`", "What becomes of records that are gone.", "ignore"),
  ],
};
