/** What an element is given: attributes, and what is done when it is clicked or changed. */
interface Properties {
  readonly class?: string | undefined;
  readonly title?: string | undefined;
  readonly type?: string | undefined;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly onClick?: () => void;
}

/** Makes an element. Texts become text, whatever they hold: nothing of a description is ever read as HTML. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Properties = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (properties.class !== undefined) made.className = properties.class;
  if (properties.title !== undefined) made.title = properties.title;
  for (const [attribute, value] of Object.entries(properties.attributes ?? {})) made.setAttribute(attribute, value);
  if (properties.type !== undefined) made.setAttribute("type", properties.type);
  if (properties.onClick !== undefined) made.addEventListener("click", properties.onClick);
  made.append(...children);
  return made;
}

/** The element of the page with an id. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found;
}

/** A button. */
export function button(label: string, onClick: () => void, attributes: Readonly<Record<string, string>> = {}): HTMLButtonElement {
  return element("button", { type: "button", onClick, attributes }, label);
}

/** A choice among names. */
export function choice(names: readonly string[], chosen: string | undefined, onChoice: (name: string) => void): HTMLSelectElement {
  const select = element("select", {}, ...names.map((name) => element("option", {}, name)));
  if (chosen !== undefined) select.value = chosen;
  select.addEventListener("change", () => onChoice(select.value));
  return select;
}

/** A table with a caption. */
export function table(caption: string, columns: readonly string[], rows: readonly (readonly string[])[]): HTMLTableElement {
  return element(
    "table",
    {},
    element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...columns.map((column) => element("th", {}, column)))),
    element("tbody", {}, ...rows.map((row) => element("tr", {}, ...row.map((cell) => element("td", {}, cell))))),
  );
}
