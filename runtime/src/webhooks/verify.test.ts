import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  githubSignature,
  hmacSignature,
  noVerification,
  type RawDelivery,
  slackSignature,
  standardWebhooksSignature,
  stripeSignature,
} from "./verify.ts";

function delivery(body: string, headers: Readonly<Record<string, string>>, nowSeconds = 0): RawDelivery {
  return { body: new TextEncoder().encode(body), header: (name) => headers[name.toLowerCase()], now: nowSeconds * 1000 };
}

const secret = (value: string) => async (): Promise<string> => value;

describe("signatures, by the vectors that the vendors publish", () => {
  it("GitHub's documentation", async () => {
    const verify = githubSignature(secret("It's a Secret to Everybody"));
    const signature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    expect(await verify(delivery("Hello, World!", { "x-hub-signature-256": signature }))).toBeUndefined();
    expect(await verify(delivery("Hello, World", { "x-hub-signature-256": signature }))).toBe("the signature is wrong");
    expect(await verify(delivery("Hello, World!", {}))).toContain("missing");
  });

  it("Slack's documentation, within five minutes either way", async () => {
    const verify = slackSignature(secret("8f742231b10e8888abcd99yyyzzz85a5"));
    const body =
      "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    const headers = {
      "x-slack-request-timestamp": "1531420618",
      "x-slack-signature": "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
    };
    expect(await verify(delivery(body, headers, 1531420618))).toBeUndefined();
    expect(await verify(delivery(body, headers, 1531420618 + 299))).toBeUndefined();
    expect(await verify(delivery(body, headers, 1531420618 + 301))).toContain("too old");
    expect(await verify(delivery(body, headers, 1531420618 - 301))).toContain("too old");
  });

  it("Standard Webhooks' own tests, whose secret is base64", async () => {
    const verify = standardWebhooksSignature(secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    const headers = {
      "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1a,xx v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    };
    expect(await verify(delivery('{"test": 2432232314}', headers, 1614265330))).toBeUndefined();
    expect(await verify(delivery('{"test": 2432232315}', headers, 1614265330))).toBe("the signature is wrong");
  });

  it("Stripe's scheme, with several signatures while a secret is changed", async () => {
    const sign = (key: string, body: string): string => createHmac("sha256", key).update(`100.${body}`).digest("hex");
    const verify = stripeSignature(secret("whsec_new"));
    expect(
      await verify(delivery("{}", { "stripe-signature": `t=100,v1=${sign("whsec_old", "{}")},v1=${sign("whsec_new", "{}")}` }, 100)),
    ).toBeUndefined();
    for (const header of [
      "",
      "t=100",
      "v1=00",
      `t=abc,v1=${sign("whsec_new", "{}")}`,
      `t=100,v1=${sign("whsec_new", "{}").slice(1)}`,
      `t=100,v0=${sign("whsec_new", "{}")}`,
    ]) {
      expect(await verify(delivery("{}", { "stripe-signature": header }, 100)), header).toEqual(expect.any(String));
    }
    expect(await verify(delivery("{}", { "stripe-signature": `t=100,v1=${sign("whsec_new", "{}")}` }, 500))).toContain("too old");
  });

  it("a general HMAC, over the parts that the API says", async () => {
    const options = {
      header: "X-Sig",
      algorithm: "sha1",
      encoding: "base64",
      prefix: "s=",
      payload: ["timestamp", "|", "body"],
      timestampHeader: "X-Time",
    } as const;
    const verify = hmacSignature(secret("k"), options);
    const signature = `s=${createHmac("sha1", "k").update("7|{}").digest("base64")}`;
    expect(await verify(delivery("{}", { "x-sig": signature, "x-time": "7" }, 7))).toBeUndefined();
    expect(await verify(delivery("{}", { "x-sig": signature, "x-time": "8" }, 7))).toBe("the signature is wrong");
    expect(await noVerification()(delivery("", {}))).toBeUndefined();
  });
});
