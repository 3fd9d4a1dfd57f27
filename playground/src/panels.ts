import type { EditorView } from "@codemirror/view";
import { button, choice, element, table } from "./dom.ts";
import type { Compiled } from "./protocol.ts";
import { createTry } from "./try-map.ts";
import { createViewer } from "./viewer.ts";

/** What the right half of the page shows. */
export interface Panels {
  /** What the program became. */
  show(compiled: Compiled): void;
  /** An API description. */
  showDescription(path: string, text: string): EditorView;
}

type TabName = "TypeScript" | "Failures" | "Guards" | "Try a map" | "Description";
const tabNames: readonly TabName[] = ["TypeScript", "Failures", "Guards", "Try a map", "Description"];

/** What the panels ask of the page. */
interface PageActions {
  /** Shows a zero-based line of the program. */
  jumpTo(line: number): void;
  /** Adds a system for a description to the program. */
  addSystem(description: string): void;
}

/** The tabs and what is in them. */
export function createPanels(tabs: HTMLElement, panel: HTMLElement, { jumpTo, addSystem }: PageActions): Panels {
  const tryMap = createTry();
  let compiled: Compiled | undefined;
  let tab: TabName = "TypeScript";
  let file = "maps.ts";
  let description: { readonly path: string; readonly text: string } | undefined;
  let viewer: EditorView | undefined;

  const buttons = new Map(
    tabNames.map((name) => [name, button(name, () => select(name), { role: "tab", "data-tab": name, "aria-selected": "false" })]),
  );
  tabs.append(...buttons.values());

  const select = (name: TabName): void => {
    tab = name;
    for (const [each, made] of buttons) made.setAttribute("aria-selected", String(each === name));
    render();
  };

  const render = (): void => {
    viewer = undefined;
    if (tab === "Description") renderDescription();
    else if (compiled === undefined) panel.replaceChildren(empty("Compiling …"));
    else if (tab === "Guards") panel.replaceChildren(guards(compiled, jumpTo));
    else if (compiled.problem !== undefined) panel.replaceChildren(empty(compiled.problem));
    else if (tab === "TypeScript") renderGenerated(compiled);
    else if (tab === "Failures") panel.replaceChildren(failures(compiled, jumpTo));
    else panel.replaceChildren(tryMap.element);
  };

  const renderGenerated = ({ files }: Compiled): void => {
    const shown = files.filter(({ path }) => path.endsWith(".ts") && !path.endsWith(".d.ts"));
    const found = shown.find(({ path }) => path === file) ?? shown[0];
    const names = shown.map(({ path }) => path);
    const bar = element(
      "div",
      { class: "bar" },
      choice(names, found?.path, (name) => choose(name)),
    );
    const body = element("div", { class: "viewer" }, bar);
    panel.replaceChildren(body);
    if (found !== undefined) createViewer(body, found.path, found.text);
  };
  const choose = (name: string): void => {
    file = name;
    render();
  };

  const renderDescription = (): void => {
    if (description === undefined) {
      panel.replaceChildren(empty("Choose a description below the program, or go to a definition (F12) that lies in one."));
      return;
    }
    const { path, text } = description;
    const bar = element("div", { class: "bar" }, path);
    if (/^\s*("?openapi"?|"?swagger"?)\s*:/m.test(text.slice(0, 2_000).replace(/^\s*\{/, "")))
      bar.append(button("Add as a system", () => addSystem(path)));
    const body = element("div", { class: "viewer" }, bar);
    panel.replaceChildren(body);
    viewer = createViewer(body, path, text);
  };

  select(tab);
  return {
    show(latest) {
      compiled = latest;
      tryMap.show(latest);
      if (tab !== "Description" && !(tab === "Try a map" && latest.problem === undefined && panel.contains(tryMap.element))) render();
    },
    showDescription(path, text) {
      description = { path, text };
      select("Description");
      if (viewer === undefined) throw new Error("the description is not shown");
      return viewer;
    },
  };
}

function failures({ failures: sections }: Compiled, jumpTo: (line: number) => void): HTMLElement {
  const columns = ["Failure", "First", "Then", ""];
  return element(
    "div",
    { class: "scroll" },
    ...sections.map(({ title, line, rows }) => {
      const made = table(
        title,
        columns,
        rows.map(({ failure, first, then, handlerLine, documented }) => [
          documented ? failure : `${failure} *`,
          first,
          then,
          handlerLine === undefined ? "" : `line ${handlerLine + 1}`,
        ]),
      );
      made.caption?.append(
        " ",
        button(`line ${line + 1}`, () => jumpTo(line)),
      );
      return made;
    }),
    element("p", { class: "empty" }, "* the description does not say that the operation may answer so"),
  );
}

function guards({ guards: rows, proved }: Compiled, jumpTo: (line: number) => void): HTMLElement {
  const words = `${proved} constraints proved, ${rows.length} guarded`;
  const made = table(
    words,
    ["Where", "Constraint", "Why it is not proved", ""],
    rows.map(({ site, constraint, reason }) => [site, constraint, reason, ""]),
  );
  for (const [index, { line }] of rows.entries())
    made.tBodies[0]?.rows[index]?.cells[3]?.append(button(`line ${line + 1}`, () => jumpTo(line)));
  return element("div", { class: "scroll" }, made);
}

function empty(text: string): HTMLElement {
  return element("p", { class: "empty" }, text);
}
