import type { PageStyle } from "../page-style.ts";
import { cursor } from "./cursor.ts";
import { link } from "./link.ts";
import { next } from "./next.ts";
import { offset } from "./offset.ts";
import { page } from "./page.ts";
import { token } from "./token.ts";

/** What `pages:` may say. */
export const pageStyles: readonly PageStyle[] = [cursor, token, offset, page, link, next];
