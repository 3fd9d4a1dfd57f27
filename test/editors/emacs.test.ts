import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readmeBlocks, testEditor } from "./editor.ts";

const clients = [
  { client: "eglot", chapter: "With eglot", answers: "" },
  // It asks for a project's folder the first time.
  { client: "lsp-mode", chapter: "With lsp-mode", answers: "(setq lsp-auto-guess-root t)" },
];

for (const { client, chapter, answers } of clients) {
  testEditor({
    name: `Emacs with ${client}`,
    installed: ["emacs", "--batch", "-f", "package-activate-all", "--eval", `(require '${client})`],
    command(home) {
      const configuration = join(home, "init.el");
      writeFileSync(configuration, [...readmeBlocks("Emacs", "elisp"), ...readmeBlocks(chapter, "elisp"), answers].join("\n"));
      const session = join(import.meta.dirname, "emacs-session.el");
      return ["emacs", "--batch", "-f", "package-activate-all", "-l", configuration, "-l", session];
    },
    environment: { INTEG_CLIENT: client },
    attached: { language: "integ-mode", comment: "// " },
  });
}
