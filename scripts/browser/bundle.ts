import { resolve } from "node:path";
import type { BuildOptions, Plugin } from "esbuild";

const root = resolve(import.meta.dirname, "../..");

/** How sources are bundled for a browser: what they need of Node is there in another way, and nothing else of it is. */
export const browserBundle: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "browser",
  target: "es2022",
  chunkNames: "chunks/[name]-[hash]",
  metafile: true,
  logLevel: "warning",
  minify: true,
  legalComments: "linked",
  inject: ["scripts/browser/globals.ts"],
  plugins: [nodeModules()],
};

function nodeModules(): Plugin {
  return {
    name: "node-modules",
    setup(build) {
      build.onResolve({ filter: /^node:(crypto|module)$/ }, ({ path }) => ({
        path: resolve(import.meta.dirname, `${path.replace(":", "-")}.ts`),
      }));
    },
  };
}
