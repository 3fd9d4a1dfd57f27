import type { TryRequest, TryResult } from "./protocol.ts";

/*
 * Runs one map of generated code, in a worker of its own: the page ends it where it takes too long.
 */

globalThis.onmessage = ({ data }: MessageEvent<TryRequest>) => {
  void run(data).then((result) => globalThis.postMessage(result));
};

async function run({ modules, packages, map, values }: TryRequest): Promise<TryResult> {
  try {
    const loaded: Readonly<Record<string, unknown>> = await import(link(modules, packages, "maps.js"));
    const called = loaded[map];
    if (typeof called !== "function") return { refused: `the map ${map} was not generated` };
    return { json: JSON.stringify(called(...values), undefined, 2) ?? "null" };
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) };
  }
}

/** The URL of a module, with what it imports under URLs too. Generated modules never import in a circle. */
function link(modules: TryRequest["modules"], packages: TryRequest["packages"], path: string): string {
  const text = (modules[path] ?? "").replace(
    /^((?:import|export) .*from )"([^"\n]+)";$/gm,
    (_, start: string, specifier: string) =>
      `${start}${JSON.stringify(packages[specifier] ?? link(modules, packages, specifier.replace("./", "")))};`,
  );
  return URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
}
