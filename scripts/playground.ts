import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { createNodeHost } from "../src/workspace/node-host.ts";
import { createWorkspace } from "../src/workspace/workspace.ts";
import { browserBundle } from "./browser/bundle.ts";
import { sendFile } from "./serve/static-files.ts";

/*
 * Builds the playground into playground/dist, static files that any web server can host, and serves them here.
 * usage: node scripts/playground.ts [--build] [--port PORT]    4173 without a port; only builds with --build
 */
const root = resolve(import.meta.dirname, "..");
const source = join(root, "playground");
const out = join(source, "dist");
const { values: options } = parseArgs({ options: { build: { type: "boolean" }, port: { type: "string" } } });

await buildPage();
if (options.build !== true) serve(Number(options.port ?? 4173));

async function buildPage(): Promise<void> {
  rmSync(out, { recursive: true, force: true });
  const workers = ["main", "server-worker", "compiler-worker", "try-worker"];
  await build({
    ...browserBundle,
    entryPoints: Object.fromEntries(workers.map((name) => [name, `playground/src/${name}.ts`])),
    outdir: out,
  });
  await build({
    ...browserBundle,
    stdin: { contents: mapExports(), resolveDir: join(root, "runtime/src"), sourcefile: "index.ts", loader: "ts" },
    outfile: join(out, "runtime/index.js"),
    splitting: false,
  });
  await build({
    ...browserBundle,
    entryPoints: { validation: "runtime/src/validation.ts" },
    outdir: join(out, "runtime"),
    splitting: false,
  });
  for (const file of ["index.html", "style.css"]) cpSync(join(source, file), join(out, file));
  writeFileSync(join(out, "examples.json"), JSON.stringify(copyExamples()));
}

/** The examples with everything that they are checked with; the smallest comes first, for the page opens it. */
function copyExamples(): readonly { readonly name: string; readonly program: string; readonly files: readonly string[] }[] {
  const examples = join(root, "examples");
  const workspace = createWorkspace(createNodeHost(examples, process.env));
  const found = readdirSync(examples).flatMap((name) => {
    const program = `${name}/${name}.integ`;
    if (!existsSync(join(examples, program))) return [];
    const { inputs } = workspace.check(join(examples, program));
    const files = [...inputs.keys()].map((file) => relative(examples, file)).sort();
    for (const file of files) cpSync(join(examples, file), join(out, "examples", file));
    return [{ name, program, files, size: files.reduce((sum, file) => sum + statSync(join(examples, file)).size, 0) }];
  });
  return found.sort((left, right) => left.size - right.size).map(({ name, program, files }) => ({ name, program, files }));
}

/** What generated maps import of the runtime; the rest of it needs Node, and no map calls it. */
function mapExports(): string {
  const index = readFileSync(join(root, "runtime/src/index.ts"), "utf8");
  const exports = index.match(/^export \{[^}]*\} from "\.\/(?:functions\/|values\/|failure|validator)[^"]*";$/gm) ?? [];
  return exports.join("\n");
}

function serve(port: number): void {
  const server = createServer(({ url }, response) => {
    const { pathname } = new URL(url ?? "/", "http://localhost");
    sendFile(response, out, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
  });
  server.listen(port, "127.0.0.1", () => {
    console.log(`The playground is at http://localhost:${(server.address() as AddressInfo).port}/`);
  });
}
