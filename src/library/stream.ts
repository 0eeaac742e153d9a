import { documentBytes } from "../../generated/scanners/document.ts";
import {
  type Chunks,
  type NdjsonOptions,
  type NdjsonRecord,
  piecesOf,
  RecordReader,
} from "../runtime/records/ndjson.ts";
import { bytesOf } from "../runtime/text/bytes.ts";
import { sharedScanners } from "./scanners.ts";

/**
 * Judges NDJSON as it comes, and tells of each record in its turn: of most by one look at the bytes. The next chunk is asked
 * for when all records of the last have been fetched. Any number of records; in bytes, what is held is one chunk and, of a
 * record that goes over its end, at most `maxBytes`. What the source throws is thrown on. Throws a `TypeError` for chunks
 * that are no bytes.
 */
export async function* validateNdjson(chunks: Chunks, options: NdjsonOptions = {}): AsyncGenerator<NdjsonRecord> {
  const reader = new RecordReader(options, documentBytes, await sharedScanners());
  for await (const piece of piecesOf(chunks)) yield* reader.push(piece);
  yield* reader.end();
}

/** The same as a web `TransformStream`: bytes in, records out. */
export function ndjsonStream(options: NdjsonOptions = {}): TransformStream<Uint8Array, NdjsonRecord> {
  let reader: RecordReader;
  const enqueue = (records: readonly NdjsonRecord[], controller: TransformStreamDefaultController<NdjsonRecord>) => {
    for (const record of records) controller.enqueue(record);
  };
  return new TransformStream({
    async start() {
      reader = new RecordReader(options, documentBytes, await sharedScanners());
    },
    transform: (chunk, controller) => enqueue(reader.push(bytesOf(chunk)), controller),
    flush: (controller) => enqueue(reader.end(), controller),
  });
}
