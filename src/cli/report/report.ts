import type { FixtureCode } from "../../fixtures/codes.ts";
import type { IssueCode } from "../../runtime/validate/codes.ts";
import type { Path } from "../../runtime/validate/path.ts";
import type { Problem } from "../io/problem.ts";

/** One issue or warning, with its position. It never holds a value of a payload; long keys are cut (`…` at their end). */
export interface Finding {
  readonly code: IssueCode | FixtureCode;
  readonly path: Path;
  readonly pointer: string;
  readonly message: string;
  readonly hint?: string;
  /** Counts from 1 in the file; a line ends with LF. */
  readonly line: number;
  /** Counts from 1, in UTF-16 code units, as editors do. */
  readonly column: number;
  /** The lines around the place, only with `--show-source`: they hold payload content, so no other report has them. */
  readonly frame?: string;
}

/** A record, as reports list it. */
export interface RecordResult {
  /** As it was given or found, `-` for standard input. Not yet escaped for whatever shows it. */
  readonly file: string;
  /** Counts from 1 in its file. */
  readonly record: number;
  /** Where the record begins. */
  readonly line: number;
  readonly column: number;
  /** The same place in bytes from the beginning of the (unpacked) file. */
  readonly offset: number;
  readonly kind: "event" | "product" | "request" | null;
  readonly status: "valid" | "invalid" | "unreadable";
  readonly issues: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/** Always, records = valid + invalid + unreadable. */
export interface Counts {
  records: number;
  valid: number;
  invalid: number;
  unreadable: number;
  warnings: number;
}

/** The counts of a run. */
export interface Summary extends Counts {
  files: number;
  /** How many times each code occurred, listed or not. */
  readonly codes: Partial<Record<IssueCode | FixtureCode, number>>;
  /** Valid track requests. */
  requests: number;
  /** Payloads of valid records. */
  events: number;
  products: number;
}

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
  readonly problems: readonly Problem[];
  /** Whether warnings fail. */
  readonly strict: boolean;
  /** Whether the records are fixtures: "valid" means that they are as expected. */
  readonly isTest: boolean;
}
