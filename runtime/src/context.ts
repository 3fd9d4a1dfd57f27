import type { Logger } from "./logger.ts";
import type { RunEvent } from "./observe.ts";
import type { Secret } from "./secret.ts";
import type { World } from "./world.ts";

/** What systems and webhooks are made with. */
export interface ConnectorContext {
  /** A configured value; it is there, for the connector checks that at start. */
  environment(name: string): string;
  optionalEnvironment(name: string): string | undefined;
  secret(name: string): Secret;
  readonly world: World;
  readonly logger: Logger;
  observe(event: RunEvent): void;
}
