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
export { add } from "./functions/add.ts";
export { addDays } from "./functions/addDays.ts";
export { after } from "./functions/after.ts";
export { afterLast } from "./functions/afterLast.ts";
export { allocate } from "./functions/allocate.ts";
export { average } from "./functions/average.ts";
export { before } from "./functions/before.ts";
export { beforeLast } from "./functions/beforeLast.ts";
export { capitalize } from "./functions/capitalize.ts";
export { ceil } from "./functions/ceil.ts";
export { chunk } from "./functions/chunk.ts";
export { clamp } from "./functions/clamp.ts";
export { compact } from "./functions/compact.ts";
export { compareTo } from "./functions/compareTo.ts";
export { contains } from "./functions/contains.ts";
export { currencyDigits } from "./functions/currencyDigits.ts";
export { datePart } from "./functions/datePart.ts";
export { decodeUriComponent } from "./functions/decodeUriComponent.ts";
export { difference } from "./functions/difference.ts";
export { distinct } from "./functions/distinct.ts";
export { dividedBy } from "./functions/dividedBy.ts";
export { drop } from "./functions/drop.ts";
export { encodeUriComponent } from "./functions/encodeUriComponent.ts";
export { endOf } from "./functions/endOf.ts";
export { endsWith } from "./functions/endsWith.ts";
export { entries } from "./functions/entries.ts";
export { escapeHtml } from "./functions/escapeHtml.ts";
export { every } from "./functions/every.ts";
export { extract } from "./functions/extract.ts";
export { filter } from "./functions/filter.ts";
export { filterValues } from "./functions/filterValues.ts";
export { find } from "./functions/find.ts";
export { first } from "./functions/first.ts";
export { flat } from "./functions/flat.ts";
export { flatMap } from "./functions/flatMap.ts";
export { floor } from "./functions/floor.ts";
export { formatDate } from "./functions/formatDate.ts";
export { formatNumber } from "./functions/formatNumber.ts";
export { fromBase64 } from "./functions/fromBase64.ts";
export { fromBase64Url } from "./functions/fromBase64Url.ts";
export { fromEntries } from "./functions/fromEntries.ts";
export { fromHex } from "./functions/fromHex.ts";
export { fromMinor } from "./functions/fromMinor.ts";
export { fromUnix } from "./functions/fromUnix.ts";
export { fromUnixMs } from "./functions/fromUnixMs.ts";
export { groupBy } from "./functions/groupBy.ts";
export { has } from "./functions/has.ts";
export { indexBy } from "./functions/indexBy.ts";
export { intersection } from "./functions/intersection.ts";
export { inZone } from "./functions/inZone.ts";
export { isAfter } from "./functions/isAfter.ts";
export { isBefore } from "./functions/isBefore.ts";
export { isEmpty } from "./functions/isEmpty.ts";
export { join } from "./functions/join.ts";
export { keys } from "./functions/keys.ts";
export { last } from "./functions/last.ts";
export { length } from "./functions/length.ts";
export { lines } from "./functions/lines.ts";
export { lower } from "./functions/lower.ts";
export { map } from "./functions/map.ts";
export { mapValues } from "./functions/mapValues.ts";
export { matches } from "./functions/matches.ts";
export { max } from "./functions/max.ts";
export { maxBy } from "./functions/maxBy.ts";
export { md5 } from "./functions/md5.ts";
export { merge } from "./functions/merge.ts";
export { min } from "./functions/min.ts";
export { minBy } from "./functions/minBy.ts";
export { minus } from "./functions/minus.ts";
export { mod } from "./functions/mod.ts";
export { nonBlank } from "./functions/nonBlank.ts";
export { normalize } from "./functions/normalize.ts";
export { omit } from "./functions/omit.ts";
export { padEnd } from "./functions/padEnd.ts";
export { padStart } from "./functions/padStart.ts";
export { parseJson } from "./functions/parseJson.ts";
export { parseUrl } from "./functions/parseUrl.ts";
export { partition } from "./functions/partition.ts";
export { pick } from "./functions/pick.ts";
export { plus } from "./functions/plus.ts";
export { replace } from "./functions/replace.ts";
export { replaceMatches } from "./functions/replaceMatches.ts";
export { reverse } from "./functions/reverse.ts";
export { round } from "./functions/round.ts";
export { sha1 } from "./functions/sha1.ts";
export { sha256 } from "./functions/sha256.ts";
export { sha512 } from "./functions/sha512.ts";
export { single } from "./functions/single.ts";
export { slice } from "./functions/slice.ts";
export { slug } from "./functions/slug.ts";
export { some } from "./functions/some.ts";
export { sortBy } from "./functions/sortBy.ts";
export { split } from "./functions/split.ts";
export { startOf } from "./functions/startOf.ts";
export { startsWith } from "./functions/startsWith.ts";
export { sum } from "./functions/sum.ts";
export { sumDecimals } from "./functions/sumDecimals.ts";
export { take } from "./functions/take.ts";
export { times } from "./functions/times.ts";
export { toAscii } from "./functions/toAscii.ts";
export { toBase64 } from "./functions/toBase64.ts";
export { toBase64Url } from "./functions/toBase64Url.ts";
export { toDate } from "./functions/toDate.ts";
export { toDateTime } from "./functions/toDateTime.ts";
export { toDecimal } from "./functions/toDecimal.ts";
export { toFixed } from "./functions/toFixed.ts";
export { toHex } from "./functions/toHex.ts";
export { toInt } from "./functions/toInt.ts";
export { toJson } from "./functions/toJson.ts";
export { toMinor } from "./functions/toMinor.ts";
export { toNumber } from "./functions/toNumber.ts";
export { toString } from "./functions/toString.ts";
export { toUnix } from "./functions/toUnix.ts";
export { toUnixMs } from "./functions/toUnixMs.ts";
export { trim } from "./functions/trim.ts";
export { trimEnd } from "./functions/trimEnd.ts";
export { trimStart } from "./functions/trimStart.ts";
export { truncate } from "./functions/truncate.ts";
export { until } from "./functions/until.ts";
export { upper } from "./functions/upper.ts";
export { uuidv5 } from "./functions/uuidv5.ts";
export { values } from "./functions/values.ts";
export { words } from "./functions/words.ts";
export { zip } from "./functions/zip.ts";
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
export { divide } from "./values/divide.ts";
export { fail } from "./values/fail.ts";
export { finite } from "./values/finite.ts";
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
