import type { Feature } from "./feature.ts";
import { callHierarchyFeature } from "./features/call-hierarchy.ts";
import { codeActionsFeature } from "./features/code-actions.ts";
import { codeLensFeature } from "./features/code-lens.ts";
import { completionFeature } from "./features/completion.ts";
import { definitionFeature } from "./features/definition.ts";
import { documentLinksFeature } from "./features/document-links.ts";
import { documentTestsFeature } from "./features/document-tests.ts";
import { fileMovesFeature } from "./features/file-moves.ts";
import { foldingFeature } from "./features/folding.ts";
import { formattingFeature } from "./features/formatting.ts";
import { generatedFilesFeature } from "./features/generated-files.ts";
import { hoverFeature } from "./features/hover.ts";
import { inlayHintsFeature } from "./features/inlay-hints.ts";
import { programStatusFeature } from "./features/program-status.ts";
import { referencesFeature } from "./features/references.ts";
import { renameFeature } from "./features/rename.ts";
import { selectionRangesFeature } from "./features/selection-ranges.ts";
import { semanticTokensFeature } from "./features/semantic-tokens.ts";
import { signatureHelpFeature } from "./features/signature-help.ts";
import { symbolsFeature } from "./features/symbols.ts";

/** All features of the server, one file each. */
export const features: readonly Feature[] = [
  callHierarchyFeature,
  codeActionsFeature,
  codeLensFeature,
  completionFeature,
  definitionFeature,
  documentLinksFeature,
  documentTestsFeature,
  fileMovesFeature,
  foldingFeature,
  formattingFeature,
  generatedFilesFeature,
  hoverFeature,
  inlayHintsFeature,
  programStatusFeature,
  referencesFeature,
  renameFeature,
  selectionRangesFeature,
  semanticTokensFeature,
  signatureHelpFeature,
  symbolsFeature,
];
