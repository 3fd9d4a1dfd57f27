import type { Feature } from "./feature.ts";
import { codeActionsFeature } from "./features/code-actions.ts";
import { semanticTokensFeature } from "./features/semantic-tokens.ts";

/** All features of the server, one file each. */
export const features: readonly Feature[] = [codeActionsFeature, semanticTokensFeature];
