import { checkMore } from "./more-not-boolean.ts";
import { checkPageParameterGiven } from "./page-parameter-given.ts";
import { checkPageParts } from "./page-part-unknown.ts";
import { type PagedCall, pagesOf } from "./page-parts.ts";
import { checkPagesSaid } from "./pages-not-said.ts";
import { checkPagingEnds } from "./paging-never-ends.ts";

/** All rules on one call whose pages are read one after the other. */
export function checkPaging(paged: PagedCall): void {
  const pages = pagesOf(paged.step.call.system);
  if (pages === undefined) {
    checkPagesSaid(paged);
    return;
  }
  if (!checkPageParts(pages, paged)) return;
  if (checkMore(pages, paged)) checkPagingEnds(pages, paged);
  checkPageParameterGiven(pages, paged);
}
