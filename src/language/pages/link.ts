import { itemsSetting, type PageStyle } from "../page-style.ts";

/** RFC 8288 */
export const link: PageStyle = {
  name: "link",
  doc: 'The next page is named by a `Link` header with `rel="next"`.',
  example: "link { items: records }",
  settings: [itemsSetting],
};
