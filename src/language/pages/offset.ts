import { itemsSetting, type PageStyle, pageParameter, pathSetting } from "../page-style.ts";

export const offset: PageStyle = {
  name: "offset",
  doc: "Pages are counted by items.",
  example: "offset { param: offset, size: limit, total: total, items: records }",
  settings: [
    pageParameter("The parameter that takes the number of items to leave out.", "offset"),
    {
      name: "size",
      form: { kind: "special", words: "the name of a parameter" },
      doc: "The parameter that takes the size of a page.",
      example: "limit",
    },
    pathSetting("total", "The number of all items.", "total"),
    itemsSetting,
  ],
};
