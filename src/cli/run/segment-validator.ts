import { readSync } from "node:fs";
import * as lines from "../../../generated/lines.ts";
import { LineInput } from "../../runtime/records/line-input.ts";
import { type LineScanners, scannersOf } from "../../runtime/records/line-scanner.ts";
import { Collector } from "../report/collector.ts";
import { type Catalog, schemaNamed } from "./catalog.ts";
import { type RecordSettings, RecordValidator } from "./record-validator.ts";
import type { SegmentResult, SegmentTask, WorkerData } from "./segment-task.ts";
import type { Segment } from "./segments.ts";

/** Validates segments of NDJSON files, one after the other. */
export class SegmentValidator {
  readonly #settings: WorkerData["settings"];
  readonly #validation: RecordSettings;
  readonly #buffer = new Uint8Array(2 ** 20);

  constructor({ settings, module }: WorkerData, catalog: Catalog) {
    this.#settings = settings;
    const scanners = module && sharedScanner(scannersOf(module, lines));
    const schema = schemaNamed(settings.schema, catalog);
    this.#validation = { ...settings, schema, payloadOf: catalog.payloadOf?.(settings.schema), scanners };
  }

  resultOf({ file, fd, segment, room }: SegmentTask): SegmentResult {
    const collector = new Collector({ ...this.#settings, maxResults: room }, false);
    collector.beginFile(file);
    const validator = new RecordValidator(file, this.#validation, collector);
    const { start } = segment;
    const position = start === 0 ? undefined : { offset: start, line: 1, column: 1 };
    const input = new LineInput(validator, this.#settings.maxBytes, position);
    const error = this.#read(fd, segment, input);
    validator.flush();
    const { summary, results, omitted } = collector.run;
    return { lines: input.line - 1, part: { summary, results, omitted }, ...(error && { error }) };
  }

  /** Returns why it could not read to the end of the segment. */
  #read(fd: number, { start, end }: Segment, input: LineInput): SegmentResult["error"] {
    const buffer = this.#buffer;
    try {
      for (let at = start; at < end; ) {
        const bytesRead = readSync(fd, buffer, 0, Math.min(buffer.length, end - at), at);
        if (bytesRead === 0) return { message: "it became shorter while it was read" };
        input.push(buffer.subarray(0, bytesRead));
        at += bytesRead;
      }
    } catch (error) {
      const { message, code, syscall } = error as NodeJS.ErrnoException;
      if (syscall === undefined) throw error;
      return { message, code, syscall };
    }
    input.end();
    return undefined;
  }
}

/** One scanner for all segments, because its memory is expensive. */
function sharedScanner(scanners: LineScanners): LineScanners {
  let scanner: ReturnType<LineScanners>;
  return (...parts) => {
    scanner ??= scanners(...parts);
    return scanner;
  };
}
