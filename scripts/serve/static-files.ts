import { createReadStream, statSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { extname, resolve, sep } from "node:path";

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ttf": "font/ttf",
  ".wasm": "application/wasm",
};

/**
 * Answers with a file of a folder, and with 404 where there is none; what lies outside of the folder is not there.
 *
 * @param path the path of the request below the folder, still encoded as in a URL
 */
export function sendFile(response: ServerResponse, folder: string, path: string): void {
  const file = resolve(folder, `./${decoded(path)}`);
  if (!file.startsWith(folder + sep) || statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
    sendNotFound(response);
    return;
  }
  response.writeHead(200, { "content-type": contentTypes[extname(file)] ?? "text/plain; charset=utf-8" });
  createReadStream(file).pipe(response);
}

/** Answers that there is no such thing. */
export function sendNotFound(response: ServerResponse): void {
  response.writeHead(404).end("Not found");
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
