/** A record of an input, not yet parsed. */
export interface RawRecord {
  /** Where it begins, counted from the beginning of the input. */
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  /** Whether it is an element of an array, whose end depends on brackets and commas that may be wrong. */
  readonly isElement?: boolean;
  /** In bytes, without the white space around it. */
  readonly length: number;
  /** Its bytes without the white space around them, or why they are not read. */
  readonly content: Uint8Array | RefusedContent;
}

/** A record that is not read. */
export interface RefusedContent {
  readonly code: "syntax" | "too_large";
  readonly what: string;
  /** The bytes, unless they were too many to be kept. */
  readonly bytes?: Uint8Array;
}

/** A position in an input, and the number of bytes before it. */
export type Start = Pick<RawRecord, "offset" | "line" | "column">;
