import type { WebhookScheme } from "../webhook-scheme.ts";
import { github } from "./github.ts";
import { hmac } from "./hmac.ts";
import { none } from "./none.ts";
import { slack } from "./slack.ts";
import { standardWebhooks } from "./standard-webhooks.ts";
import { stripe } from "./stripe.ts";

/** What `verify:` may say. */
export const webhookSchemes: readonly WebhookScheme[] = [stripe, github, slack, standardWebhooks, hmac, none];
