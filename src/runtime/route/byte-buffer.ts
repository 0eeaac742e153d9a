/** A growable byte buffer. */
export class ByteBuffer {
  #bytes: Uint8Array;
  #length = 0;

  /** `size` is how many bytes it has room for before it grows. */
  constructor(size = 1024) {
    this.#bytes = new Uint8Array(size);
  }

  get length(): number {
    return this.#length;
  }

  add(bytes: Uint8Array, start = 0, end: number = bytes.length): void {
    const length = this.#length + end - start;
    if (length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(length, 2 * this.#bytes.length));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(bytes.subarray(start, end), this.#length);
    this.#length = length;
  }

  /** Adds a JSON text on one line: a line end can only be between its tokens, where it means the same as a space. */
  addOnOneLine(bytes: Uint8Array, start: number, end: number): void {
    const from = this.#length;
    this.add(bytes, start, end);
    for (let at = from; at < this.#length; at++) {
      const byte = this.#bytes[at];
      if (byte === 0x0a || byte === 0x0d) this.#bytes[at] = 0x20;
    }
  }

  /** All bytes so far, as a copy; then there are none. */
  take(): Uint8Array {
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }
}
