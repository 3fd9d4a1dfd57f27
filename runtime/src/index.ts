/** What generated connectors, and applications around them, import. */
export type { Auth } from "./auth/auth.ts";
export { type ClientCredentialsOptions, clientCredentials } from "./auth/client-credentials.ts";
export { apiKey, basic, bearer, none } from "./auth/simple.ts";
export type { CallOptions, Guard, OperationRequest } from "./call.ts";
export { type Connector, type ConnectorDefinition, type ConnectorOptions, createConnector } from "./connector.ts";
export type { ConnectorContext } from "./context.ts";
export type { Acceptance, Alert, DeadLetter, DeadLetters, Delivery, Engine, EngineEvent, EngineStatus } from "./engine/engine.ts";
export { createSqliteEngine, type SqliteEngineOptions } from "./engine/sqlite.ts";
export { StorageError } from "./engine/storage-error.ts";
export { ConfigurationError, type FailureKind, GuardRefusal, OperationFailure, Refusal } from "./failure.ts";
export { defineFlow, type FlowDefinition, type FlowOptions } from "./flow/define-flow.ts";
export type { FlowContext } from "./flow/flow-context.ts";
export { continueFlow, deadLetter, failWith, type Handler, type Outcome, on, value } from "./flow/handlers.ts";
export { abs } from "./functions/abs.ts";
export { addDays } from "./functions/addDays.ts";
export { ceil } from "./functions/ceil.ts";
export { compact } from "./functions/compact.ts";
export { contains } from "./functions/contains.ts";
export { distinct } from "./functions/distinct.ts";
export { drop } from "./functions/drop.ts";
export { endsWith } from "./functions/endsWith.ts";
export { entries } from "./functions/entries.ts";
export { every } from "./functions/every.ts";
export { filter } from "./functions/filter.ts";
export { find } from "./functions/find.ts";
export { first } from "./functions/first.ts";
export { flatMap } from "./functions/flatMap.ts";
export { floor } from "./functions/floor.ts";
export { formatDate } from "./functions/formatDate.ts";
export { fromBase64 } from "./functions/fromBase64.ts";
export { fromEntries } from "./functions/fromEntries.ts";
export { fromMinor } from "./functions/fromMinor.ts";
export { fromUnix } from "./functions/fromUnix.ts";
export { groupBy } from "./functions/groupBy.ts";
export { isEmpty } from "./functions/isEmpty.ts";
export { join } from "./functions/join.ts";
export { keys } from "./functions/keys.ts";
export { last } from "./functions/last.ts";
export { length } from "./functions/length.ts";
export { lines } from "./functions/lines.ts";
export { lower } from "./functions/lower.ts";
export { map } from "./functions/map.ts";
export { max } from "./functions/max.ts";
export { min } from "./functions/min.ts";
export { mod } from "./functions/mod.ts";
export { padEnd } from "./functions/padEnd.ts";
export { padStart } from "./functions/padStart.ts";
export { parseJson } from "./functions/parseJson.ts";
export { replace } from "./functions/replace.ts";
export { reverse } from "./functions/reverse.ts";
export { round } from "./functions/round.ts";
export { sha256 } from "./functions/sha256.ts";
export { slice } from "./functions/slice.ts";
export { some } from "./functions/some.ts";
export { sortBy } from "./functions/sortBy.ts";
export { split } from "./functions/split.ts";
export { startsWith } from "./functions/startsWith.ts";
export { sum } from "./functions/sum.ts";
export { take } from "./functions/take.ts";
export { toBase64 } from "./functions/toBase64.ts";
export { toDate } from "./functions/toDate.ts";
export { toDateTime } from "./functions/toDateTime.ts";
export { toInt } from "./functions/toInt.ts";
export { toJson } from "./functions/toJson.ts";
export { toMinor } from "./functions/toMinor.ts";
export { toNumber } from "./functions/toNumber.ts";
export { toString } from "./functions/toString.ts";
export { toUnix } from "./functions/toUnix.ts";
export { trim } from "./functions/trim.ts";
export { upper } from "./functions/upper.ts";
export { values } from "./functions/values.ts";
export { bytes, type EncodedBody, type FormEncoding, form, json, multipart, text } from "./http/body.ts";
export type { OperationDefinition, SystemDefinition } from "./http/definitions.ts";
export { cookieParameter, encodePath, headerParameter, type ParameterStyle, queryParameter } from "./http/encode.ts";
export { bytesResponse, ignoreBody, jsonResponse, type ResponseReader, textResponse } from "./http/response.ts";
export { createSystem, type Operation, type System } from "./http/system.ts";
export { jsonLogger, type Logger } from "./logger.ts";
export type { AttemptEvent, RunEvent, TokenEvent, WebhookEvent } from "./observe.ts";
export type { BreakerPolicy, BulkheadPolicy, Policy, RetryPolicy } from "./policy/policy.ts";
export type { Rate } from "./policy/rate-limit.ts";
export { environmentSecrets, type Secret, type SecretProvider } from "./secret.ts";
export { anything, guard, guarded, type ValidationError, type Validator } from "./validator.ts";
export { copyFields } from "./values/copy-fields.ts";
export { fail } from "./values/fail.ts";
export { itemAt } from "./values/item-at.ts";
export { lookup } from "./values/lookup.ts";
export { member } from "./values/member.ts";
export { nested } from "./values/nested.ts";
export { present } from "./values/present.ts";
export { recordGet } from "./values/record-get.ts";
export { required } from "./values/required.ts";
export type { WebhookEndpoint, WebhookInput } from "./webhooks/handle.ts";
export {
  githubSignature,
  type HmacOptions,
  hmacSignature,
  noVerification,
  type RawDelivery,
  slackSignature,
  standardWebhooksSignature,
  stripeSignature,
  type ToleranceOptions,
  type Verification,
} from "./webhooks/verify.ts";
export { type NodeWorldOptions, nodeWorld } from "./world/node.ts";
export {
  type Clock,
  type HttpRequest,
  type HttpResponse,
  type HttpTransport,
  TransportError,
  type TransportFailure,
  type World,
} from "./world.ts";
