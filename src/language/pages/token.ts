import { itemsSetting, type PageStyle, pageParameter, pathSetting } from "../page-style.ts";

export const token: PageStyle = {
  name: "token",
  doc: "Each page carries the token of the next one.",
  example: "token { param: after, next: paging.next.after, items: results }",
  settings: [
    pageParameter("The parameter that takes the token.", "after"),
    pathSetting("next", "The token of the next page.", "paging.next.after", true),
    itemsSetting,
  ],
};
