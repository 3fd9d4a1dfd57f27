import type { SettingTable } from "../setting.ts";
import { flowSettings } from "./flow.ts";
import { integrationSettings } from "./integration.ts";
import { operationSettings } from "./operation.ts";
import { breakerSettings, bulkheadSettings, callSettings, policySettings, retrySettings } from "./policy.ts";
import { syncSettings } from "./sync.ts";
import { rateSettings, systemSettings } from "./system.ts";
import { webhooksSettings } from "./webhooks.ts";

/** All blocks of settings by the word that opens them: for completion and the reference. */
export const settingTables: ReadonlyMap<string, SettingTable> = new Map([
  ["integration", integrationSettings],
  ["policy", policySettings],
  ["retry", retrySettings],
  ["breaker", breakerSettings],
  ["bulkhead", bulkheadSettings],
  ["system", systemSettings],
  ["rate", rateSettings],
  ["operation", operationSettings],
  ["webhooks", webhooksSettings],
  ["flow", flowSettings],
  ["with", callSettings],
  ["sync", syncSettings],
]);
