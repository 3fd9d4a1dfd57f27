import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, vi } from "vitest";
import { clientCredentials } from "../auth/client-credentials.ts";
import { apiKey, basic, bearer } from "../auth/simple.ts";
import type { ConnectorContext } from "../context.ts";
import type { OperationFailure } from "../failure.ts";
import type { AttemptEvent, RunEvent } from "../observe.ts";
import type { Policy } from "../policy/policy.ts";
import { testWorld } from "../testing/world.ts";
import { guard } from "../validator.ts";
import { member } from "../values/member.ts";
import { nodeWorld } from "../world/node.ts";
import { type HttpRequest, type HttpResponse, TransportError, type World } from "../world.ts";
import type { OperationDefinition, SystemDefinition } from "./definitions.ts";
import { ignoreBody, jsonResponse } from "./response.ts";
import { createSystem } from "./system.ts";

const silent = { debug() {}, info() {}, warn() {}, error() {} };

function contextOf(world: World): { context: ConnectorContext; events: RunEvent[] } {
  const events: RunEvent[] = [];
  return {
    events,
    context: {
      environment: () => "",
      optionalEnvironment: () => undefined,
      secret: () => async () => "",
      world,
      logger: silent,
      observe: (event) => void events.push(event),
    },
  };
}

const answer = (status: number, body: unknown = {}, headers: Record<string, string> = {}): HttpResponse => ({
  status,
  headers: { "content-type": "application/json", ...headers },
  body: new TextEncoder().encode(JSON.stringify(body)),
});

const retry = (more: Partial<NonNullable<Policy["retry"]>> = {}): Policy => ({
  retry: {
    attempts: 4,
    backoff: { kind: "exponential", initial: 100, maximum: 1_000, factor: 2 },
    jitter: "none",
    on: ["429", "5xx", "timeout", "network"],
    ...more,
  },
});

/** A system whose answers are given in order; the last one is repeated. */
function scripted(
  answers: (HttpResponse | Error | ((request: HttpRequest) => Promise<HttpResponse>))[],
  definition: Partial<OperationDefinition<void>> = {},
  system: Partial<SystemDefinition> = {},
) {
  let index = 0;
  const world = testWorld({
    async handle(request) {
      const next = answers[Math.min(index, answers.length - 1)];
      index++;
      if (next instanceof Error) throw next;
      if (typeof next === "function") return next(request);
      if (next === undefined) throw new Error("no answer");
      return next;
    },
  });
  const { context, events } = contextOf(world);
  const call = createSystem(context, { name: "s", server: "https://s.example/", auth: bearer("t0ken-value"), ...system }).operation<void>({
    name: "op",
    method: "POST",
    repeatable: "declared",
    responses: { "200": ignoreBody() },
    ...definition,
  });
  return { world, events, call };
}

/** Moves the time on until a promise is settled. */
async function finish<T>(world: ReturnType<typeof testWorld>, promise: Promise<T>): Promise<T> {
  let settled = false;
  const marked = promise.finally(() => {
    settled = true;
  });
  marked.catch(() => {});
  for (let step = 0; step < 200 && !settled; step++) await world.clock.advance(100);
  return marked;
}

describe("retries", () => {
  it("wait as the policy says, exactly", async () => {
    const { world, events, call } = scripted([answer(503), answer(503), answer(200)], { policy: retry() });
    await finish(world, call({ path: "/x" }));
    expect(
      events
        .filter((event): event is AttemptEvent => event.type === "attempt")
        .map((event) => [event.attempt, event.status, event.waitMilliseconds]),
    ).toEqual([
      [1, 503, 100],
      [2, 503, 200],
      [3, 200, undefined],
    ]);
    expect(world.clock.slept).toEqual([100, 200]);
  });

  it("wait longer where the system asks for it, in seconds or by a date", async () => {
    const date = new Date(Date.UTC(2026, 0, 1, 0, 0, 10)).toUTCString();
    const { world, call } = scripted([answer(429, {}, { "retry-after": "3" }), answer(503, {}, { "retry-after": date }), answer(200)], {
      policy: retry(),
    });
    await finish(world, call({ path: "/x" }));
    expect(world.clock.slept.slice(0, 2)).toEqual([3_000, 7_000]);
  });

  it("end with the last failure when the attempts are used up, or the deadline would pass", async () => {
    const spent = scripted([answer(500)], { policy: retry({ attempts: 3 }) });
    await expect(finish(spent.world, spent.call({ path: "/x" }))).rejects.toMatchObject({ failure: "status", status: 500, attempts: 3 });
    const late = scripted([answer(500)], { policy: { ...retry(), deadline: 250 } });
    await expect(finish(late.world, late.call({ path: "/x" }))).rejects.toMatchObject({ failure: "status", attempts: 2 });
  });

  it("are not made of what the policy does not name", async () => {
    const { world, call } = scripted([answer(404)], { policy: retry() });
    await expect(finish(world, call({ path: "/x" }))).rejects.toMatchObject({ status: 404, attempts: 1 });
  });

  it("of a write that may not be repeated are made only where nothing was sent", async () => {
    for (const [first, attempts] of [
      [new TransportError("network", "reset"), 1],
      [new TransportError("notSent", "refused"), 2],
      [answer(500), 1],
      [answer(429), 2],
    ] as const) {
      const { world, events, call } = scripted([first, answer(200)], { repeatable: "no", policy: retry() });
      await finish(world, call({ path: "/x" })).catch(() => {});
      expect(
        events.filter((event) => event.type === "attempt"),
        String(first),
      ).toHaveLength(attempts);
    }
  });

  it("carry the same idempotency key", async () => {
    const { world, call } = scripted([answer(503), answer(200)], { policy: retry() }, { idempotencyHeader: "Idempotency-Key" });
    await finish(world, call({ path: "/x" }));
    const keys = world.requests.map((request) => request.headers["idempotency-key"]);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).toBe(keys[0]);
  });
});

describe("one attempt", () => {
  it("ends at its timeout, and the call at its deadline", async () => {
    const hang = (request: HttpRequest): Promise<HttpResponse> =>
      new Promise((_, reject) => request.signal?.addEventListener("abort", () => reject(request.signal?.reason)));
    const slow = scripted([hang, answer(200)], { policy: { ...retry(), timeout: 400 } });
    await finish(slow.world, slow.call({ path: "/x" }));
    expect(slow.events[0]).toMatchObject({ failure: "timeout", milliseconds: 400 });
    const late = scripted([hang], { policy: { deadline: 300 } });
    await expect(finish(late.world, late.call({ path: "/x" }))).rejects.toMatchObject({ failure: "deadline" });
  });

  it("is not made where a guard refuses an argument, and the reason has nothing of its content", async () => {
    const short = Object.assign((value: unknown): value is unknown => typeof value === "string" && value.length < 5, {
      errors: [{ instancePath: "", keyword: "maxLength", message: "must NOT have more than 4 characters" }],
    });
    const { world, call } = scripted([answer(200)]);
    await expect(call({ path: "/x", guards: [guard("body", "confidential", short)] })).rejects.toMatchObject({
      name: "GuardRefusal",
      message: "body must NOT have more than 4 characters (it is a text of 12 characters)",
    });
    expect(world.requests).toEqual([]);
  });

  it("is malformed where the answer is not what the description says", async () => {
    const wrong = scripted([{ ...answer(200), body: new TextEncoder().encode("{") }], {
      responses: { "200": (response) => void jsonResponse()(response) },
    });
    await expect(wrong.call({ path: "/x" })).rejects.toMatchObject({ failure: "malformed" });
    const unknown = scripted([answer(202)]);
    await expect(unknown.call({ path: "/x" })).rejects.toMatchObject({ failure: "malformed", details: expect.stringContaining("202") });
  });

  it("is not made of what a header cannot carry, and the message does not say it", async () => {
    expect(() => scripted([answer(200)], {}, { headers: { "X-Version": "1\r\nx-admin: 1" } })).toThrow(
      "the header X-Version of s has a character that a header cannot carry",
    );
    const credential = scripted([answer(200)], {}, { auth: bearer("secret-€") });
    const error = await credential.call({ path: "/x" }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ failure: "auth" });
    expect(JSON.stringify(error) + String(error)).not.toContain("secret-€");
    expect(credential.world.requests).toEqual([]);
  });

  it("sends cookies that cannot become others", async () => {
    const { world, call } = scripted([answer(200)], {}, { auth: apiKey({ in: "cookie", name: "key" }, "k; admin=1") });
    await call({ path: "/x", cookies: { session: "a; b=c", none: undefined } });
    expect(world.requests[0]?.headers["cookie"]).toBe("session=a%3B%20b=c; key=k%3B%20admin=1");
  });

  it("carries credentials, and a message never does", async () => {
    const { world, call } = scripted([answer(400)], {}, { auth: basic("user", "pässword") });
    const error = await call({ path: "/x" }).catch((caught: unknown) => caught);
    expect(world.requests[0]?.headers["authorization"]).toBe(`Basic ${Buffer.from("user:pässword").toString("base64")}`);
    expect(JSON.stringify(error) + String(error)).not.toContain("pässword");
  });
});

describe("a breaker", () => {
  it("opens at its ratio, lets one call try after a while, and closes when it succeeds", async () => {
    const policy: Policy = { breaker: { failureRatio: 0.5, minimumCalls: 4, halfOpenAfter: 1_000 } };
    const { world, call } = scripted([answer(500), answer(200), answer(500), answer(500), answer(200)], { policy });
    for (let index = 0; index < 4; index++) await call({ path: "/x" }).catch(() => {});
    await expect(call({ path: "/x" })).rejects.toMatchObject({ failure: "breaker", attempts: 0 });
    expect(world.requests).toHaveLength(4);
    await world.clock.advance(1_000);
    await call({ path: "/x" });
    await call({ path: "/x" });
    expect(world.requests).toHaveLength(6);
  });

  it("does not open for requests that the system rightly refuses", async () => {
    const { world, call } = scripted([answer(404)], { policy: { breaker: { failureRatio: 0.5, minimumCalls: 2, halfOpenAfter: 1_000 } } });
    for (let index = 0; index < 5; index++) await call({ path: "/x" }).catch(() => {});
    expect(world.requests).toHaveLength(5);
  });
});

describe("a breaker that waits for its probe", () => {
  it("is not closed by the late answer of an older call, nor held open by a probe that gave up", async () => {
    const policy: Policy = { breaker: { failureRatio: 1, minimumCalls: 2, halfOpenAfter: 1_000 } };
    const late = Promise.withResolvers<HttpResponse>();
    const waiting = (request: HttpRequest): Promise<HttpResponse> =>
      new Promise((_, reject) => request.signal?.addEventListener("abort", () => reject(request.signal?.reason)));
    const { world, call } = scripted([() => late.promise, answer(500), answer(500), waiting, answer(200)], { policy });
    const old = call({ path: "/old" });
    await world.clock.advance(0);
    for (let index = 0; index < 2; index++) await call({ path: "/x" }).catch(() => {});
    late.resolve(answer(200));
    await old;
    await expect(call({ path: "/x" })).rejects.toMatchObject({ failure: "breaker" });
    await world.clock.advance(1_000);
    const controller = new AbortController();
    const probe = call({ path: "/probe" }, { signal: controller.signal });
    await world.clock.advance(0);
    await expect(call({ path: "/x" })).rejects.toMatchObject({ failure: "breaker" });
    controller.abort(new Error("given up"));
    await expect(probe).rejects.toThrow("given up");
    await call({ path: "/x" });
    await call({ path: "/x" });
  });
});

describe("limits", () => {
  it("keep calls within the rate, in order", async () => {
    const times: number[] = [];
    const { world, call } = scripted(
      [
        async () => {
          times.push(world.clock.now());
          return answer(200);
        },
      ],
      {},
      { rate: { limit: 2, perMilliseconds: 1_000, burst: 1 } },
    );
    const start = world.clock.now();
    await finish(world, Promise.all([1, 2, 3, 4].map(() => call({ path: "/x" }))));
    expect(times.map((time) => time - start)).toEqual([0, 500, 1_000, 1_500]);
  });

  it("bound how many calls are under way, and how many wait", async () => {
    const release: (() => void)[] = [];
    const { world, call } = scripted([() => new Promise((resolve) => release.push(() => resolve(answer(200))))], {
      policy: { bulkhead: { concurrent: 1, queue: 1 } },
    });
    const first = call({ path: "/1" });
    const second = call({ path: "/2" });
    await expect(call({ path: "/3" })).rejects.toMatchObject({ failure: "bulkhead" });
    await world.clock.advance(0);
    release.shift()?.();
    await first;
    await world.clock.advance(0);
    release.shift()?.();
    await second;
    expect(world.requests.map((request) => new URL(request.url).pathname)).toEqual(["/1", "/2"]);
  });
});

describe("client credentials", () => {
  const tokenUrl = "/token";
  const auth = (clientAuthentication: "basic" | "body" = "body") =>
    clientCredentials({ clientId: "id", clientSecret: "client-secret", tokenUrl, scopes: ["api"], clientAuthentication });

  it("are fetched once for a hundred callers, and again before they expire", async () => {
    let tokens = 0;
    const handle = vi.fn(async (request: HttpRequest) => {
      if (!request.url.endsWith("/token")) return answer(200);
      tokens++;
      return answer(200, { access_token: `token-${tokens}`, token_type: "Bearer", expires_in: 100 });
    });
    const { world, call } = scripted([handle], {}, { auth: auth() });
    await finish(world, Promise.all(Array.from({ length: 100 }, () => call({ path: "/x" }))));
    expect(tokens).toBe(1);
    const [request] = world.requests;
    expect(new TextDecoder().decode(request?.body)).toContain("client_secret=client-secret");
    await world.clock.advance(71_000);
    await call({ path: "/x" });
    expect(tokens).toBe(2);
    expect(world.requests.at(-1)?.headers["authorization"]).toBe("Bearer token-2");
  });

  it("are renewed once when they are refused, which is no attempt of its own", async () => {
    let tokens = 0;
    const { world, events, call } = scripted(
      [
        async (request) => {
          if (request.url.endsWith("/token")) {
            tokens++;
            return answer(200, { access_token: `token-${tokens}`, token_type: "Bearer" });
          }
          return answer(request.headers["authorization"] === "Bearer token-2" ? 200 : 401);
        },
      ],
      {},
      { auth: auth("basic") },
    );
    await call({ path: "/x" });
    expect(events.filter((event) => event.type === "attempt")).toHaveLength(1);
    expect(world.requests[0]?.headers["authorization"]).toMatch(/^Basic /);
  });

  it("that cannot be had are a failure of that name, in words that are ours", async () => {
    const broken = { authorize: () => Promise.reject(new Error("vault: s3cret is sealed")) };
    const error = await scripted([answer(200)], {}, { auth: broken })
      .call({ path: "/x" })
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: "OperationFailure", failure: "auth" });
    expect(String(error)).not.toContain("s3cret");
  });

  it("fail with the error's code alone, and are tried again where the endpoint is down", async () => {
    const refused = scripted([answer(401, { error: "invalid_client", error_description: "client-secret is wrong" })], {}, { auth: auth() });
    const error = await refused.call({ path: "/x" }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ failure: "auth", details: "the token endpoint answered 401 invalid_client" });
    const down = scripted(
      [answer(503), answer(503), answer(200, { access_token: "t", token_type: "Bearer" }), answer(200)],
      {},
      { auth: auth() },
    );
    await finish(down.world, down.call({ path: "/x" }));
    expect(down.world.clock.slept).toEqual([500, 1_000]);
  });
});

describe("the real network", () => {
  async function against<T>(listener: RequestListener, use: (url: string, world: World) => Promise<T>): Promise<T> {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const world = nodeWorld({ readTimeout: 300, maximumBodySize: 1_000 });
    try {
      return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, world);
    } finally {
      server.closeAllConnections();
      server.close();
      await world.close();
    }
  }
  const get = (url: string, world: World, signal?: AbortSignal) => world.http.request({ method: "GET", url, headers: {}, signal });

  it("gives an answer with its headers", async () => {
    const response = await against(
      (_, reply) => reply.writeHead(201, { "X-A": "b" }).end("body"),
      (url, world) => get(url, world),
    );
    expect(response).toMatchObject({ status: 201, headers: { "x-a": "b" } });
  });

  it.each<[string, RequestListener, string]>([
    ["a cut connection", (request) => void request.socket.destroy(), "network"],
    ["silence", () => {}, "timeout"],
    ["a body that stops", (_, reply) => void reply.writeHead(200, { "content-length": "10" }).write("a"), "timeout"],
    ["a body cut short", (_, reply) => void reply.writeHead(200, { "content-length": "10" }).write("a", () => reply.destroy()), "network"],
    ["a body without end", (_, reply) => void reply.end("x".repeat(2_000)), "tooLarge"],
  ])("names %s", async (_, listener, failure) => {
    await expect(against(listener, (url, world) => get(url, world))).rejects.toMatchObject({ name: "TransportError", failure });
  });

  it("knows where nothing was sent, and ends when it is aborted", async () => {
    const world = nodeWorld();
    await expect(get("http://127.0.0.1:1/", world)).rejects.toMatchObject({ failure: "notSent" });
    await world.close();
    const controller = new AbortController();
    await expect(
      against(
        () => controller.abort(new Error("enough")),
        (url, real) => get(url, real, controller.signal),
      ),
    ).rejects.toThrow("enough");
  });

  describe("a system that answers 200 with an error inside", () => {
    const fails: SystemDefinition["fails"] = { when: (body) => member(body, "ok") === false, text: (body) => member(body, "error") };

    it("fails by the code that the answer gives", async () => {
      const { call } = scripted([answer(200, { ok: false, error: "is_archived" })], {}, { fails });
      const failure: unknown = await call({ path: "/" }).catch((error: unknown) => error);
      expect(failure).toMatchObject({
        failure: "answer",
        status: 200,
        code: "is_archived",
        message: expect.stringContaining("is_archived"),
      });
      expect((failure as OperationFailure).names()).toEqual(['"is_archived"', "answer", "failure"]);
    });

    it("says nothing of a text that is no code", async () => {
      const { call } = scripted([answer(200, { ok: false, error: "Ada Lovelace is not here" })], {}, { fails });
      const failure: unknown = await call({ path: "/" }).catch((error: unknown) => error);
      expect(failure).toMatchObject({ failure: "answer", message: expect.not.stringContaining("Ada") });
      expect((failure as OperationFailure).names()).toEqual(["answer", "failure"]);
    });

    it("takes an answer that does not tell for malformed, and one that tells a success for one", async () => {
      const text: HttpResponse = { status: 200, headers: {}, body: new TextEncoder().encode("ok") };
      await expect(scripted([text], {}, { fails }).call({ path: "/" })).rejects.toMatchObject({ failure: "malformed" });
      await expect(scripted([answer(200, { ok: true })], {}, { fails }).call({ path: "/" })).resolves.toBeUndefined();
    });

    it("is tried again where the policy says so", async () => {
      const answers = [answer(200, { ok: false, error: "internal_error" }), answer(200, { ok: true })];
      const { call, events, world } = scripted(answers, { policy: retry({ on: ["answer"] }) }, { fails });
      await finish(world, call({ path: "/" }));
      expect(events.map((event) => event.type === "attempt" && event.failure)).toEqual(["answer", undefined]);
    });
  });
});
