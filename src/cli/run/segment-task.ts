import type { Settings } from "../io/settings.ts";
import type { PartialResults } from "../report/collector.ts";
import type { Segment } from "./segments.ts";

/** What a thread that validates segments starts with. */
export interface WorkerData {
  readonly settings: Settings;
  /** The compiled scanners, if WebAssembly is available. */
  readonly module: WebAssembly.Module | undefined;
  /** Where the code of a tracking plan is, if records are validated by one. */
  readonly planFolder: string | undefined;
}

/** A segment to validate. */
export interface SegmentTask {
  readonly file: string;
  /** The file, open for reading. */
  readonly fd: number;
  readonly segment: Segment;
  /** How many results will be reported at most. */
  readonly room: number;
}

/** The results of a segment. Lines and records count from the beginning of the segment. */
export interface SegmentResult {
  readonly lines: number;
  readonly part: PartialResults;
  /** Why the segment could not be read to its end. What was read until then counts. */
  readonly error?: Pick<NodeJS.ErrnoException, "message" | "code" | "syscall"> | undefined;
}
