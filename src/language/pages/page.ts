import { itemsSetting, type PageStyle, pageParameter, pathSetting } from "../page-style.ts";

export const page: PageStyle = {
  name: "page",
  doc: "Pages have numbers.",
  example: "page { param: page, size: per_page, first: 1, items: records }",
  settings: [
    pageParameter("The parameter that takes the page's number.", "page"),
    {
      name: "size",
      form: { kind: "special", words: "the name of a parameter" },
      doc: "The parameter that takes the size of a page.",
      example: "per_page",
    },
    { name: "first", form: { kind: "integer", minimum: 0 }, doc: "The number of the first page; 1 unless said otherwise.", example: "0" },
    pathSetting("total", "The number of all pages.", "total_pages"),
    itemsSetting,
  ],
};
