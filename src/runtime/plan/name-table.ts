/** Finds names by their bytes, without decoding them: the work grows with the length of a name, and hardly with their number. */
export class NameTable<T> {
  /** Names of one length are told apart by as few bytes as it takes. */
  readonly #byLength: (Choice<T> | undefined)[] = [];

  constructor(entries: Iterable<readonly [name: string, value: T]>) {
    const encoder = new TextEncoder();
    const byLength = new Map<number, Name<T>[]>();
    for (const [name, value] of entries) {
      const bytes = encoder.encode(name);
      addTo(byLength, bytes.length, { bytes, value });
    }
    for (const [length, names] of byLength) this.#byLength[length] = choiceOf(names);
  }

  get(bytes: Uint8Array, start: number, end: number): T | undefined {
    let found = this.#byLength[end - start];
    while (found?.next !== undefined) found = found.next[bytes[start + found.at] as number];
    return found !== undefined && isAt(found.name.bytes, bytes, start) ? found.name.value : undefined;
  }
}

interface Name<T> {
  readonly bytes: Uint8Array;
  readonly value: T;
}

/** Names of one length, by one of their bytes; without `next`, the only one. */
interface Choice<T> {
  readonly name: Name<T>;
  readonly at: number;
  readonly next: (Choice<T> | undefined)[] | undefined;
}

/** The choice by the byte that differs most. No two names are the same. */
function choiceOf<T>(names: readonly Name<T>[]): Choice<T> {
  const [name] = names as readonly [Name<T>];
  if (names.length === 1) return { name, at: 0, next: undefined };
  const choices = Array.from(name.bytes, (_, at) => {
    const byByte = new Map<number, Name<T>[]>();
    for (const one of names) addTo(byByte, one.bytes[at] as number, one);
    return { at, byByte };
  });
  const { at, byByte } = choices.reduce((best, one) => (one.byByte.size > best.byByte.size ? one : best));
  const next: Choice<T>["next"] = [];
  for (const [byte, some] of byByte) next[byte] = choiceOf(some);
  return { name, at, next };
}

function addTo<T>(map: Map<number, T[]>, key: number, value: T): void {
  const same = map.get(key);
  if (same === undefined) map.set(key, [value]);
  else same.push(value);
}

function isAt(name: Uint8Array, bytes: Uint8Array, start: number): boolean {
  const { length } = name;
  let i = 0;
  // Two at a time: most of what a short loop costs is the turn itself.
  for (; i < length - 1; i += 2) if (name[i] !== bytes[start + i] || name[i + 1] !== bytes[start + i + 1]) return false;
  return i === length || name[i] === bytes[start + i];
}
