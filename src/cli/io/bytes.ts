import { type FileHandle, open } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { InputStream } from "./io.ts";
import { InputError } from "./system-errors.ts";

/** In bytes: large enough that what is done once for each chunk does not count. */
const readSize = 1024 * 1024;

/** The bytes of standard input, unpacked if they are gzip. */
export async function* stdinBytes(stdin: InputStream): AsyncGenerator<Uint8Array> {
  yield* unpackedIfPacked(stdin);
}

/**
 * The bytes of a file, unpacked if they are gzip. A gzip file is checked before it is read, so that no result of a corrupt one
 * is reported: results that waited for the end of the file would take memory without limit.
 */
export async function* fileBytes(name: string, warn: (message: string) => void): AsyncGenerator<Uint8Array> {
  const file = await open(name, "r");
  try {
    if ((await file.stat()).isFile()) await checkGzip(file, /\.gz$/i.test(name));
    yield* unpackedIfPacked(rawBytes(file, warn));
  } finally {
    await file.close();
  }
}

/** Throws if a regular file is gzip and not whole, or not gzip although its name says so. */
async function checkGzip(file: FileHandle, isExpected: boolean): Promise<void> {
  const head = new Uint8Array(2);
  await file.read(head, 0, 2, 0);
  if (!isGzip(head)) {
    if (isExpected) throw new InputError("not a gzip file");
    return;
  }
  for await (const _ of unpacked(rawBytes(file, () => {})));
}

const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

/**
 * As many bytes as a regular file had when reading began: a file may grow faster than it is read. The next chunk is read while
 * the last one is processed, so a chunk is overwritten when the next one but one is read.
 */
async function* rawBytes(file: FileHandle, warn: (message: string) => void): AsyncGenerator<Uint8Array> {
  const stat = await file.stat();
  // Files that the kernel generates have the size 0.
  const size = stat.isFile() && stat.size > 0 ? stat.size : undefined;
  const length = Math.min(readSize, size ?? readSize);
  const buffers = [new Uint8Array(length), new Uint8Array(length)] as const;
  const readInto = (buffer: Uint8Array, at: number) => {
    const read = file.read(buffer, 0, Math.min(length, (size ?? Infinity) - at), size === undefined ? null : at);
    // It is awaited later; until then, a failure is not an unhandled one.
    read.catch(() => {});
    return read;
  };
  let at = 0;
  let reading: ReturnType<typeof readInto> | undefined = readInto(buffers[0], 0);
  try {
    while (reading !== undefined) {
      const { bytesRead, buffer } = await reading;
      reading = undefined;
      if (bytesRead === 0) break;
      at += bytesRead;
      if (size === undefined || at < size) reading = readInto(buffer === buffers[0] ? buffers[1] : buffers[0], at);
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await reading?.catch(() => {});
  }
  if (size === undefined) return;
  if (at < size) throw new InputError("it became shorter while it was read");
  if ((await file.stat()).size > size) warn(`it grew while it was read: only its first ${size} bytes are validated`);
}

async function* unpackedIfPacked(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const rest = chunks[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  while (Buffer.concat(head).length < 2) {
    const { done, value } = await rest.next();
    if (done) break;
    head.push(value.slice());
  }
  const all = resumed(head, rest);
  yield* isGzip(Buffer.concat(head)) ? unpacked(all) : all;
}

/** Chunks that have been read already, then those that have not. */
export async function* resumed(
  head: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* head;
    yield* { [Symbol.asyncIterator]: () => rest };
  } finally {
    await rest.return?.();
  }
}

async function* unpacked(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: 128 * 1024 });
  const source = countedBytes(chunks);
  // The source cannot be ended through it: what follows the packed data is checked below.
  pipeline(Readable.from({ [Symbol.asyncIterator]: () => ({ next: () => source.next() }) }), gunzip, () => {});
  try {
    yield* gunzip;
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    throw code.startsWith("Z_") ? new InputError("corrupt or truncated gzip file") : error;
  }
  while (!(await source.next()).done);
  if (source.end > gunzip.bytesWritten) throw new InputError("unexpected content after the gzip data");
}

/** Passes the bytes on, and knows where they end: packed data may be followed by zeros only. */
function countedBytes(chunks: AsyncIterable<Uint8Array>) {
  const iterator = chunks[Symbol.asyncIterator]();
  let size = 0;
  const counted = {
    end: 0,
    async next(): Promise<IteratorResult<Uint8Array>> {
      const result = await iterator.next();
      if (result.done) return result;
      const last = result.value.findLastIndex((byte) => byte !== 0);
      if (last >= 0) counted.end = size + last + 1;
      size += result.value.length;
      // It may still wait to be unpacked when its buffer is overwritten.
      return { done: false, value: result.value.slice() };
    },
  };
  return counted;
}
