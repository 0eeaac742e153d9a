/** Finds names by their bytes, without decoding them: the work grows with the length of a name, and not with their number. */
export class NameTable<T> {
  readonly #byHash = new Map<number, { readonly bytes: Uint8Array; readonly value: T }[]>();

  constructor(entries: Iterable<readonly [name: string, value: T]>) {
    const encoder = new TextEncoder();
    for (const [name, value] of entries) {
      const bytes = encoder.encode(name);
      const hash = hashOf(bytes, 0, bytes.length);
      const same = this.#byHash.get(hash);
      if (same === undefined) this.#byHash.set(hash, [{ bytes, value }]);
      else same.push({ bytes, value });
    }
  }

  get(bytes: Uint8Array, start: number, end: number): T | undefined {
    const candidates = this.#byHash.get(hashOf(bytes, start, end));
    if (candidates === undefined) return undefined;
    for (const { bytes: name, value } of candidates) if (isEqual(name, bytes, start, end)) return value;
    return undefined;
  }
}

/** FNV-1a of at most 32 bytes, and the length. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 ^ (end - start);
  for (let i = start; i < end && i < start + 32; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  return hash;
}

function isEqual(name: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (name.length !== end - start) return false;
  for (let i = 0; i < name.length; i++) if (name[i] !== bytes[start + i]) return false;
  return true;
}
