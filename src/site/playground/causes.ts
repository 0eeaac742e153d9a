import type { ShownFinding } from "./validation.ts";

/**
 * The findings of a record as they are listed: a misspelled key first, with its fix, then what follows from it, which does not
 * repeat the hint.
 */
export function causesFirst(findings: readonly ShownFinding[]): ShownFinding[] {
  const causes = findings.flatMap(causeOf);
  const explained = new Set(causes.map(({ message }) => message));
  return [
    ...causes,
    ...findings.map((finding) => (explained.has(finding.hint ?? "") ? withoutHint(finding) : finding)),
  ];
}

/** The misspelled key that an issue follows from, as a finding of its own. */
function causeOf({ hint, fix, isWarning }: ShownFinding): ShownFinding[] {
  if (hint === undefined || fix?.pointer === undefined || isWarning) return [];
  const { pointer, line, column } = fix;
  return [{ code: "near_miss_key", path: [], pointer, message: hint, line, column, isWarning, fix }];
}

function withoutHint({ hint: _, fix: __, ...finding }: ShownFinding): ShownFinding {
  return finding;
}
