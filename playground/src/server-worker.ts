import { serveWorker } from "../../src/language-server/browser.ts";

serveWorker(globalThis as never, "0.1.0");
