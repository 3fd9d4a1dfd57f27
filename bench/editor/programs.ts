/** A program of Integ over the two descriptions: a map from one to the other and the flow that uses it, again and again. */
export function integProgram(lines: number, stripe: string, github: string): string {
  const head = `/// Customers of Stripe become issues on GitHub.
integration big "1.0.0" {
  owner:  "ops@example.com"
  policy: standard
}

policy standard {
  timeout:  20s
  deadline: 2m
  retry:    { attempts: 5, backoff: exponential(1s, 30s), jitter: full, on: [429] }
}

system stripe {
  spec: openapi ${JSON.stringify(stripe)}
  auth: bearer(secret.STRIPE_KEY)

  webhooks "/hooks/stripe" {
    verify: stripe(secret.STRIPE_WEBHOOK_SECRET)
    id:     body.id
    event customerCreated: stripe.customer = body.data.object when body.type == "customer.created"
  }
}

system github {
  spec:   openapi ${JSON.stringify(github)}
  server: "https://api.github.com"
  auth:   bearer(secret.GITHUB_TOKEN)

  operation comment = POST "/repos/{owner}/{repo}/issues/{issue_number}/comments"
  operation createIssue = POST "/repos/{owner}/{repo}/issues"
}

table channels { "api": "C024BE91L", "docs": "C0G9QF9GZ" }
`;
  return filled(
    head,
    lines,
    (number) => `
/// What is asked of a customer of kind ${number}.
map toIssue${number}(c: stripe.customer) -> github.createIssue.body {
  title:     "\${c.name ?? c.id}: customer ${number}".take(255)
  body:      "\${c.email ?? "no address"}\\n\\n\${c.description ?? "No description."}".take(32000)
  labels:    ["customer", "number-${number}", c.currency ?? "eur"]
  assignees: c.metadata?.values()?.take(3)
}

flow created${number} {
  on:      stripe.customerCreated as customer
  key:     customer.id
  failure: [deadLetter, alert "triage"]

  let issue = github.createIssue(owner: "acme", repo: "billing", body: toIssue${number}(customer))
    on 404 => deadLetter
  let phone = customer.phone ?? customer.shipping?.phone ?? "none"
  github.comment(
    owner:        "acme",
    repo:         "billing",
    issue_number: issue.number,
    body:         { body: "\${phone} \${channels["api"] ?? "none"} at \${customer.address?.city ?? "nowhere"}" }
  )
    on 410 => continue
}
`,
  );
}

/** A program of TypeSpec of as many lines, with the core language alone: models, unions, interfaces, constraints, documentation. */
export function typespecProgram(lines: number): string {
  return filled(
    "namespace Big;\n",
    lines,
    (number) => `
@doc("What is asked of a customer of kind ${number}.")
model Customer${number} {
  @key id: string;
  @maxLength(255) name?: string;
  @pattern("^[^@]+@[^@]+$") email: string | null;
  address?: Address${number};
  labels: string[];
  state: State${number} = State${number}.open;
  @minValue(0) balance: int32;
}

union Outcome${number} {
  created: Customer${number},
  refused: Refusal<Customer${number}>,
}

enum State${number} { open, closed }

interface Customers${number} {
  read(id: string): Customer${number};
  create(body: Customer${number}, note?: string): Outcome${number};
}

model Address${number} { city: string; country: string; }
`,
  ).replace("namespace Big;\n", "namespace Big;\n\nmodel Refusal<T> { reason: string; of: T; }\n");
}

function filled(head: string, lines: number, part: (number: number) => string): string {
  let text = head;
  const of = (whole: string): number => whole.split("\n").length - 1;
  const each = of(part(0));
  for (let number = 0, count = of(head); count + each / 2 <= lines; number++, count += each) text += part(number);
  return text;
}
