import type { PayloadKind } from "../../../generated/kinds.ts";
import { ByteBuffer } from "./byte-buffer.ts";
import type { UnitLines } from "./unit-lines.ts";
import { kindOfWay, type Way } from "./ways.ts";

/** A payload of a message, or what of it cannot be taken apart. */
export interface Unit {
  readonly way: PayloadKind | "rejected";
  /** Counts the units of a message from 0, whatever their ways. */
  readonly index: number;
  /** A line of NDJSON in UTF-8, with its line feed, as `route` writes it. */
  readonly line: Uint8Array;
}

/** Gathers the lines of a message in their order. */
export class MessageLines implements UnitLines {
  readonly #bytes: ByteBuffer;
  readonly #begun: { readonly way: Way; readonly start: number }[] = [];

  /** `size` is about that of all lines. */
  constructor(size: number) {
    this.#bytes = new ByteBuffer(size);
  }

  begin(way: Way): ByteBuffer {
    this.#begun.push({ way, start: this.#bytes.length });
    return this.#bytes;
  }

  units(): Unit[] {
    const bytes = this.#bytes.take();
    return this.#begun.map(({ way, start }, index, { [index + 1]: next }) => ({
      way: kindOfWay(way),
      index,
      line: bytes.subarray(start, next?.start),
    }));
  }
}
