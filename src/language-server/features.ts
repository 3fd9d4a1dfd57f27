import type { Feature } from "./feature.ts";

/** All features of the server, one file each. */
export const features: readonly Feature[] = [];
