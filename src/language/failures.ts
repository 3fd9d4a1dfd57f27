/** A word for what can go wrong on a call beside its statuses. */
export interface FailureWord {
  readonly name: string;
  readonly doc: string;
  /** A policy's `retry.on` may name it. */
  readonly retriable: boolean;
}

/** What `on` of a call and `retry.on` of a policy may name, statuses apart. */
export const failureWords: readonly FailureWord[] = [
  { name: "timeout", doc: "No answer came within the time that one attempt has.", retriable: true },
  { name: "network", doc: "The connection could not be made, or broke.", retriable: true },
  { name: "malformed", doc: "An answer came that the description does not allow.", retriable: true },
  { name: "answer", doc: "A success came that says in its body that it is none: see `fails`.", retriable: true },
  { name: "rateLimit", doc: "The system's limit was reached: another name for the status 429.", retriable: false },
  { name: "auth", doc: "The credentials were refused, or no token could be fetched.", retriable: false },
  { name: "breaker", doc: "The breaker was open: nothing was sent.", retriable: false },
  { name: "bulkhead", doc: "Too many calls were waiting: nothing was sent.", retriable: false },
  { name: "deadline", doc: "The time for the whole call, waits included, was over.", retriable: false },
  { name: "guard", doc: "A value did not fit the system's own schema: nothing was sent.", retriable: false },
  { name: "failure", doc: "Any of them.", retriable: false },
];

/** Statuses that say that the same request will be refused again (RFC 9110 section 15.5). */
export const finalStatuses: ReadonlyMap<number, string> = new Map([
  [400, "the request is wrong and will be wrong again"],
  [401, "the credentials were refused; a new token is fetched once without a retry being asked for"],
  [403, "the credentials do not allow it"],
  [404, "what is asked for is not there"],
  [405, "the operation is not there"],
  [406, "the system has no answer of a kind that is understood"],
  [410, "what is asked for is gone for good"],
  [411, "the request is wrong and will be wrong again"],
  [413, "the request is too large and will be too large again"],
  [414, "the address is too long and will be too long again"],
  [415, "the system does not take this kind of body"],
  [422, "the request is wrong and will be wrong again"],
  [431, "the headers are too large and will be too large again"],
  [451, "the answer is forbidden by law"],
  [501, "the system does not know the operation"],
  [505, "the system does not speak this version of HTTP"],
]);
