import { type Beginning, beginningSize } from "../../runtime/records/diagnosis.ts";
import { concat } from "../../runtime/records/record-buffer.ts";
import { resumed } from "./bytes.ts";

/**
 * Reads the beginning of an input, up to a limit, and only until it is enough: what can be validated does not wait for what
 * comes later. Returns it with all chunks of the input, these first.
 */
export async function beginningOf(
  chunks: AsyncIterable<Uint8Array>,
  isEnough: (bytes: Uint8Array) => boolean,
): Promise<Beginning & { readonly chunks: AsyncIterable<Uint8Array> }> {
  const rest = chunks[Symbol.asyncIterator]();
  const read: Uint8Array[] = [];
  let bytes: Uint8Array = new Uint8Array();
  try {
    for (;;) {
      const { done, value } = await rest.next();
      if (done) return { bytes, isWhole: true, chunks: resumed(read, rest) };
      // It may be overwritten when the next one but one is read.
      read.push(value.slice());
      bytes = concat(read).subarray(0, beginningSize);
      if (bytes.length === beginningSize || isEnough(bytes))
        return { bytes, isWhole: false, chunks: resumed(read, rest) };
    }
  } catch (error) {
    return { bytes, isWhole: false, chunks: failing(read, error) };
  }
}

/** What was read, then the error of reading on. */
async function* failing(read: readonly Uint8Array[], error: unknown): AsyncGenerator<Uint8Array> {
  yield* read;
  throw error;
}
