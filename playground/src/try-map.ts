import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { json, jsonParseLinter } from "@codemirror/lang-json";
import { syntaxHighlighting } from "@codemirror/language";
import { linter } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { choice, element } from "./dom.ts";
import type { Compiled, TriableMap, TryRequest, TryResult } from "./protocol.ts";

/** How long a map may take before it is ended, in milliseconds. */
const patience = 2_000;

/** The panel in which a map is called with JSON, as one types. */
export interface Try {
  readonly element: HTMLElement;
  show(compiled: Compiled): void;
}

/** Makes the panel. */
export function createTry(): Try {
  const bar = element("div", { class: "bar" });
  const output = element("pre", { attributes: { "aria-label": "Result", "aria-live": "polite" } });
  const input = element("div", { class: "viewer" });
  const heading = element("div", { class: "bar" }, "gives");
  const root = element("div", { class: "try" }, bar, input, heading, output);
  let compiled: Compiled | undefined;
  let chosen: TriableMap | undefined;
  let running: Worker | undefined;
  // What was typed for each map stays when another is looked at.
  const texts = new Map<string, string>();

  const editor = new EditorView({
    parent: input,
    state: EditorState.create({
      doc: "",
      extensions: [
        lineNumbers(),
        history(),
        json(),
        keymap.of([...historyKeymap, ...defaultKeymap, indentWithTab]),
        linter(jsonParseLinter()),
        syntaxHighlighting(classHighlighter),
        EditorView.contentAttributes.of({ "aria-label": "JSON" }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (!docChanged || chosen === undefined) return;
          texts.set(chosen.name, state.doc.toString());
          run();
        }),
      ],
    }),
  });

  const choose = (map: TriableMap | undefined): void => {
    chosen = map;
    const names = compiled?.maps.map(({ name }) => name) ?? [];
    bar.replaceChildren(
      "Call",
      choice(names, map?.name, (name) => choose(compiled?.maps.find((each) => each.name === name))),
    );
    if (map === undefined) return;
    const expected = map.parameters.length > 1 || map.environment.length > 0;
    if (expected) bar.append(`with an object of ${[...map.parameters, ...map.environment.map((name) => `env.${name}`)].join(", ")}`);
    const text = texts.get(map.name) ?? JSON.stringify(sample(map), undefined, 2);
    if (editor.state.doc.toString() === text) run();
    else editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
  };

  const say = (text: string, refused: boolean): void => {
    output.textContent = text;
    output.classList.toggle("refused", refused);
  };

  const run = (): void => {
    running?.terminate();
    running = undefined;
    if (compiled === undefined || chosen === undefined) return;
    let value: unknown;
    try {
      value = JSON.parse(editor.state.doc.toString());
    } catch (error) {
      say(error instanceof Error ? error.message : String(error), true);
      return;
    }
    const worker = new Worker("try-worker.js", { type: "module" });
    running = worker;
    const timer = setTimeout(() => end({ refused: `the map did not end within ${patience / 1000} seconds` }), patience);
    const end = (result: TryResult): void => {
      clearTimeout(timer);
      worker.terminate();
      if (running !== worker) return;
      running = undefined;
      if ("json" in result) say(result.json, false);
      else say(`Refused: ${result.refused}`, true);
    };
    worker.onmessage = ({ data }: MessageEvent<TryResult>) => end(data);
    worker.onerror = ({ message }) => end({ refused: message });
    const request: TryRequest = {
      modules: compiled.modules,
      packages: { "@integ/runtime": url("runtime/index.js"), "@integ/runtime/validation": url("runtime/validation.js") },
      map: chosen.exported,
      values: argumentsOf(chosen, value),
    };
    worker.postMessage(request);
  };

  return {
    element: root,
    show(latest) {
      compiled = latest;
      choose(latest.maps.find(({ name }) => name === chosen?.name) ?? latest.maps[0]);
    },
  };
}

function url(path: string): string {
  return new URL(path, document.baseURI).href;
}

/** A map of one parameter is given the JSON itself, any other an object of its parameters and of what it reads of the configuration. */
function argumentsOf({ parameters, environment }: TriableMap, value: unknown): readonly unknown[] {
  if (parameters.length === 1 && environment.length === 0) return [value];
  const given: Readonly<Record<string, unknown>> = typeof value === "object" && value !== null ? { ...value } : {};
  const configuration = Object.fromEntries(environment.map((name) => [name, given[`env.${name}`]]));
  return [...parameters.map((name) => given[name]), ...(environment.length > 0 ? [configuration] : [])];
}

/** What the editor begins with: what a test gives the map. */
function sample({ parameters, environment, given }: TriableMap): unknown {
  if (parameters.length === 1 && environment.length === 0) return given?.[0] ?? {};
  const values = parameters.map((name, index) => [name, given?.[index] ?? {}] as const);
  return Object.fromEntries([...values, ...environment.map((name) => [`env.${name}`, ""] as const)]);
}
