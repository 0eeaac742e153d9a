import type { Report } from "../../../generated/tool/types.ts";
import type { FixtureCode } from "../../fixtures/codes.ts";
import type { IssueCode } from "../../runtime/validate/codes.ts";
import type { IssueParams } from "../../runtime/validate/issue.ts";
import type { KnownKeys } from "../../runtime/validate/known-keys.ts";
import type { Path } from "../../runtime/validate/path.ts";
import type { Problem } from "../io/problem.ts";

type ReportedSummary = KnownKeys<Report["summary"]>;
type ReportedRecord = KnownKeys<Report["results"][number]>;
type ReportedFinding = KnownKeys<Report["results"][number]["issues"][number]>;

/** One issue or warning, with its position. It never holds a value of a payload; long keys are cut (`…` at their end). */
export interface Finding extends Readonly<Omit<ReportedFinding, "code" | "path" | "params">> {
  readonly code: IssueCode | FixtureCode;
  readonly path: Path;
  readonly params?: IssueParams;
  /** The lines around the place, only with `--show-source`: they hold payload content, so no other report has them. */
  readonly frame?: string;
}

/** A record, as reports list it. `file` is not yet escaped for whatever shows it. */
export interface RecordResult extends Readonly<Omit<ReportedRecord, "issues" | "warnings">> {
  readonly status: "valid" | "invalid" | "unreadable";
  readonly issues: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/** The counts of a run. */
export interface Summary extends Omit<ReportedSummary, "codes"> {
  readonly codes: Partial<Record<IssueCode | FixtureCode, number>>;
}

/** Always, records = valid + invalid + unreadable. */
export type Counts = Pick<Summary, "records" | "valid" | "invalid" | "unreadable" | "warnings">;

export interface FileResult extends Counts {
  readonly file: string;
}

/** The results of a run, for a report. */
export interface Run {
  readonly summary: Summary;
  readonly files: readonly FileResult[];
  /** Records with findings (or all, on request), at most as many as were asked for. */
  readonly results: readonly RecordResult[];
  /** How many more results there are. */
  readonly omitted: number;
  /** How many findings of these results are left out, because the platform that reads the report does not take them. */
  readonly omittedFindings: number;
  readonly problems: readonly Problem[];
  /** Whether warnings fail. */
  readonly strict: boolean;
  /** Whether the records are fixtures: "valid" means that they are as expected. */
  readonly isTest: boolean;
}
