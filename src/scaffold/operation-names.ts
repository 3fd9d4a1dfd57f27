import type { OperationSummary } from "../contract/contract.ts";

/**
 * A name for an operation that has none which can be written: `createCustomer` for `POST /v1/customers`, `listOrderLines` for
 * `GET /orders/{id}/lines`. It says what is done and to what; undefined where the path says nothing.
 */
export function operationName({ method, path }: Pick<OperationSummary, "method" | "path">): string | undefined {
  const parts = path.split("/").filter((part) => part !== "");
  const names = parts.filter(
    (part) => !part.includes("{") && !/^(?:v?\d+(?:[.-]\d+)*|api|rest|crm|services|data|objects?|sobjects)$/iu.test(part),
  );
  const last = names.at(-1);
  if (last === undefined) return undefined;
  const isOne = parts.at(-1)?.includes("{") === true;
  const owner = names.at(-2);
  const isAction = method === "POST" && parts.at(-2)?.includes("{") === true && isVerb(last);
  const about =
    isAction && owner !== undefined ? [last, singular(owner)] : [verbOf(method, isOne), ...nounsOf(names, isOne || method !== "GET")];
  const name = camelCase(about);
  return /^[A-Za-z_]\w{1,59}$/u.test(name) ? name : undefined;
}

function verbOf(method: OperationSummary["method"], isOne: boolean): string {
  switch (method) {
    case "GET":
      return isOne ? "get" : "list";
    case "POST":
      return isOne ? "update" : "create";
    case "PUT":
    case "PATCH":
      return "update";
    case "DELETE":
      return "delete";
    default:
      return method.toLowerCase();
  }
}

/** The last thing of the path, and what it belongs to. */
function nounsOf(names: readonly string[], isOne: boolean): readonly string[] {
  const [owner, last = ""] = names.length > 1 ? names.slice(-2) : [undefined, names[0]];
  return [...(owner === undefined ? [] : [singular(owner)]), isOne ? singular(last) : last];
}

const verbs: ReadonlySet<string> = new Set([
  "archive",
  "cancel",
  "capture",
  "close",
  "complete",
  "confirm",
  "merge",
  "pay",
  "publish",
  "refund",
  "release",
  "search",
  "send",
  "start",
  "stop",
  "submit",
  "void",
]);

function isVerb(name: string): boolean {
  return verbs.has(name.toLowerCase());
}

function singular(name: string): string {
  if (/ies$/u.test(name)) return `${name.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x)es$/u.test(name)) return name.slice(0, -2);
  return /[^s]s$/u.test(name) && !/(?:us|is)$/u.test(name) ? name.slice(0, -1) : name;
}

function camelCase(parts: readonly string[]): string {
  const words = parts.flatMap((part) => part.split(/[^A-Za-z0-9]+/u)).filter((word) => word !== "");
  return words.map((word, index) => (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1)).join("");
}
