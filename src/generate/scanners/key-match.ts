import { joined } from "../join.ts";
import type { ScannerLanguage } from "./language.ts";

/** A key by the bytes that follow its opening quote, the closing one included. */
interface KeyBytes {
  readonly index: number;
  readonly bytes: readonly number[];
}

/** Code that sets `key` to the index of the key whose opening quote is at `at`, and `end` to the offset after it. */
export function matchCode(keys: readonly string[], language: ScannerLanguage): string {
  const matched = keys.flatMap((key, index): KeyBytes[] => {
    // A key that JSON always writes with an escape is left to the exact path.
    if (JSON.stringify(key) !== `"${key}"` || /[\ud800-\udfff]/u.test(key)) return [];
    return [{ index, bytes: [...new TextEncoder().encode(key), quote] }];
  });
  return matched.length === 0 ? "" : switchCode(matched, 0, language, "      ");
}

const mostCompared = 50;

/** Chooses by one byte of the keys, which are equal before it, and by the next one where many keys are left. */
function switchCode(keys: readonly KeyBytes[], at: number, language: ScannerLanguage, indent: string): string {
  const byByte = new Map<number, KeyBytes[]>();
  for (const key of keys) {
    const byte = key.bytes[at] as number;
    byByte.set(byte, [...(byByte.get(byte) ?? []), key]);
  }
  const cases = [...byByte].map(([byte, some]) => {
    const body =
      some.length > mostCompared
        ? switchCode(some, at + 1, language, `${indent}    `)
        : `${indent}    ${some.map((key) => compareCode(key, at + 1, language)).join(`\n${indent}    else `)}\n`;
    return `${indent}  case ${byte}:\n${body}${indent}    break;\n`;
  });
  return `${indent}switch (${language.byte(`at + ${at + 1}`)}) {\n${cases.join("")}${indent}}\n`;
}

/** Compares a key from one of its bytes on. */
function compareCode({ index, bytes }: KeyBytes, from: number, language: ScannerLanguage): string {
  const tests = language.equal(from + 1, bytes.slice(from));
  const set = `{ key = ${index}; end = at + ${bytes.length + 1}; }`;
  return tests.length === 0 ? set : `if (${joined(tests, "&&")}) ${set}`;
}

const quote = 0x22;
