import { bytesOf } from "../text/bytes.ts";
import { argumentError } from "../validate/argument.ts";

/** Bytes as they come, in pieces of any size: from a file, a socket, a broker. A web `ReadableStream` is one too. */
export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array> | ByteStream;

/** What is used of a web `ReadableStream`, spelled out so that the types need neither those of browsers nor those of Node. */
interface ByteStream {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    cancel(): Promise<unknown>;
  };
}

/** What is used of an `AbortSignal`. */
export interface StopSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** Bytes validated at once: few, because their results wait in memory until they are fetched. */
const piece = 64 * 1024;

/** The chunks, each a view of bytes and none of them large. Throws a `TypeError` for other chunks, at once or when they come. */
export function piecesOf(chunks: Chunks, signal?: StopSignal): AsyncGenerator<Uint8Array> {
  const bytes = iterable(chunks);
  return pieces(signal === undefined ? bytes : untilAborted(bytes, signal));
}

/** The chunks until the signal stops them, also while one is waited for. Then the reason of the signal is thrown. */
async function* untilAborted(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  signal: StopSignal,
): AsyncGenerator<Uint8Array> {
  let stop = () => {};
  const listener = () => stop();
  signal.addEventListener("abort", listener);
  const iterator = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
  let isDone = false;
  try {
    for (;;) {
      const next = await new Promise<IteratorResult<Uint8Array>>((resolve, reject) => {
        stop = () => reject(signal.reason);
        if (signal.aborted) stop();
        else Promise.resolve(iterator.next()).then(resolve, reject);
      });
      isDone = next.done === true;
      if (next.done) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener("abort", listener);
    const closed = isDone ? undefined : Promise.resolve(iterator.return?.());
    // A source that was waited for when the signal came may never answer.
    if (signal.aborted) closed?.catch(() => {});
    else await closed;
  }
}

async function* pieces(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    const bytes = bytesOf(chunk, "each chunk");
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  }
}

/** Not every browser can iterate over a stream. */
function iterable(chunks: unknown): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  if (typeof chunks === "object" && chunks !== null && !ArrayBuffer.isView(chunks)) {
    if (Symbol.asyncIterator in chunks || Symbol.iterator in chunks) return chunks as Iterable<Uint8Array>;
    if ("getReader" in chunks) return fromReader((chunks as ByteStream).getReader());
  }
  throw argumentError("chunks", "an iterable, an async iterable or a ReadableStream of Uint8Arrays", chunks);
}

async function* fromReader(reader: ReturnType<ByteStream["getReader"]>): AsyncGenerator<Uint8Array> {
  try {
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read())
      yield value as Uint8Array;
  } finally {
    await reader.cancel();
  }
}
