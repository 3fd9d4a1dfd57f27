#!/usr/bin/env node
import { enableCompileCache } from "node:module";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  console.error(`integ needs Node 22.19 or later; this is ${process.version}.`);
  process.exit(2);
}
// The compiler's own code is compiled once, not at every start.
enableCompileCache?.();
await import("../dist/cli.js");
