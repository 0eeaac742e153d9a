const mostInRow = 200;

/** Code joined by an operator, where it is long in groups: compilers nest each operand of a row in the next one. */
export function joined(operands: readonly string[], operator: "&&" | "||" | "+"): string {
  if (operands.length <= mostInRow) return operands.join(` ${operator} `);
  const groups = Array.from({ length: Math.ceil(operands.length / mostInRow) }, (_, i) =>
    operands.slice(i * mostInRow, (i + 1) * mostInRow),
  );
  return joined(
    groups.map((group) => `(${joined(group, operator)})`),
    operator,
  );
}
