import { KindCounts } from "../../../generated/kinds.ts";
import { positionsOf, shifted } from "../json/position.ts";
import type { IssueCode } from "../validate/codes.ts";
import type { CompiledSchema } from "../validate/compiled-schema.ts";
import type { Issue } from "../validate/issue.ts";
import { countPayloads, type Kind, kindOfValue } from "../validate/kind.ts";
import { lintWith } from "../validate/lint.ts";
import { Report } from "../validate/report.ts";
import { parseErrorIssue, parseText } from "./parse.ts";
import type { RawRecord, Start } from "./raw-record.ts";
import { issuesIn, type TextIssue, withPositions } from "./text.ts";

/** The result of validating one record. */
export interface Verdict {
  readonly status: "valid" | "invalid" | "unreadable";
  readonly kind: Kind | undefined;
  /** What was parsed; `undefined` where the record is unreadable. */
  readonly value?: unknown;
  readonly issues: readonly TextIssue[];
  readonly warnings: readonly TextIssue[];
  /** The codes of all issues and warnings, listed or not. */
  readonly issueCodes: readonly IssueCode[];
  readonly warningCodes: readonly IssueCode[];
  /** The payloads of a valid record, and the record itself if it is a request. */
  readonly counts: Readonly<KindCounts>;
}

/** How a record is validated. */
export interface ValidationSettings {
  /** The schema that a value is validated by. */
  readonly compiledSchemaOf: (value: unknown) => CompiledSchema;
  readonly maxIssues: number;
  /** Whether a string is an identifier, which may have warnings; absent where no warnings are wanted. */
  readonly isIdentifier?: ((text: string) => boolean) | undefined;
}

/**
 * Validates a record by the exact path: it is decoded, parsed and validated, and its text is read again for positions, which
 * count from the beginning of its input. Where no details are needed only codes are given: positions take most of the time.
 */
export function verdictOf(
  record: Omit<RawRecord, "length">,
  settings: ValidationSettings,
  isDetailed: boolean,
): Verdict {
  const { content } = record;
  if (!(content instanceof Uint8Array)) {
    const { line, column } = record;
    return rejected("unreadable", undefined, [{ ...parseErrorIssue({ ...content, at: 0 }, 0), line, column }]);
  }
  const parsed = parseText(content, content, isDetailed);
  if ("error" in parsed) {
    if (!isDetailed) return { ...rejected("unreadable", undefined, []), issueCodes: [parsed.error.code] };
    const [place] = positionsOf(content, [parsed.error.at]);
    const issue = {
      ...parseErrorIssue(parsed.error, record.offset),
      line: 1,
      column: 1,
      ...place,
      ...swallowed(record),
    };
    return rejected("unreadable", undefined, [shifted(issue, record)]);
  }
  const { value } = parsed;
  const compiled = settings.compiledSchemaOf(value);
  const kind = kindOfValue(value, compiled);
  const { issues, known } = issuesIn(parsed, compiled, settings);
  if (issues.length === 0) return accepted(record, content, value, compiled, settings, isDetailed);
  if (!isDetailed) return { ...rejected("invalid", kind, []), value, issueCodes: issues.map(({ code }) => code) };
  const found = withPositions(issues, content, known).map((one) => shifted(one, record));
  return { ...rejected("invalid", kind, found), value };
}

const rejected = (status: Verdict["status"], kind: Kind | undefined, issues: readonly TextIssue[]): Verdict => ({
  status,
  kind,
  issues,
  warnings: [],
  issueCodes: issues.map(({ code }) => code),
  warningCodes: [],
  counts: new KindCounts(),
});

function accepted(
  record: Start,
  content: Uint8Array,
  value: unknown,
  compiled: CompiledSchema,
  { maxIssues, isIdentifier }: ValidationSettings,
  isDetailed: boolean,
): Verdict {
  const found = isIdentifier ? lintWith(compiled, isIdentifier, value, { maxIssues: Number.POSITIVE_INFINITY }) : [];
  const warnings = isDetailed ? withPositions(capped(found, maxIssues), content) : [];
  const kind = kindOfValue(value, compiled);
  const counts = new KindCounts();
  if (kind === "request") counts[kind]++;
  countPayloads(value, compiled, counts);
  return {
    status: "valid",
    value,
    kind,
    issues: [],
    warnings: warnings.map((one) => shifted(one, record)),
    issueCodes: [],
    warningCodes: found.map(({ code }) => code),
    counts,
  };
}

/** The first of the issues, and that there are more. */
function capped(issues: readonly Issue[], max: number): readonly Issue[] {
  const report = new Report(max);
  for (const issue of issues.slice(0, max + 1)) report.push(issue);
  return report.issues;
}

/** A bracket or quote that is missing makes a record of all that follows, which is then not looked at: that must be said. */
function swallowed({ content, line, isElement = false }: Omit<RawRecord, "length">): { readonly hint?: string } {
  if (!isElement) return {};
  const [end] = positionsOf(content as Uint8Array, [(content as Uint8Array).length]);
  const last = line + (end?.line ?? 1) - 1;
  return last > line ? { hint: `this record goes on to line ${last}, and nothing else in it is looked at` } : {};
}
