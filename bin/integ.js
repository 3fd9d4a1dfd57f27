#!/usr/bin/env node
// Written so that a Node too old for Integ can still read it and say so.
import { existsSync } from "node:fs";
import module from "node:module";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  await runWithPinnedNode();
} else if (!existsSync(new URL("../dist/cli.js", import.meta.url))) {
  console.error("integ: not built yet: run `npm run build` first.");
  process.exitCode = 2;
} else {
  // V8 keeps what it made of the compiler's code, so that the next start need not compile it again.
  module.enableCompileCache?.();
  await import("../dist/cli.js");
}

/** A project that pins Node through the npm package `node` means that one, also where another stands first in PATH. */
async function runWithPinnedNode() {
  const { fileURLToPath } = await import("node:url");
  const candidates = ["../node_modules/node/bin/node", "../../node/bin/node"].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  const pinned = candidates.find((path) => existsSync(path));
  if (pinned === undefined || process.env.INTEG_PINNED_NODE === pinned) {
    console.error(
      `integ: Node 22.19 or newer is needed, and this is ${process.versions.node}: see https://nodejs.org, or \`npm install --save-dev node@24\`.`,
    );
    process.exit(2);
  }
  const { spawnSync } = await import("node:child_process");
  const result = spawnSync(pinned, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: "inherit",
    env: { ...process.env, INTEG_PINNED_NODE: pinned },
  });
  process.exit(result.status === null ? 2 : result.status);
}
