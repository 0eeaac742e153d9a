import type { OutputStream } from "./io.ts";
import { plural } from "./text.ts";

/** In milliseconds. */
const firstDelay = 1000;
const interval = 200;

/** The progress of a long run, as a line on a terminal. It is removed when the run is over. */
export interface Progress {
  /** Takes the total number of bytes to read, where it is known. */
  expect(bytes: number | undefined): void;
  /** Takes the number of records and bytes that have been read so far. */
  tick(records: number, bytes: number): void;
  clear(): void;
}

export function progressOn(stream: OutputStream, isWanted: boolean): Progress {
  if (!isWanted || !stream.isTTY) return { expect() {}, tick() {}, clear() {} };
  const start = Date.now();
  let total: number | undefined;
  let next = start + firstDelay;
  let isShown = false;
  return {
    expect(bytes) {
      total = bytes;
    },
    tick(records, bytes) {
      const now = Date.now();
      if (now < next) return;
      next = now + interval;
      isShown = true;
      stream.write(`\r${progressText(records, bytes, total, (now - start) / 1000)} ...\u001b[K`);
    },
    clear() {
      if (isShown) stream.write("\r\u001b[K");
      isShown = false;
    },
  };
}

/** What has been read, how fast, and how long the rest will take. */
export function progressText(records: number, bytes: number, total: number | undefined, seconds: number): string {
  const megabytes = (count: number) => Math.round(count / 1e6);
  const rate = bytes / Math.max(seconds, 0.001);
  const read = total === undefined ? `${megabytes(bytes)} MB` : `${megabytes(bytes)} of ${megabytes(total)} MB`;
  const left = total === undefined || bytes === 0 ? "" : `, ${durationText(Math.max(0, total - bytes) / rate)} left`;
  return `${plural(records, "record")}, ${read} read, ${megabytes(rate)} MB/s${left}`;
}

function durationText(seconds: number): string {
  const rounded = Math.ceil(seconds);
  if (rounded < 60) return `${rounded} s`;
  return rounded < 3600
    ? `${Math.floor(rounded / 60)} min ${rounded % 60} s`
    : `${Math.floor(rounded / 3600)} h ${Math.floor((rounded % 3600) / 60)} min`;
}
