import { serveWorker } from "../../src/language-server/browser.ts";

serveWorker(globalThis, "playground");
