import type { ConnectorContext } from "./context.ts";
import type { Alert, DeadLetters, Engine, EngineStatus } from "./engine/engine.ts";
import { createSqliteEngine } from "./engine/sqlite.ts";
import { ConfigurationError } from "./failure.ts";
import type { FlowDefinition } from "./flow/define-flow.ts";
import { jsonLogger, type Logger } from "./logger.ts";
import type { RunEvent } from "./observe.ts";
import { environmentSecrets, Redactor, type Secret, type SecretProvider } from "./secret.ts";
import { handleWebhook, problem, type WebhookEndpoint } from "./webhooks/handle.ts";
import { nodeWorld } from "./world/node.ts";
import type { World } from "./world.ts";

/** What generated code says about an integration. */
export interface ConnectorDefinition<Systems> {
  readonly name: string;
  readonly version: string;
  /** Configuration that must be there. */
  readonly environment: readonly string[];
  readonly optionalEnvironment?: readonly string[];
  readonly secrets: readonly string[];
  readonly systems: (context: ConnectorContext) => Systems;
  readonly flows: (systems: Systems, context: ConnectorContext) => readonly FlowDefinition[];
  readonly webhooks: (context: ConnectorContext) => readonly WebhookEndpoint[];
}

/** What an application may say. */
export interface ConnectorOptions {
  /** Where configuration comes from; the process's environment unless given. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Where secrets come from; the environment unless given. */
  readonly secrets?: SecretProvider;
  /** The file that keeps runs, or `:memory:`; `.integ/NAME.sqlite` unless given. */
  readonly storage?: string;
  readonly world?: World;
  readonly logger?: Logger;
  /** Told of a run that has failed for good, where a flow asks for it. Has no data of a record. */
  readonly onAlert?: (alert: Alert) => void | Promise<void>;
  /** Told of everything that happens, for live displays. */
  readonly observe?: (event: RunEvent) => void;
  /** Runs at the same time; 16 unless given. */
  readonly concurrency?: number;
}

/** An integration that runs: mount `fetch` in any server, call `start`, and `stop` before the process ends. */
export interface Connector<Systems> {
  /** Typed clients of the systems, for use beside the flows. */
  readonly systems: Systems;
  /** Answers webhooks, and `GET /healthz`. */
  fetch(request: Request): Promise<Response>;
  /** Begins to run what is stored, runs that a crash interrupted first among them. */
  start(): Promise<void>;
  /** Takes no further run, lets running steps end for a while, and closes the storage. */
  stop(): Promise<void>;
  /** Resolves when no accepted run is left to do. */
  idle(): Promise<void>;
  status(): Promise<EngineStatus>;
  readonly deadLetters: DeadLetters;
}

/**
 * Makes a connector. Nothing is opened or sent before `start`.
 *
 * @throws {ConfigurationError} naming everything that is missing
 */
export function createConnector<Systems>(definition: ConnectorDefinition<Systems>, options: ConnectorOptions = {}): Connector<Systems> {
  const environment = options.environment ?? process.env;
  const provider = options.secrets ?? environmentSecrets(environment);
  requireConfiguration(definition, environment, provider);
  const world = options.world ?? nodeWorld();
  const redactor = new Redactor();
  const logger = options.logger ?? jsonLogger(definition.name, world.clock, redactor, (line) => void process.stderr.write(`${line}\n`));
  const context: ConnectorContext = {
    environment: (name) => environment[name] ?? "",
    // Set to nothing is not set.
    optionalEnvironment: (name) => environment[name] || undefined,
    secret: (name) => secretOf(name, provider, redactor),
    world,
    logger,
    observe: (event) => options.observe?.(event),
  };
  const systems = definition.systems(context);
  const endpoints = new Map(definition.webhooks(context).map((endpoint) => [endpoint.path, endpoint]));
  const engine: Engine = createSqliteEngine({
    path: options.storage ?? `.integ/${definition.name}.sqlite`,
    flows: definition.flows(systems, context),
    clock: world.clock,
    randomBytes: (count) => world.randomBytes(count),
    logger,
    observe: context.observe,
    onAlert: options.onAlert,
    concurrency: options.concurrency,
  });
  return {
    systems,
    async fetch(request) {
      const { pathname } = new URL(request.url);
      if (pathname === "/healthz" && request.method === "GET")
        return Response.json({ name: definition.name, version: definition.version, status: "ok" });
      const endpoint = endpoints.get(pathname);
      return endpoint === undefined ? problem(404, "nothing is here") : handleWebhook(context, engine, endpoint, request);
    },
    start: () => engine.start(),
    async stop() {
      await engine.stop();
      if (options.world === undefined) await world.close();
    },
    idle: () => engine.idle(),
    status: () => engine.status(),
    deadLetters: engine.deadLetters,
  };
}

function requireConfiguration<Systems>(
  definition: ConnectorDefinition<Systems>,
  environment: Readonly<Record<string, string | undefined>>,
  provider: SecretProvider,
): void {
  const missing = [
    ...definition.environment.filter((name) => (environment[name] ?? "") === ""),
    ...definition.secrets.filter((name) => provider.has?.(name) === false).map((name) => `${name} (secret)`),
  ];
  if (missing.length > 0)
    throw new ConfigurationError(
      `${definition.name} is not configured: ${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} missing`,
    );
}

function secretOf(name: string, provider: SecretProvider, redactor: Redactor): Secret {
  return async () => {
    const value = await provider.get(name);
    if (value === undefined) throw new ConfigurationError(`the secret ${name} is missing`);
    redactor.add(value);
    return value;
  };
}
