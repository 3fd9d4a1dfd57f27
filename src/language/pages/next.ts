import { itemsSetting, type PageStyle, pathSetting } from "../page-style.ts";

export const next: PageStyle = {
  name: "next",
  doc: "Each page carries the URL of the next one.",
  example: "next { url: nextRecordsUrl, items: records }",
  settings: [pathSetting("url", "The URL of the next page.", "nextRecordsUrl", true), itemsSetting],
};
