import { chooseContent } from "../checker/symbols/media-types.ts";
import type { Contract, OperationSummary } from "../contract/contract.ts";
import { present } from "../types/join.ts";
import { lookUpMember } from "../types/members.ts";
import { resolve, type Type } from "../types/type.ts";
import type { Beginning } from "./beginnings.ts";
import { literalsOf } from "./enums.ts";
import { prefixOf } from "./system.ts";
import { targetForm } from "./target-form.ts";
import { writtenComment, writtenName, writtenText } from "./written.ts";

/** How a system that is known to sign in a way of its own posts its events. */
interface Sender {
  /** What the description's title has in it. */
  readonly title: string;
  /** The deliveries' own id, which drops what comes twice. */
  readonly id: string;
  /** Where the record stands, and what tells its event from others. */
  event(typeName: string): { readonly value: string; readonly when: string };
}

const senders: readonly Sender[] = [
  {
    title: "stripe",
    id: "body.id",
    event: (type) => ({ value: "body.data.object", when: `body.type == ${writtenText(`${type}.created`)}` }),
  },
  {
    title: "github",
    id: 'headers["X-GitHub-Delivery"]',
    event: (type) => ({ value: `body.${writtenName(type.replaceAll("-", "_")) ?? "data"}`, when: 'body.action == "opened"' }),
  },
  {
    title: "slack",
    id: "body.event_id",
    event: (type) => ({ value: "body.event", when: `body.event.type == ${writtenText(type)}` }),
  },
];

/** The `webhooks` block of a system, and what the program has to say of it. */
export interface Webhooks {
  readonly text: string;
  /** The event's name as the flow writes it. */
  readonly event: string;
}

/**
 * How a system's events come: as its description says, else as the system is known to send them, else as Standard Webhooks has it. What
 * is a guess says so.
 *
 * @param event what the event is called where the description does not say
 */
export function webhooksOf(contract: Contract, system: string, { typeName, type, event: described }: Beginning, event: string): Webhooks {
  const title = contract.title.toLowerCase();
  const sender = senders.find((each) => title.includes(each.title));
  const verify = `verify: ${sender?.title ?? "standardWebhooks"}(secret.${prefixOf(system)}_WEBHOOK_SECRET)`;
  const id = `id: ${sender?.id ?? 'headers["webhook-id"]'}`;
  const block = (line: string, comments: readonly string[]): string =>
    `  webhooks "/hooks/${system}" {\n${[...comments.map((comment) => `// ${comment}`), verify, id, line].map((each) => `    ${each}`).join("\n")}\n  }\n`;
  if (described !== undefined) {
    const name = writtenName(described) ?? described;
    const comments =
      sender === undefined ? ["The description does not say how deliveries are signed: this is Standard Webhooks' way."] : [];
    const when = [...(sender?.title === "github" ? githubEvent(described, type) : []), ...markOf(type)].join(" && ");
    return { text: block(`event ${name} = body${when === "" ? "" : ` when ${when}`}`, comments), event: name };
  }
  const written = writtenName(typeName) ?? typeName;
  const known = eventNames(contract, typeName);
  const found = sender?.event(typeName) ?? { value: "body.data", when: `body.type == ${writtenText(`${typeName}.created`)}` };
  const when = known === undefined ? found.when : found.when.replace(/"[^"]*"$/u, writtenText(known));
  const subscribing = contract.operations.find(subscribes);
  const comments = [
    ...(sender !== undefined && known !== undefined
      ? []
      : [
          `The description names no events: the name and the shape of this one are a guess, put here what ${writtenComment(system)} posts.`,
        ]),
    ...(subscribing === undefined ? [] : [`\`${subscribing.method} ${writtenComment(subscribing.path)}\` subscribes to it.`]),
  ];
  return { text: block(`event ${event}: ${written} = ${found.value} when ${when}`, comments), event };
}

/** The header by which GitHub tells its events apart: `pull-request-opened` comes as `pull_request`. */
function githubEvent(name: string, type: Type): readonly string[] {
  const action = markOf(type).length > 0 ? name.slice(0, Math.max(0, name.lastIndexOf("-"))) : name;
  return action === "" ? [] : [`headers["X-GitHub-Event"] == ${writtenText(action.replaceAll("-", "_"))}`];
}

/** What tells an event's payload from others': the field that has one value only. */
function markOf(type: Type): readonly string[] {
  const form = targetForm(type);
  for (const name of ["type", "event", "event_type", "eventType", "action"]) {
    const property = form?.properties.get(name);
    const [only, ...others] = property?.required === true ? (literalsOf(property.type) ?? []) : [];
    if (typeof only === "string" && others.length === 0) return [`body.${name} == ${writtenText(only)}`];
  }
  return [];
}

/** Whether an operation subscribes to events. */
function subscribes({ method, path }: OperationSummary): boolean {
  return method === "POST" && /webhook[a-z_-]*$/iu.test(path);
}

/** How the events' list of a subscription calls the one by which a record begins: `invoice.created` in Stripe's. */
function eventNames(contract: Contract, typeName: string): string | undefined {
  const subscribing = contract.operations.find(subscribes);
  const body = subscribing && contract.operation(subscribing).body;
  const type = body && chooseContent(body.contents)?.content.type;
  const form = type && targetForm(type);
  if (type === undefined || form === undefined) return undefined;
  const names = [...form.properties.keys()].flatMap((name) => {
    const found = lookUpMember(present(type), name);
    if (found.kind !== "found") return [];
    const inner = resolve(present(found.type));
    return (literalsOf(inner.kind === "array" ? inner.items : inner) ?? []).filter((value) => typeof value === "string");
  });
  const verbs = ["created", "opened", "new", "completed", "succeeded"];
  return verbs.map((verb) => `${typeName}.${verb}`).find((name) => names.includes(name));
}
