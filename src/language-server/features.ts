import type { Feature } from "./feature.ts";
import { codeActionsFeature } from "./features/code-actions.ts";
import { codeLensFeature } from "./features/code-lens.ts";
import { documentTestsFeature } from "./features/document-tests.ts";
import { generatedFilesFeature } from "./features/generated-files.ts";
import { inlayHintsFeature } from "./features/inlay-hints.ts";
import { programStatusFeature } from "./features/program-status.ts";
import { semanticTokensFeature } from "./features/semantic-tokens.ts";

/** All features of the server, one file each. */
export const features: readonly Feature[] = [
  codeActionsFeature,
  codeLensFeature,
  documentTestsFeature,
  generatedFilesFeature,
  inlayHintsFeature,
  programStatusFeature,
  semanticTokensFeature,
];
