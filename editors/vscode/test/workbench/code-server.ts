import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** Where npm puts the VS Code that runs on a server; the folder is there when its second part is installed, too. */
export const codeServer = resolve(import.meta.dirname, "../../workbench/node_modules/code-server");
export const codeServerParts = join(codeServer, "lib/vscode/node_modules");

/** A whole VS Code, with the extension installed from its archive. */
export interface CodeServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Nothing is saved but by what a test does, and the code is what is seen. */
const settings = {
  "chat.disableAIFeatures": true,
  "files.autoSave": "off",
  // Its text is in the page then.
  "terminal.integrated.gpuAcceleration": "off",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.colorTheme": "Default Light Modern",
};

/**
 * Starts it.
 *
 * @param packed the extension's archive
 * @param home a folder for all that it writes
 * @param folder the folder that is open
 */
export async function startCodeServer(packed: string, home: string, folder: string): Promise<CodeServer> {
  mkdirSync(join(home, "data/User"), { recursive: true });
  writeFileSync(join(home, "data/User/settings.json"), JSON.stringify(settings));
  const environment = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home, XDG_DATA_HOME: home };
  const entry = join(codeServer, "out/node/entry.js");
  const folders = ["--extensions-dir", join(home, "extensions"), "--user-data-dir", join(home, "data")];
  const installed = spawnSync(process.execPath, [entry, ...folders, "--install-extension", packed], { encoding: "utf8", env: environment });
  if (!installed.stdout.includes("was successfully installed")) throw new Error(`${installed.stdout}${installed.stderr}`);
  const child = spawn(
    process.execPath,
    [entry, ...folders, "--auth", "none", "--disable-workspace-trust", "--disable-update-check", "--bind-addr", "127.0.0.1:0", folder],
    { env: environment, stdio: ["ignore", "pipe", "ignore"] },
  );
  return {
    url: `${await addressOf(child)}?folder=${encodeURIComponent(folder)}`,
    close: () =>
      new Promise((done) => {
        child.once("exit", () => done());
        child.kill();
      }),
  };
}

/** The address that it says it listens on. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let said = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const address = /HTTP server listening on (\S+)/.exec(said)?.[1];
      if (address !== undefined) done(address);
    });
    child.once("exit", () => fail(new Error(`it ended: ${said}`)));
  });
}
