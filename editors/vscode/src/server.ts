import manifest from "../../../package.json" with { type: "json" };
import { serveWorker } from "../../../src/language-server/browser.ts";

// The script of the web worker.
serveWorker(globalThis as never, manifest.version, true);
