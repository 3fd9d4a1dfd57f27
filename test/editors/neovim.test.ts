import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readmeBlocks, testEditor } from "./editor.ts";

const [, major, minor] = /NVIM v(\d+)\.(\d+)/u.exec(spawnSync("nvim", ["--version"], { encoding: "utf8" }).stdout ?? "") ?? [];
const isNew = Number(major) > 0 || Number(minor) >= 11;

testEditor({
  name: "Neovim",
  installed: ["nvim", "--version"],
  command(home) {
    const configuration = join(home, "init.lua");
    writeFileSync(configuration, readmeBlocks(isNew ? "Neovim 0.11 and later" : "Neovim 0.7 to 0.10", "lua").join("\n"));
    const session = join(import.meta.dirname, "neovim-session.lua");
    return ["nvim", "--headless", "-n", "-i", "NONE", "-u", configuration, "billing.integ", "-c", `luafile ${session}`];
  },
  attached: { language: "integ", comment: "// %s" },
});
