import type { IssueCode } from "./codes.ts";
import { type CollectedIssue, IssueCollector } from "./issue-collector.ts";
import { collectItems } from "./items.ts";
import type { CollectIssues, Members } from "./members.ts";
import { collectBySchema } from "./nested.ts";
import { Report } from "./report.ts";

/** An alternative of `anyOf` or `oneOf`: its number in the schema, from 1, and what reports the issues of a value by it. */
type Alternative = readonly [number: number, collect: CollectIssues];

/** Alternatives may have alternatives in turn; the work would multiply with each level, so what is deeper fails as a whole. */
const mostLevels = 3;

/** A listed value often decides which alternative is meant, so one that differs counts as several faults. */
const weightOfValue = 5;

/** Collects the issues of a value by one alternative, without reporting them. */
class Attempt extends IssueCollector {
  readonly level: number;
  matchingKeys = 0;

  constructor(issues: IssueCollector) {
    super(issues.schema, issues.path, new Report(issues.report.max));
    this.depth = issues.depth;
    this.level = issues instanceof Attempt ? issues.level + 1 : 1;
  }

  override read(object: Readonly<Record<string, unknown>>, members: Members): unknown[] {
    const values = super.read(object, members);
    this.matchingKeys += values.filter((value) => value !== undefined).length;
    return values;
  }

  /** The items count at once: nobody walks what an attempt leaves for later. */
  override later(items: readonly unknown[], index: number): void {
    const schema = this.schema.items[index]?.compiled;
    if (schema !== undefined) collectItems(items, this, 0, (item) => collectBySchema(item, this, schema));
  }

  /** How far the value is from the alternative. */
  get faults(): number {
    const isOfValue = ({ code }: { readonly code: IssueCode }) => code === "enum" || code === "const";
    return (this.findings ?? []).reduce((sum, { issue }) => sum + (isOfValue(issue) ? weightOfValue : 1), 0);
  }
}

/** A message lists no more alternatives. */
const mostListed = 5;

/**
 * Reports why a value fits none of the alternatives, or more than one: by the alternative that it is closest to, that with the
 * fewest faults and then with the most keys of the value. Where it is as close to several by one fault each, these are listed.
 */
export function blameAlternative(
  value: unknown,
  issues: IssueCollector,
  alternatives: readonly Alternative[],
  code: "any_of" | "one_of",
): void {
  const attempts = alternatives.map(([number, collect]) => {
    const attempt = new Attempt(issues);
    if (attempt.level <= mostLevels) attempt.collect(value, collect);
    return { number, attempt };
  });
  const fitting = attempts.filter(({ attempt }) => attempt.faults === 0).map(({ number }) => number);
  const [closest, ...others] = attempts.sort(
    (a, b) => a.attempt.faults - b.attempt.faults || b.attempt.matchingKeys - a.attempt.matchingKeys,
  );
  // A value that changes while it is read may fit one after all.
  if (closest === undefined || closest.attempt.level > mostLevels || fitting.length === 1) {
    issues.add(
      code,
      code === "any_of" ? "fits none of the alternatives" : "does not fit exactly one of the alternatives",
    );
  } else if (fitting.length > 0) {
    issues.add(code, `must fit one alternative only, but fits several (${fitting.join(", ")})`);
  } else {
    const { faults, matchingKeys } = closest.attempt;
    const isAsClose = ({ attempt }: (typeof attempts)[number]) =>
      faults === 1 && attempt.faults === 1 && attempt.matchingKeys === matchingKeys;
    const equal = [closest, ...others.filter(isAsClose)].flatMap(({ attempt }) => attempt.findings ?? []);
    if (equal.length === 1 || faults > 1) blame(closest, issues);
    else list(equal, issues, code);
  }
}

/** Reports the issues of one alternative. */
function blame(
  { number, attempt }: { readonly number: number; readonly attempt: Attempt },
  issues: IssueCollector,
): void {
  const first = issues.findings?.length ?? 0;
  for (const finding of attempt.findings ?? []) issues.find(finding);
  sayAlternative(issues, first, `By alternative ${number}, which the value is closest to:`);
}

/** Adds to the issues from an index on by which alternative they are, as a hint. */
export function sayAlternative({ findings = [] }: IssueCollector, first: number, hint: string): void {
  for (let i = first; i < findings.length; i++) {
    const { issue, absent } = findings[i] as CollectedIssue;
    if (issue.hint === undefined) findings[i] = { issue: { ...issue, hint }, absent };
  }
}

/** Reports one issue that says what each of several alternatives asks for. */
function list(findings: readonly CollectedIssue[], issues: IssueCollector, code: "any_of" | "one_of"): void {
  const messages = [...new Set(findings.map(({ issue }) => issue.message))];
  const more = messages.length > mostListed ? ["..."] : [];
  const text = [...messages.slice(0, mostListed), ...more].join("; or ");
  const absent = findings.flatMap((finding) => finding.absent);
  issues.add(code, `fits none of the alternatives: ${text}`, undefined, absent);
}
