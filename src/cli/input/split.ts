import { scan } from "../../runtime/scan.ts";
import { Gatherer, type RawRecord, type Start } from "./gatherer.ts";

/** Cuts the bytes of an input into records as they come. It keeps the record that has begun, and no more than `maxBytes` of it. */
export interface Splitter {
  push(chunk: Uint8Array): RawRecord[];
  /** What is left when the input has ended. */
  end(): RawRecord[];
}

/** NDJSON: each line that is not blank is a record. A line ends with LF. */
export const lineSplitter = (maxBytes: number, start: Start): Splitter => linesFrom(new Gatherer(maxBytes, start));

/** The lines that are still to come. */
export function linesFrom(gatherer: Gatherer): Splitter {
  const taken = () => [gatherer.take() ?? []].flat();
  return {
    push(chunk) {
      const records: RawRecord[] = [];
      let start = 0;
      for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, start)) {
        gatherer.add(chunk, start, end);
        const record = gatherer.take();
        if (record !== undefined) records.push(record);
        gatherer.skip(chunk, end, end + 1);
        start = end + 1;
      }
      gatherer.add(chunk, start, chunk.length);
      return records;
    },
    end: taken,
  };
}

/** The whole input is one record. */
export function wholeSplitter(maxBytes: number, start: Start): Splitter {
  const gatherer = new Gatherer(maxBytes, start);
  return {
    push(chunk) {
      gatherer.add(chunk, 0, chunk.length);
      return [];
    },
    end: () => [gatherer.take() ?? []].flat(),
  };
}

/** An input whose first line is larger than a record may be: NDJSON if the next line is a document, else one record. */
export function longLineSplitter(maxBytes: number, start: Start): Splitter {
  const lines = lineSplitter(maxBytes, start);
  const whole = wholeSplitter(maxBytes, start);
  const begun: RawRecord[] = [];
  let chosen: Splitter | undefined;
  const choose = (records: readonly RawRecord[]): RawRecord[] => {
    begun.push(...records);
    if (begun.length < 2) return [];
    chosen = isReadable(begun[1]) ? lines : whole;
    return chosen === lines ? begun : [];
  };
  return {
    push(chunk) {
      if (chosen !== undefined) return chosen.push(chunk);
      whole.push(chunk);
      return choose(lines.push(chunk));
    },
    end() {
      if (chosen !== undefined) return chosen.end();
      const records = choose(lines.end());
      return records.length > 0 ? records : whole.end();
    },
  };
}

export const isReadable = (record: RawRecord | undefined): boolean =>
  record?.content instanceof Uint8Array && scan(record.content) === undefined;
