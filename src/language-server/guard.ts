import { type CancellationToken, type Connection, ErrorCodes, LSPErrorCodes, ResponseError } from "vscode-languageserver";

/** What happens around each message. */
export interface MessageGuard {
  /** Whether requests are answered now: not before `initialize`, and not after `shutdown` (LSP 3.18, Lifecycle Messages). */
  readonly phase: () => "starting" | "running" | "ending";
  /** Called in front of each message. */
  readonly before: (isRequest: boolean) => void;
  /** A line for the log of the editor. */
  readonly log: (line: string) => void;
}

type Handler = (...parameters: readonly unknown[]) => unknown;

/**
 * A connection whose handlers cannot hurt the server: what one throws is an error answer and a line in the log, with the
 * names of functions and no text of a program or a description. A request that was cancelled is not answered otherwise.
 */
export function guardConnection(connection: Connection, guard: MessageGuard): Connection {
  return guardMembers(connection, guard);
}

/** Members that have handlers of their own. */
const parts: ReadonlySet<string | symbol> = new Set([
  "languages",
  "semanticTokens",
  "callHierarchy",
  "inlayHint",
  "diagnostics",
  "foldingRange",
]);

function guardMembers<Target extends object>(target: Target, guard: MessageGuard): Target {
  return new Proxy(target, {
    get(_, property) {
      const value: unknown = Reflect.get(target, property);
      if (parts.has(property) && typeof value === "object" && value !== null) return guardMembers(value, guard);
      if (!isHandler(value)) return value;
      if (!/^on/u.test(String(property))) return value.bind(target);
      return (...parameters: unknown[]) => {
        const [first] = parameters;
        const name = typeof first === "string" ? first : String(property);
        return value.apply(
          target,
          parameters.map((each) => (isHandler(each) ? guarded(each, name, guard) : each)),
        );
      };
    },
  });
}

function guarded(handler: Handler, name: string, guard: MessageGuard): Handler {
  return (...parameters) => {
    // Only requests can be cancelled, so only they have one.
    const token = parameters.find(isToken);
    const fail = (error: unknown): undefined => {
      if (error instanceof ResponseError && token !== undefined) throw error;
      guard.log(`${name} failed: ${describeError(error)}`);
      if (token !== undefined) throw new ResponseError(ErrorCodes.InternalError, `${name} failed; the log says where`);
    };
    const phase = guard.phase();
    if (token === undefined && phase !== "running") return undefined;
    if (phase === "starting") throw new ResponseError(ErrorCodes.ServerNotInitialized, "`initialize` comes first");
    if (phase === "ending") throw new ResponseError(ErrorCodes.InvalidRequest, "the server was shut down");
    refuseCancelled(token);
    try {
      guard.before(token !== undefined);
      const result = handler(...parameters);
      if (!(result instanceof Promise)) return result;
      return result.then((value: unknown) => {
        refuseCancelled(token);
        return value;
      }, fail);
    } catch (error) {
      return fail(error);
    }
  };
}

/** The answer of a cancelled request. */
export function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
}

/** Throws where a request was cancelled. */
export function refuseCancelled(token: CancellationToken | undefined): void {
  if (token?.isCancellationRequested === true) throw cancelled();
}

/** What an error was and where, without its message: that may quote what a user wrote. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? "")
    .replace(error.message, "")
    .split("\n")
    .filter((line) => /^\s+at /u.test(line));
  return [error.name, ...frames.slice(0, 8).map((line) => line.trim())].join(" ");
}

function isHandler(value: unknown): value is Handler {
  return typeof value === "function";
}

function isToken(value: unknown): value is CancellationToken {
  return typeof value === "object" && value !== null && "isCancellationRequested" in value;
}
