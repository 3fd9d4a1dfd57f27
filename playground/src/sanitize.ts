const allowed = new Set(
  "A B BLOCKQUOTE BR CODE DEL EM H1 H2 H3 H4 H5 H6 HR I LI OL P PRE SPAN STRONG TABLE TBODY TD TH THEAD TR UL".split(" "),
);

/**
 * HTML with nothing in it but text and its form. What a description says reaches the page through the server's Markdown,
 * and Markdown may hold any HTML.
 */
export function sanitized(html: string): string {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const found of [...body.querySelectorAll("*")].reverse()) {
    if (!allowed.has(found.tagName)) {
      found.replaceWith(document.createTextNode(found.textContent ?? ""));
      continue;
    }
    for (const { name, value } of [...found.attributes]) {
      const isLink = found.tagName === "A" && name === "href" && /^https?:\/\//i.test(value);
      if (!isLink && name !== "class") found.removeAttribute(name);
    }
  }
  return body.innerHTML;
}
