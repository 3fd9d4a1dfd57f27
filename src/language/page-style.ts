import type { SettingSpecification } from "./setting.ts";

/** A way to page a list, as `pages:` of a system names it. */
export interface PageStyle {
  readonly name: string;
  readonly doc: string;
  readonly example: string;
  readonly settings: readonly SettingSpecification[];
}

/** The parameter of the request that is set for the next page. */
export const pageParameter = (doc: string, example: string): SettingSpecification => ({
  name: "param",
  form: { kind: "special", words: "the name of a parameter" },
  doc,
  example,
  required: true,
});

/** A path into an answer, such as `paging.next.after` or `last(data).id`. */
export const pathSetting = (name: string, doc: string, example: string, required = false): SettingSpecification => ({
  name,
  form: { kind: "special", words: "a path into the answer" },
  doc,
  example,
  required,
});

/** Where the items of a page stand; an answer that is a list itself needs none. */
export const itemsSetting = pathSetting("items", "Where the items stand in the answer.", "results");
