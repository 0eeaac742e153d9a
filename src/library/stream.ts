import { documentBytes } from "../../generated/scanners/document.ts";
import { Batched } from "../runtime/records/batched.ts";
import { type Chunks, piecesOf } from "../runtime/records/chunks.ts";
import {
  type NdjsonOptions,
  type NdjsonRecord,
  type ReadOptions,
  RecordReader,
  readerSettings,
  signalOf,
} from "../runtime/records/ndjson.ts";
import { bytesOf } from "../runtime/text/bytes.ts";
import { sharedScanners } from "./scanners.ts";

/**
 * Validates NDJSON as it comes and gives a result for each record, in order; most lines take the fast path. The next chunk is
 * requested when all records of the last have been fetched. Memory holds one chunk and, of a record that continues in the next
 * one, at most `maxBytes`. Errors of the source are rethrown. Throws a `TypeError` for chunks that are not bytes.
 */
export function validateNdjson(chunks: Chunks, options?: ReadOptions): AsyncGenerator<NdjsonRecord> {
  return new Batched(recordsOf(piecesOf(chunks, signalOf(options)), readerSettings(options, documentBytes)));
}

async function* recordsOf(
  pieces: AsyncIterable<Uint8Array>,
  settings: ReturnType<typeof readerSettings>,
): AsyncGenerator<readonly NdjsonRecord[], void, void> {
  const reader = new RecordReader(settings, await sharedScanners());
  for await (const piece of pieces) yield reader.push(piece);
  yield reader.end();
}

// biome-ignore lint/suspicious/noTsIgnore: only where the types of the platform have no streams is there an error
/** @ts-ignore A web `TransformStream`; of any type where the types of the platform have none. */
type WebTransformStream<In, Out> = TransformStream<In, Out>;

/** The same as a web `TransformStream`: bytes in, records out. */
export function ndjsonStream(options?: NdjsonOptions): WebTransformStream<Uint8Array, NdjsonRecord> {
  const settings = readerSettings(options, documentBytes);
  let reader: RecordReader;
  const enqueue = (records: readonly NdjsonRecord[], controller: TransformStreamDefaultController<NdjsonRecord>) => {
    for (const record of records) controller.enqueue(record);
  };
  return new TransformStream({
    async start() {
      reader = new RecordReader(settings, await sharedScanners());
    },
    transform: (chunk, controller) => enqueue(reader.push(bytesOf(chunk, "each chunk")), controller),
    flush: (controller) => enqueue(reader.end(), controller),
  });
}
