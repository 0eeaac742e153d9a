import { KindCounts } from "../../../generated/kinds.ts";
import type { Kind } from "../validate/kind.ts";

/**
 * What a scan finds out on its way. How many documents and payloads of each kind have been passed goes on from scan to scan, also
 * from one that fails on its way.
 */
export interface ScanState extends KindCounts {
  /** Of the document that was passed last. */
  kind: Kind | undefined;
  /** Whether there may be a warning. */
  mayWarn: boolean;
  /** Whether a key may be nearly an identifier. Absent where no warnings are wanted. */
  mayBeNearMiss: MayBeNearMiss | undefined;
  /** What a tracking plan says more. */
  plan: PlannedScan | undefined;
}

/** Passes the value of a member about which a tracking plan may say more, given what passes it without one. */
type PassMember = (bytes: Uint8Array, at: number, state: ScanState, own: Scan) => number;

/** What scanners ask a tracking plan, by the keys that schemas mark (`x-planned`). */
export interface PlannedScan {
  readonly name: PassMember;
  readonly payload: PassMember;
  readonly data: PassMember;
  readonly userAttributes: PassMember;
  readonly accountAttributes: PassMember;
  /** Is called at the end of a payload that is otherwise valid, when its kind is known. */
  readonly end: Scan;
}

/** The keys whose values a tracking plan is asked about. */
export type PlannedKey = Exclude<keyof PlannedScan, "end">;

/** The key is given by the bytes between its quotes. */
export type MayBeNearMiss = (bytes: Uint8Array, start: number, end: number, identifiers: readonly string[]) => boolean;

/**
 * Passes a value from its first byte, and returns the offset after it if it is valid; else `unsure` or `invalid`.
 * Generated from a schema. What it takes for valid is valid JSON in UTF-8, without a key twice that the schema knows.
 */
export type Scan = (bytes: Uint8Array, at: number, state: ScanState) => number;

export function createScanState(mayBeNearMiss?: MayBeNearMiss): ScanState {
  const state = new KindCounts() as ScanState;
  state.kind = undefined;
  state.mayWarn = false;
  state.mayBeNearMiss = mayBeNearMiss;
  state.plan = undefined;
  return state;
}
