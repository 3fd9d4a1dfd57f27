import type { Page } from "../page.ts";

export const retryNotRepeatable: Page = {
  why: `When an answer is lost, nobody knows whether the request had its effect. Sending it again is safe only when doing it twice has the same effect as doing it once: the method is idempotent (GET, PUT, DELETE: RFC 9110 section 9.2.2), the system takes an idempotency key, or the author knows that the operation may be repeated. Otherwise the day of a slow network is the day of double shipments.`,
  wrong: `integration orders "1.0.0" { policy: standard }
import { shop } from "./systems.integ"

policy standard { retry: { attempts: 3, on: [503, timeout] } }

flow orderPaid {
  on: shop.orderPaid as order
  shop.shipOrder(id: order.id, body: { carrier: "post" })
    on 409 => continue
}`,
  right: `integration orders "1.0.0" { policy: standard }
import { shop } from "./systems.integ"

policy standard { retry: { attempts: 3, on: [503, timeout] } }

flow orderPaid {
  on: shop.orderPaid as order
  shop.shipOrder(id: order.id, body: { carrier: "post" })
    on 409 => continue
    with { retry: { attempts: 1 } }
}`,
  mend: `- \`operation shipOrder { idempotent: true }\` in the system, where shipping twice ships once,
- \`idempotency: header "Idempotency-Key"\` in the system, where it drops repetitions by a key,
- \`with { retry: { attempts: 1 } }\` where neither holds: a lost answer becomes a dead letter, and a person decides.`,
};

export const retryFinalStatus: Page = {
  why: `Some answers are final: the same request will get them again (RFC 9110 section 15.5). Retrying them costs the run's time and the system's patience, and after a deployment with a mistake it multiplies the load of every failing call.`,
  wrong: `integration orders "1.0.0" { policy: standard }
import { shop } from "./systems.integ"

policy standard { retry: { attempts: 3, on: [404, 5xx, timeout] } }

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
    on 404 => continue
}`,
  right: `integration orders "1.0.0" { policy: standard }
import { shop } from "./systems.integ"

policy standard { retry: { attempts: 3, on: [5xx, timeout] } }

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
    on 404 => continue
}`,
};

export const retryUndocumentedStatus: Page = {
  why: `The descriptions list the statuses of these operations, have no \`default\`, and this one is not among them. The retry that was meant never happens; perhaps another status was.`,
  wrong: `integration orders "1.0.0" { policy: standard }
import { shop } from "./systems.integ"

policy standard { retry: { attempts: 3, on: [418, timeout] } }

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
    on 404 => continue
}`,
  right: `integration orders "1.0.0" { policy: standard }
import { shop } from "./systems.integ"

policy standard { retry: { attempts: 3, on: [5xx, timeout] } }

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
    on 404 => continue
}`,
};

export const breakerNeverOpens: Page = {
  why: `A breaker opens when a share of the last calls has failed, and then spares the system and the waiting runs. More than 100% can never fail, 0% has always failed, and of no calls there is no share: such a breaker protects nothing, or lets nothing through.`,
  wrong: `integration orders "1.0.0" { policy: standard }

policy standard { breaker: { open: 150% of 20, halfOpen: 30s } }`,
  right: `integration orders "1.0.0" { policy: standard }

policy standard { breaker: { open: 50% of 20, halfOpen: 30s } }`,
};

export const retryOutlastsDeadline: Page = {
  why: `A deadline covers all attempts and the waits between them. When they do not fit, the call ends in the middle of its retries: the last attempts, which were to bridge the outage, are never made. The help shows the arithmetic.`,
  wrong: `integration orders "1.0.0" { policy: standard }

policy standard {
  timeout:  20s
  deadline: 30s
  retry:    { attempts: 5, backoff: exponential(1s, 30s), on: [5xx] }
}`,
  right: `integration orders "1.0.0" { policy: standard }

policy standard {
  timeout:  5s
  deadline: 60s
  retry:    { attempts: 5, backoff: exponential(1s, 10s), on: [5xx] }
}`,
};

export const timeoutPastDeadline: Page = {
  why: `\`timeout\` is for one attempt, \`deadline\` for all of them with the waits between them. The longer timeout can never be reached, so one of the two says something else than was meant.`,
  wrong: `integration orders "1.0.0" { policy: standard }

policy standard { timeout: 60s, deadline: 30s }`,
  right: `integration orders "1.0.0" { policy: standard }

policy standard { timeout: 10s, deadline: 30s }`,
};
