import type { FixtureCode } from "../../fixtures/codes.ts";
import type { RoutedAs } from "../../library/routed-verdict.ts";
import type { Verdict } from "../../runtime/text/verdict.ts";
import type { IssueCode } from "../../runtime/validate/codes.ts";
import type { RecordResult } from "./report.ts";

/** Takes what validation finds in the records of an input. */
export interface ResultSink {
  /** Whether clean records, which are valid and without warnings, need only be counted. */
  readonly countsClean: boolean;
  /** Whether the next result would be reported, if it makes the run fail or not, so that its details are needed. */
  wants(isFailure: boolean): boolean;
  /** The records that follow are of this file, which can be read. */
  beginFile(file: string): void;
  /** Counts records that are valid, without warnings, and not listed. */
  countClean(records: number, counts: Verdict["counts"]): void;
  /** Counts a record whose details are not needed. */
  count(status: RecordResult["status"], counted: Counted): void;
  add(result: RecordResult, counted: Counted): void;
}

/** What a record adds to the counts, besides itself. */
export interface Counted extends Pick<Verdict, "counts"> {
  readonly routedAs?: RoutedAs;
  readonly issueCodes: readonly (IssueCode | FixtureCode)[];
  readonly warningCodes: readonly IssueCode[];
}
