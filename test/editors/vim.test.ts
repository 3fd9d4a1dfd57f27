import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { readmeBlocks, testEditor } from "./editor.ts";

const vim = ["vim", "-N", "-n", "-i", "NONE", "--not-a-term"] as const;

testEditor({
  name: "Vim with ALE",
  installed: [...vim, "-u", "NONE", "-es", "-c", "packadd ale", "-c", "execute exists(':ALEHover') == 2 ? 'qall!' : 'cquit'"],
  command(home) {
    const configuration = join(home, "vimrc");
    const editors = resolve(import.meta.dirname, "../../editors");
    writeFileSync(configuration, readmeBlocks("With ALE", "vim").join("\n").replace("…/editors", editors));
    return [...vim, "-T", "dumb", "-u", configuration, "billing.integ", "-S", join(import.meta.dirname, "vim-session.vim")];
  },
  attached: { language: "integ", comment: "// %s" },
});
