import { unknownDeclaration } from "../../diagnostics/codes/names.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { proposeSystem } from "../../scaffold/system.ts";
import { systemNames } from "../../scaffold/system-names.ts";
import type { Host } from "../../source/host.ts";
import type { View } from "../view.ts";
import { type ActionPlace, type ActionProvider, type CodeAction, insert } from "./action.ts";

/** How many bytes of a file are looked at to see whether it describes an API. */
const looked = 4_096;
/** How many descriptions are offered. */
const mostOffered = 8;

/**
 * Writes a `system` from a description that lies beside the program, or in `specs`: between the declarations from any that no
 * system has yet, and where a name is used that no system has from the one that is called so.
 */
export const addSystem: ActionProvider = (place) => {
  const { view, span, path } = place;
  const unknown = view.checked.diagnostics.filter(
    ({ code, location, data }) =>
      code === unknownDeclaration.definition.code &&
      data["kind"] === "system" &&
      location.file === view.file &&
      location.start <= span.end &&
      span.start <= location.end,
  );
  const isBetween = path.nodes.length === 1 || path.nodes.at(-1)?.kind === "SystemDeclaration";
  if (!isBetween && unknown.length === 0) return [];
  const paths = freeDescriptions(view);
  const names = systemNames(
    paths,
    paths.map(() => ""),
  );
  return paths
    .flatMap((description, index): readonly CodeAction[] => {
      const name = names[index] ?? "";
      const meant = unknown.filter(({ data }) => data["name"] === name);
      if ((!isBetween && meant.length === 0) || isTaken(view, name)) return [];
      return [actionOf(place, name, description, meant)];
    })
    .slice(0, mostOffered);
};

function actionOf(place: ActionPlace, name: string, description: string, diagnostics: readonly Diagnostic[]): CodeAction {
  const { host, file, text } = place.view;
  return {
    title: `Add \`system ${name}\` from ${description}`,
    kind: diagnostics.length > 0 ? "quickfix" : "refactor.rewrite",
    diagnostics,
    edits() {
      const proposal = proposeSystem({ host, entry: file, text, name, description });
      return proposal.kind === "proposed" ? proposal.insertions.map((each) => insert(place, each.offset, each.text)) : [];
    },
  };
}

function isTaken({ parsed }: View, name: string): boolean {
  return parsed.file.declarations.some((declaration) =>
    declaration.kind === "ImportDeclaration"
      ? declaration.names.some((each) => each.kind === "Identifier" && each.name === name)
      : "name" in declaration && declaration.name.kind === "Identifier" && declaration.name.name === name,
  );
}

/** The descriptions beside a program and in its `specs` that it does not read, as it would name them. */
function freeDescriptions({ host, file, checked }: View): readonly string[] {
  const here = host.resolve(file, ".");
  const candidates = ["", "specs/"].flatMap((folder) =>
    (host.list(folder === "" ? here : host.resolve(file, "specs")) ?? [])
      .filter(({ name, isFolder }) => !isFolder && /\.(?:json|ya?ml)$/iu.test(name) && !/\boverlay\b/iu.test(name))
      .map(({ name }) => `${folder}${name}`),
  );
  return candidates.filter((path) => {
    const full = host.resolve(file, path);
    return !checked.contracts.has(full) && !checked.inputs.has(full) && describesApi(host, full);
  });
}

/** Whether a file says in its first lines that it is OpenAPI or Swagger. */
function describesApi(host: Host, path: string): boolean {
  const handle = host.open(path);
  if ("failure" in handle) return false;
  const start = new TextDecoder().decode(handle.readRange(0, Math.min(looked, handle.size)));
  return /(?:^|[\s{,])["']?(?:openapi|swagger)["']?\s*:\s*["']?[23]\./u.test(start);
}
