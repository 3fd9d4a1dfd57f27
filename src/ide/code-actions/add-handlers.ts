import type { Node } from "../../syntax/nodes.ts";
import { type ActionProvider, insert } from "./action.ts";
import { indentAt } from "./text.ts";

/** At a call of an operation: writes an `on` clause for each failure that the description documents and no clause names. */
export const addHandlers: ActionProvider = (place) => {
  const { view, span } = place;
  const step = place.path.nodes.findLast(
    (node): node is Extract<Node, { kind: "LetStep" | "CallStep" }> => node.kind === "LetStep" || node.kind === "CallStep",
  );
  if (step?.value.kind !== "CallExpression") return [];
  const call = view.model?.callOf(step.value);
  // In the arguments other things are meant.
  const isWithin = span.start >= step.start && (span.end <= step.value.callee.end || span.start >= step.value.end);
  if (call === undefined || !isWithin) return [];
  const statuses = call
    .failures()
    .filter(({ failure, documented, handler }) => documented === true && handler === undefined && /^\d{3}$/u.test(failure))
    .map(({ failure }) => failure);
  if (statuses.length === 0) return [];
  const { system, name } = call.operation;
  return [
    {
      title: `Add \`on\` for what \`${system.name}.${name}\` is documented to answer: ${statuses.join(", ")}`,
      kind: "refactor.rewrite",
      edits() {
        const indent = `${indentAt(view, step.start)}  `;
        return [insert(place, step.end, statuses.map((status) => `\n${indent}on ${status} => deadLetter`).join(""))];
      },
    },
  ];
};
