import { scan } from "../json/grammar.ts";
import type { RawRecord, Start } from "../text/raw-record.ts";
import { type LineSink, LineSplitter } from "./line-splitter.ts";
import { RecordBuffer } from "./record-buffer.ts";

/** Cuts the bytes of an input into records as they come. It keeps the record that has begun, and no more than is allowed of it. */
export interface Splitter {
  push(chunk: Uint8Array): void;
  /** The input has ended. */
  end(): void;
}

/** Creates a splitter that gives records of at most `maxBytes` to the sink, in an input that begins at a position. */
export type Split = (sink: LineSink, maxBytes: number, start: Start) => Splitter;

/** NDJSON: each line that is not blank is a record. */
export const lineSplitter: Split = (sink, maxBytes, start) => LineSplitter.from(sink, maxBytes, start);

/** The whole input is one record. */
export const wholeSplitter: Split = (sink, maxBytes, start) => {
  const buffer = new RecordBuffer(maxBytes, start);
  return {
    push: (chunk) => buffer.add(chunk, 0, chunk.length),
    end() {
      const record = buffer.take();
      if (record !== undefined) sink.take(record);
    },
  };
};

/** An input whose first line is larger than a record may be: NDJSON if the next line is a document, else one record. */
export const longLineSplitter: Split = (sink, maxBytes, start) => {
  const begun: RawRecord[] = [];
  let chosen: Splitter | undefined;
  const whole = wholeSplitter(sink, maxBytes, start);
  const choose = (record: RawRecord): void => {
    if (begun.push(record) < 2) return;
    chosen = isReadable(record) ? lines : whole;
    if (chosen === lines) for (const one of begun) sink.take(one);
  };
  const lines = lineSplitter(
    {
      pass: (...line) => (chosen === undefined ? -1 : sink.pass(...line)),
      take: (record) => (chosen === undefined ? choose(record) : chosen === lines && sink.take(record)),
    },
    maxBytes,
    start,
  );
  return {
    push(chunk) {
      if (chosen !== lines) whole.push(chunk);
      if (chosen !== whole) lines.push(chunk);
    },
    end() {
      if (chosen !== whole) lines.end();
      if (chosen !== lines) whole.end();
    },
  };
};

export const isReadable = (record: RawRecord | undefined): boolean =>
  record?.content instanceof Uint8Array && scan(record.content) === undefined;
