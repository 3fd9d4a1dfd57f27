import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";

/** A customer as Stripe sends it. */
export type StripeCustomer = Readonly<Record<string, unknown>>;

/** The customer of Stripe's own fixtures, which has neither a name nor an email. */
export function fixtureCustomer(file: string): StripeCustomer {
  const fixtures: { readonly resources: { readonly customer: StripeCustomer } } = JSON.parse(readFileSync(file, "utf8"));
  return fixtures.resources.customer;
}

/** The same customer as a person fills it in. */
export function filledIn(customer: StripeCustomer): StripeCustomer {
  return {
    ...customer,
    id: "cus_Ada1815",
    name: "Ada Lovelace",
    email: "ada@example.com",
    phone: "+49 30 901820",
    address: { line1: "Unter den Linden 6", line2: null, postal_code: "10117", city: "Berlin", state: null, country: "DE" },
    metadata: { tier: "gold" },
  };
}

/** Posts a `customer.created` event as Stripe does, signed over the time and the raw body; gives the status of the answer. */
export async function postCustomerCreated(url: string, secret: string, id: string, customer: StripeCustomer): Promise<number> {
  const body = JSON.stringify({ id, object: "event", type: "customer.created", data: { object: customer } });
  const time = Math.floor(Date.now() / 1000);
  const signature = createHmac("sha256", secret).update(`${time}.${body}`).digest("hex");
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", "stripe-signature": `t=${time},v1=${signature}` },
    body,
  });
  await response.arrayBuffer();
  return response.status;
}
