import type { FileHandle } from "node:fs/promises";

/** A part of a file that begins and ends with whole lines, in bytes from the file's beginning. */
export interface Segment {
  readonly start: number;
  readonly end: number;
}

/** In bytes: small enough that threads finish together, and that few results wait for their turn. */
const size = 1024 * 1024;
const lookAhead = 64 * 1024;

/** Cuts the first `total` bytes of a file into segments, in their order. A line that is longer than a segment is one itself. */
export async function* segmentsOf(file: FileHandle, total: number): AsyncGenerator<Segment> {
  const buffer = new Uint8Array(lookAhead);
  let start = 0;
  while (start < total) {
    let end = Math.min(start + size, total);
    while (end < total) {
      // The segment ends at the first line end from its last byte on.
      const { bytesRead } = await file.read(buffer, 0, Math.min(lookAhead, total - end + 1), end - 1);
      // The file has become shorter: that is found when the segment is read.
      if (bytesRead === 0) end = total;
      const lineFeed = buffer.subarray(0, bytesRead).indexOf(0x0a);
      if (lineFeed >= 0) {
        end += lineFeed;
        break;
      }
      end = Math.min(end + bytesRead, total);
    }
    yield { start, end };
    start = end;
  }
}
