import { openSync, readSync } from "node:fs";

const size = 1024 * 1024;

/** Calls `visit(buffer, start, end)` for each line of a part of a file that begins at a line's beginning. */
export function eachLine(file, visit, from = 0, to = Number.POSITIVE_INFINITY) {
  const fd = openSync(file, "r");
  let buffer = Buffer.allocUnsafeSlow(2 * size);
  let kept = 0;
  let at = from;
  for (;;) {
    if (buffer.length - kept < size) buffer = Buffer.concat([buffer], 2 * buffer.length);
    const bytesRead = readSync(fd, buffer, kept, Math.min(size, to - at), at);
    if (bytesRead === 0) break;
    at += bytesRead;
    const length = kept + bytesRead;
    let start = 0;
    for (let end = buffer.indexOf(10); end >= 0 && end < length; end = buffer.indexOf(10, start)) {
      visit(buffer, start, end);
      start = end + 1;
    }
    kept = length - start;
    buffer.copy(buffer, 0, start, length);
  }
  if (kept > 0) visit(buffer, 0, kept);
}

/** Prints what a candidate has counted, for the harness to compare. */
export const tell = (counts) => console.log(JSON.stringify(counts));
