import type { Diagnostic, Fix } from "../../diagnostics/diagnostic.ts";
import { compatible } from "../../diagnostics/edits.ts";
import type { ActionPlace, ActionProvider, CodeAction } from "./action.ts";

/** The fixes of the diagnostics that the selection touches, and of all of their kind in the file where each has only one. */
export const quickFixes: ActionProvider = (place) => {
  const { view, span } = place;
  const touched = own(place).filter(({ location }) => location.start <= span.end && span.start <= location.end);
  const single = touched.flatMap((diagnostic) =>
    diagnostic.fixes.map(
      (fix): CodeAction => ({
        title: fix.title,
        kind: "quickfix",
        diagnostics: [diagnostic],
        isPreferred: diagnostic.fixes.length === 1,
        edits: () => fix.edits,
      }),
    ),
  );
  const codes = [...new Set(touched.map(({ code }) => code))];
  return [...single, ...codes.flatMap((code) => allOfKind(view.checked.diagnostics, place, code))];
};

/** Everything in the file that can be mended without asking; see {@link Fix.safe}. */
export const fixAll: ActionProvider = (place) => {
  const fixes = compatible(own(place).flatMap((diagnostic) => diagnostic.fixes.filter(({ safe }) => safe === true)));
  if (fixes.length === 0) return [];
  return [
    {
      title: fixes.length === 1 ? "Mend what is certain in this file" : `Mend what is certain in this file (${fixes.length} places)`,
      kind: "source.fixAll.integ",
      edits: () => editsOf(fixes),
    },
  ];
};

function own({ view }: ActionPlace): readonly Diagnostic[] {
  return view.checked.diagnostics.filter(({ location, fixes }) => location.file === view.file && fixes.length > 0);
}

/** One action for all diagnostics of a code in the file, where there are several that can be mended in one way each. */
function allOfKind(diagnostics: readonly Diagnostic[], { view }: ActionPlace, code: string): readonly CodeAction[] {
  const same = diagnostics.filter((each) => each.code === code && each.location.file === view.file && each.fixes.length === 1);
  const fixes = compatible(same.flatMap((each) => each.fixes));
  if (fixes.length < 2) return [];
  const mended = same.filter((each) => each.fixes.some((fix) => fixes.includes(fix)));
  const titles = new Set(fixes.map(({ title }) => title));
  const [title = ""] = titles;
  const words =
    titles.size === 1 ? `${title}, in all ${fixes.length} places of this file` : `Mend all ${fixes.length} of ${code} in this file`;
  return [{ title: words, kind: "quickfix", diagnostics: mended, edits: () => editsOf(fixes) }];
}

function editsOf(fixes: readonly Fix[]): Fix["edits"] {
  return fixes.flatMap(({ edits }) => edits);
}
