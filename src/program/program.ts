import type { JsonSchema } from "../types/json-schema.ts";
import type { Json } from "../types/type.ts";

/**
 * The Program: everything resolved, typed and decided, as plain data that serialises to JSON. Every backend reads this
 * and nothing else. A backend that has to look back at a syntax tree or a description means that a field is missing here.
 */
export interface Program {
  readonly formatVersion: 1;
  readonly integration: {
    readonly name: string;
    readonly version: string;
    readonly doc?: string | undefined;
    /** Who answers for it. */
    readonly owner?: string | undefined;
  };
  readonly environment: readonly EnvironmentVariable[];
  readonly secrets: readonly EnvironmentVariable[];
  /** The types that the program uses, with no more of each than it uses. `$ref` is `#/types/ID`. */
  readonly types: Readonly<Record<TypeId, ProgramType>>;
  readonly systems: readonly ProgramSystem[];
  readonly tables: readonly ProgramTable[];
  readonly maps: readonly ProgramMap[];
  readonly flows: readonly ProgramFlow[];
  readonly tests: readonly ProgramTest[];
  readonly guards: readonly Guard[];
  /** What the description does not say and the program assumes; verified at run time. */
  readonly assumptions: readonly {
    readonly system: string;
    readonly subject: string;
    readonly statement: string;
    readonly at: Provenance;
  }[];
  /** How many constraints of targets were proved and how many are guarded. */
  readonly counts: { readonly proved: number; readonly guarded: number };
}

/** A safe identifier in PascalCase, unique in the program, such as `StripeCustomer`. */
export type TypeId = string;

/** Where a decision was taken from: a place in the program, and the place in a description that it follows from. */
export interface Provenance {
  readonly file: string;
  /** Offsets in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly description?: { readonly file: string; readonly pointer: string } | undefined;
}

export interface EnvironmentVariable {
  readonly name: string;
  /** What it is for, in words (`the bearer token of stripe`). */
  readonly uses: readonly string[];
  /** The program gives a default (`env.X ?? "…"`) wherever it reads it: the connector starts without it. */
  readonly optional: boolean;
}

export interface ProgramType {
  readonly id: TypeId;
  /** The name in the description or the program (`stripe.customer`). */
  readonly name: string;
  readonly doc?: string | undefined;
  readonly schema: JsonSchema;
  readonly origin?: { readonly file: string; readonly pointer: string } | undefined;
}

export interface ProgramSystem {
  readonly name: string;
  readonly doc?: string | undefined;
  /** The description's title, for comments. */
  readonly title: string;
  readonly description: { readonly file: string; readonly format: string; readonly version: string };
  /** The base URL: text from the program, the description, or the environment. */
  readonly server: Expr;
  /** Sent with every request. Names as written; RFC 9110 compares them without case. */
  readonly headers: readonly { readonly name: string; readonly value: Expr }[];
  readonly auth: Auth;
  readonly rate?: { readonly limit: number; readonly perMilliseconds: number; readonly burst?: number | undefined } | undefined;
  /** The header that carries the idempotency key of a write. */
  readonly idempotencyHeader?: string | undefined;
  /** For a system that answers 2xx with an error inside: when an answer is one, and its text. Both are read from `body`. */
  readonly fails?: { readonly when: Expr; readonly text: Expr } | undefined;
  readonly operations: readonly ProgramOperation[];
  readonly webhooks: readonly ProgramWebhooks[];
}

export type Auth =
  | { readonly kind: "none" }
  | { readonly kind: "bearer"; readonly token: Expr }
  | { readonly kind: "basic"; readonly username: Expr; readonly password: Expr }
  | { readonly kind: "apiKey"; readonly in: "header" | "query" | "cookie"; readonly name: string; readonly value: Expr }
  | {
      readonly kind: "oauth2.clientCredentials";
      readonly clientId: Expr;
      readonly clientSecret: Expr;
      /** Absolute, or relative to the system's server. */
      readonly tokenUrl: Expr;
      readonly scopes: readonly string[];
      /** How the client authenticates to the token endpoint (RFC 6749 section 2.3.1). */
      readonly clientAuthentication: "basic" | "body";
      readonly audience?: Expr | undefined;
    };

/** The policy of one operation, merged key by key from call, operation, system and integration. Times in milliseconds. */
export interface Policy {
  /** The whole call, all attempts and waits included. */
  readonly deadline?: number | undefined;
  /** One attempt. */
  readonly timeout?: number | undefined;
  readonly retry?:
    | {
        /** The first try included. */
        readonly attempts: number;
        readonly backoff: {
          readonly kind: "constant" | "exponential";
          readonly initial: number;
          readonly maximum: number;
          readonly factor: number;
        };
        readonly jitter: "none" | "full" | "equal";
        /** Statuses (`429`), classes (`5xx`), `timeout`, `network`. */
        readonly on: readonly FailureName[];
      }
    | undefined;
  readonly breaker?:
    | {
        /** From 0 to 1. */
        readonly failureRatio: number;
        /** The number of calls that the ratio is taken over. */
        readonly minimumCalls: number;
        readonly halfOpenAfter: number;
      }
    | undefined;
  readonly bulkhead?: { readonly concurrent: number; readonly queue: number } | undefined;
}

/** What can go wrong on a call: `409`, `4xx`, `timeout`, `network`, `malformed`, `answer` and the text of one in quotes (`"not_found"`), `rateLimit` (429), `auth`, `breaker`, `guard`, `failure` (any of them). */
export type FailureName = string;

/** One thing that can go wrong with a call, and what becomes of it. */
export interface CallFailure {
  /**
   * What a handler can name; a class (`4xx`) stands for the statuses of it that have no row of their own. And two things that
   * no handler can name: `refused` (an argument or a handler raises `fail`, or `!` finds nothing) and `outcomeUnknown` (the
   * process ended during a call that may not be repeated).
   */
  readonly failure: FailureName;
  /** For statuses: the description says that the operation may answer so. */
  readonly documented?: boolean | undefined;
  /** The credentials are renewed and the request is sent once more, before it counts as a failure. */
  readonly renewed?: true | undefined;
  /** How often the call is tried before the outcome is reached, the first time included; undefined where it is tried once. */
  readonly attempts?: number | undefined;
  readonly outcome: Handler["outcome"]["kind"];
  /** The place in `handlers` of the one that decides; undefined where it is what the flow says. */
  readonly handler?: number | undefined;
}

export interface ProgramOperation {
  /** The name that the program uses; a safe identifier is made by codegen. */
  readonly name: string;
  readonly operationId?: string | undefined;
  readonly doc?: string | undefined;
  readonly deprecated: boolean;
  readonly method: string;
  /** The path template, `{name}` for parameters. */
  readonly path: string;
  /** Only the parameters that the program gives a value, and the required ones. */
  readonly parameters: readonly ProgramParameter[];
  readonly body?: ProgramBody | undefined;
  /** Successful answers by status, `2XX` or `default`, with what the program reads of them. */
  readonly responses: readonly ProgramResponse[];
  /** The type of the result; undefined where nothing is read or there is no body. */
  readonly result?: JsonSchema | undefined;
  /** Documented failures, as the description spells their statuses. */
  readonly errors: readonly { readonly status: string; readonly doc?: string | undefined }[];
  readonly policy: Policy;
  /** Why the operation may be sent again, or that it may not. */
  readonly repeatable: "method" | "idempotencyKey" | "declared" | "no";
  readonly at: Provenance;
}

export interface ProgramParameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  readonly style: string;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly schema: JsonSchema;
  readonly doc?: string | undefined;
}

export interface ProgramBody {
  readonly mediaType: string;
  readonly required: boolean;
  /** With no more properties than the program writes and the required ones. */
  readonly schema: JsonSchema;
  /** For forms and multipart bodies: how each property is written, where it is not the default. */
  readonly encoding: Readonly<
    Record<string, { readonly contentType?: string; readonly style?: string; readonly explode?: boolean; readonly allowReserved?: boolean }>
  >;
}

export interface ProgramResponse {
  readonly status: string;
  readonly mediaType?: string | undefined;
  readonly schema?: JsonSchema | undefined;
}

export interface ProgramWebhooks {
  readonly path: string;
  readonly verify: WebhookVerification;
  /** What makes a delivery unique; read from `body` and `headers`. */
  readonly id?: Expr | undefined;
  readonly events: readonly ProgramEvent[];
  readonly at: Provenance;
}

export type WebhookVerification =
  | { readonly kind: "none" }
  | {
      readonly kind: "stripe" | "github" | "slack" | "standardWebhooks";
      readonly secret: Expr;
      readonly toleranceMilliseconds?: number | undefined;
    }
  | {
      readonly kind: "hmac";
      readonly secret: Expr;
      readonly header: string;
      readonly algorithm: "sha1" | "sha256" | "sha512";
      readonly encoding: "hex" | "base64";
      readonly prefix?: string | undefined;
      /** What is signed, made of `body`, `timestamp` and text. */
      readonly payload?: readonly string[] | undefined;
      readonly timestampHeader?: string | undefined;
      readonly toleranceMilliseconds?: number | undefined;
    };

export interface ProgramEvent {
  readonly name: string;
  readonly doc?: string | undefined;
  /** A boolean over `body` and `headers`. */
  readonly when?: Expr | undefined;
  /** The payload, from `body` and `headers`. */
  readonly value: Expr;
  /** With no more than the program reads. */
  readonly schema: JsonSchema;
  readonly at: Provenance;
}

export interface ProgramTable {
  readonly name: string;
  readonly doc?: string | undefined;
  /** The name under which the table is read from right to left. */
  readonly inverse?: string | undefined;
  /** Keys are texts, numbers or booleans, and differ as texts; values are these, null, or objects of them. */
  readonly entries: readonly { readonly key: Json; readonly value: Json }[];
}

export interface ProgramMap {
  readonly name: string;
  readonly doc?: string | undefined;
  readonly parameters: readonly { readonly name: string; readonly schema: JsonSchema; readonly optional?: true | undefined }[];
  readonly result: JsonSchema;
  readonly body: Expr;
  /** The configuration that it reads, itself or through the maps that it calls. */
  readonly environment: readonly string[];
  /** It may call itself, directly or through other maps: how deep it goes is bounded. */
  readonly recursive: boolean;
  readonly at: Provenance;
}

/** A check in front of a call, for one constraint that could not be proved. */
export interface Guard {
  /**
   * What is guarded: the argument of an operation (`body`, or a parameter's name), the result of a map, wherever it is sent,
   * or what a map is given.
   */
  readonly site: GuardSite;
  /** JSON pointer into the argument, `-` for every item of an array or every key of a record (`/lines/-/sku`). */
  readonly path: string;
  /** `maxLength 255` */
  readonly constraint: string;
  /** The least schema of the whole argument or result that refuses what the target refuses at `path`. */
  readonly schema: JsonSchema;
  /** A value of the source at `path` that the target refuses, where one was found. */
  readonly witness?: Json | undefined;
  /** Why it was not proved. */
  readonly reason: string;
  /** The author accepted it with `!`. */
  readonly accepted: boolean;
  readonly at: Provenance;
}

export type GuardSite =
  | { readonly kind: "argument"; readonly system: string; readonly operation: string; readonly argument: string }
  | { readonly kind: "map"; readonly map: string }
  | { readonly kind: "parameter"; readonly map: string; readonly parameter: string };

export interface ProgramFlow {
  readonly name: string;
  readonly doc?: string | undefined;
  readonly trigger: { readonly kind: "event"; readonly system: string; readonly event: string };
  /** The name of the trigger's value in expressions. */
  readonly input: { readonly name: string; readonly schema: JsonSchema };
  readonly key?: Expr | undefined;
  readonly deadline?: number | undefined;
  /** What ends a run outside of its calls, each as `failure` says: `invalidPayload`, `refused`, `guard`, `deadline`, `unexpected`. */
  readonly failures: readonly FailureName[];
  /** What becomes of a run that fails for good. */
  readonly failure: readonly ({ readonly kind: "deadLetter" } | { readonly kind: "alert"; readonly channel: string })[];
  readonly steps: readonly ProgramStep[];
  readonly at: Provenance;
}

export type ProgramStep =
  | { readonly kind: "let"; readonly name: string; readonly value: Expr; readonly doc?: string | undefined; readonly at: Provenance }
  | {
      readonly kind: "call";
      /** Unique in the flow and stable while the step's name and order stay: what a finished step is remembered by. */
      readonly id: string;
      /** The name that the result is bound to. */
      readonly result?: string | undefined;
      readonly resultSchema?: JsonSchema | undefined;
      readonly system: string;
      readonly operation: string;
      readonly arguments: readonly { readonly name: string; readonly value: Expr }[];
      readonly handlers: readonly Handler[];
      /** Set where the call has a policy of its own (`with`): the operation's, merged with it. */
      readonly policy?: Policy | undefined;
      /** Everything that can go wrong with the call: statuses first, then what happens without an answer. */
      readonly failures: readonly CallFailure[];
      readonly doc?: string | undefined;
      readonly at: Provenance;
    }
  | {
      readonly kind: "if";
      readonly condition: Expr;
      readonly then: readonly ProgramStep[];
      readonly else: readonly ProgramStep[];
      readonly doc?: string | undefined;
      readonly at: Provenance;
    }
  | { readonly kind: "fail"; readonly message: Expr; readonly at: Provenance };

export interface Handler {
  readonly on: readonly FailureName[];
  readonly outcome:
    | { readonly kind: "deadLetter" }
    | { readonly kind: "continue" }
    | { readonly kind: "fail"; readonly message: Expr }
    | { readonly kind: "value"; readonly value: Expr };
  readonly at: Provenance;
}

export interface ProgramTest {
  readonly target: { readonly kind: "map" | "flow"; readonly name: string };
  readonly title: string;
  readonly given: readonly Json[];
  /** The configuration that the map is tested with. */
  readonly environment: Readonly<Record<string, string>>;
  readonly expect: { readonly kind: "value"; readonly value: Json } | { readonly kind: "failure"; readonly message?: string | undefined };
  readonly at: Provenance;
}

// Expressions

/** A typed expression, ready to be printed. Absence and faults are `undefined` in the generated code. */
export type Expr =
  | { readonly kind: "literal"; readonly value: Json }
  /** An argument that is left out. */
  | { readonly kind: "absent" }
  /** A parameter, a `let`, a lambda's parameter, or `body` and `headers` of a webhook. */
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "environment"; readonly name: string }
  | { readonly kind: "secret"; readonly name: string }
  | {
      readonly kind: "member";
      readonly object: Expr;
      readonly name: string;
      /** `?.`: the object may be null or absent. */
      readonly optional: boolean;
      /** The object is a free record: only its own keys count, whatever they are named. */
      readonly own: boolean;
      /** The object's type is not known (a webhook's raw body): read it without trusting it. */
      readonly untyped: boolean;
      /** It may be null or absent, but a condition around it says that it is not. */
      readonly narrowed?: true | undefined;
    }
  | {
      readonly kind: "index";
      readonly object: Expr;
      readonly index: Expr;
      readonly of: "array" | "record";
      readonly optional: boolean;
      /** It may be null or absent, but a condition around it says that it is not. */
      readonly narrowed?: true | undefined;
    }
  | {
      readonly kind: "lookup";
      readonly table: string;
      readonly reverse: boolean;
      readonly key: Expr;
      /** The key is a plain path or a literal, and the table has every key that its type admits. */
      readonly covered?: true | undefined;
    }
  /** A standard function of `@integ/runtime`; the receiver is the first argument. */
  | {
      readonly kind: "function";
      readonly name: string;
      readonly arguments: readonly Expr[];
      readonly optional: boolean;
    }
  | { readonly kind: "map"; readonly map: string; readonly arguments: readonly Expr[] }
  /** A map's name where a lambda may stand. */
  | { readonly kind: "mapReference"; readonly map: string }
  | { readonly kind: "lambda"; readonly parameters: readonly string[]; readonly body: Expr }
  | { readonly kind: "template"; readonly parts: readonly (string | Expr)[] }
  | { readonly kind: "object"; readonly entries: readonly ObjectEntry[] }
  | {
      readonly kind: "array";
      readonly elements: readonly ({ readonly kind: "item"; readonly value: Expr } | { readonly kind: "spread"; readonly value: Expr })[];
    }
  | { readonly kind: "unary"; readonly operator: "-" | "!"; readonly operand: Expr }
  | {
      readonly kind: "binary";
      readonly operator: "||" | "&&" | "==" | "!=" | "<" | "<=" | ">" | ">=" | "+" | "-" | "*" | "/";
      readonly left: Expr;
      readonly right: Expr;
    }
  | { readonly kind: "coalesce"; readonly left: Expr; readonly right: Expr }
  /** `x!`: the value, or the record is refused for this reason. */
  | { readonly kind: "required"; readonly value: Expr; readonly reason: string; readonly path: string }
  | { readonly kind: "fail"; readonly message: Expr }
  /** A value of which is known, or checked before it is sent, what TypeScript cannot see: that it is one of these. */
  | { readonly kind: "as"; readonly value: Expr; readonly schema: JsonSchema }
  /** A value of which nothing is known until the map that takes it has looked at it: as its parameter is declared. */
  | { readonly kind: "asParameter"; readonly value: Expr; readonly map: string; readonly parameter: string }
  | {
      readonly kind: "match";
      readonly subject?: Expr | undefined;
      readonly arms: readonly { readonly tests: readonly MatchTest[]; readonly value: Expr }[];
      /** Undefined where the arms are exhaustive. */
      readonly otherwise?: Expr | undefined;
    };

export type ObjectEntry =
  | { readonly kind: "field"; readonly name: string; readonly value: Expr; readonly doc?: string | undefined }
  /** `...c`: the named fields are copied. */
  | { readonly kind: "spread"; readonly value: Expr; readonly fields: readonly string[] };

export type MatchTest =
  | { readonly kind: "equals"; readonly value: Json }
  /** Null or absent. */
  | { readonly kind: "nothing" }
  | { readonly kind: "condition"; readonly value: Expr }
  /** The discriminating property has this value. */
  | {
      readonly kind: "tag";
      readonly property: string;
      readonly value: Json;
      /** The subject may be null or absent. */
      readonly optional?: boolean | undefined;
      /** The subject may be a text, a number or a boolean. */
      readonly mixed?: boolean | undefined;
    }
  | { readonly kind: "type"; readonly type: "string" | "number" | "boolean" | "array" | "object" };
