import type { IToken, TokenType } from "chevrotain";
import type { BinaryOperator, Expression } from "../syntax/nodes.ts";
import { endOf } from "./lexer.ts";
import { operatorRows } from "./tokens.ts";

const bindingPowers = new Map<TokenType, number>(
  operatorRows.flatMap((row, power) => row.map((type): [TokenType, number] => [type, power])),
);

/**
 * Folds a flat row of operands into a tree by how tightly the operators bind; operators of one row bind from left to
 * right. Uses stacks, not recursion: a row may have a hundred thousand operands.
 */
export function foldBinary(first: Expression, rest: readonly { readonly operator: IToken; readonly operand: Expression }[]): Expression {
  const operands: Expression[] = [first];
  const operators: IToken[] = [];
  const reduce = (): void => {
    const operator = operators.pop();
    const right = operands.pop();
    const left = operands.pop();
    if (operator === undefined || left === undefined || right === undefined) return;
    operands.push({
      kind: "BinaryExpression",
      operator: operator.image as BinaryOperator,
      operatorSpan: { start: operator.startOffset, end: endOf(operator) },
      left,
      right,
      start: left.start,
      end: right.end,
    });
  };
  for (const { operator, operand } of rest) {
    while (operators.length > 0 && powerOf(operators.at(-1)) >= powerOf(operator)) reduce();
    operators.push(operator);
    operands.push(operand);
  }
  while (operators.length > 0) reduce();
  return operands[0] ?? first;
}

function powerOf(operator: IToken | undefined): number {
  return operator === undefined ? -1 : (bindingPowers.get(operator.tokenType) ?? -1);
}
