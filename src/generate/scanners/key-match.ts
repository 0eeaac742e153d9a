import type { ScannerLanguage } from "./language.ts";

/** Code that sets `key` to the index of the key whose opening quote is at `at`, and `end` to the offset after it. */
export function matchCode(keys: readonly string[], language: ScannerLanguage): string {
  const byFirst = new Map<number, string[]>();
  keys.forEach((key, index) => {
    // A key that JSON always writes with an escape is left to the exact path.
    if (JSON.stringify(key) !== `"${key}"` || /[\ud800-\udfff]/u.test(key)) return;
    const text = [...new TextEncoder().encode(key), quote];
    const [first, ...rest] = text as [number, ...number[]];
    const tests = rest.map((byte, i) => `${language.byte(`at + ${i + 2}`)} === ${byte}`);
    const set = `{ key = ${index}; end = at + ${text.length + 1}; }`;
    byFirst.set(first, [...(byFirst.get(first) ?? []), tests.length === 0 ? set : `if (${tests.join(" && ")}) ${set}`]);
  });
  const cases = [...byFirst].map(
    ([first, tests]) => `        case ${first}:\n          ${tests.join("\n          else ")}\n          break;\n`,
  );
  return cases.length === 0 ? "" : `      switch (${language.byte("at + 1")}) {\n${cases.join("")}      }\n`;
}

const quote = 0x22;
