import type { Position } from "../runtime/json/position.ts";

/** The value of a file, or why it has none and where. */
export type ParsedFile =
  | { readonly value: unknown }
  | { readonly problem: string; readonly pointer: string; readonly position: Position | undefined };

/** How files of one format are read. */
export interface FileFormat {
  readonly parsed: (bytes: Uint8Array) => ParsedFile;
  /** Where JSON Pointers lead in a file, which is read once for all: to the key, or to the innermost value on the way that exists. */
  readonly positionsIn: (bytes: Uint8Array) => (pointer: string) => Position;
}
