import type { Position } from "../runtime/json/position.ts";

/** The value of a file, or why it has none and where. */
export type ParsedFile =
  | { readonly value: unknown }
  | { readonly problem: string; readonly pointer: string; readonly position: Position | undefined };

/** How files of one format are read. */
export interface FileFormat {
  readonly parsed: (bytes: Uint8Array) => ParsedFile;
  /** Where a JSON Pointer leads in a file: to the key, or to the innermost value on its way that exists. */
  readonly positionOf: (bytes: Uint8Array, pointer: string) => Position;
}
