import { itemsSetting, type PageStyle, pageParameter, pathSetting } from "../page-style.ts";

export const cursor: PageStyle = {
  name: "cursor",
  doc: "The next page begins behind an item of this one.",
  example: "cursor { param: starting_after, next: last(data).id, more: has_more }",
  settings: [
    pageParameter("The parameter that takes the cursor.", "starting_after"),
    pathSetting("next", "The cursor of the next page.", "last(data).id", true),
    pathSetting("more", "Whether there is another page.", "has_more"),
    itemsSetting,
  ],
};
