import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chance, pick, type Random, randomFrom } from "../../src/sample/random.ts";

/** Texts that parsers disagree about, or that a careless predicate takes for valid. */
export const hostile: readonly string[] = [
  "",
  " ",
  "{}",
  "[]",
  "null",
  "true",
  "1",
  '"x"',
  "nul",
  "{",
  '{"a":1}',
  '\ufeff{"eventId":"e","profileId":"p"}',
  '\ufeff\ufeff{"eventId":"e","profileId":"p"}',
  ' \t\r{"eventId":"e","profileId":"p"} \t\r',
  '\u00a0{"eventId":"e","profileId":"p"}',
  '{"eventId":"e","profileId":"p"}x',
  '{"eventId":"e","profileId":"p"}{}',
  '{"eventId":"e","profileId":"p",}',
  '{"eventId":"e","profileId":"p","data":{"a":[1,]}}',
  '{"eventId":"e","profileId":"p","data":{"a":NaN}}',
  '{"eventId":"e","profileId":"p","data":{"a":-Infinity}}',
  '{"eventId":"e","profileId":"p","data":{"a":inf}}',
  '{"eventId":"e","profileId":"p","data":{"a":"NaN, Infinity,]"}}',
  '{"eventId":"e","profileId":"p","timestamp":NaN}',
  "{'eventId':'e','profileId':'p'}",
  '{"eventId":"e","profileId":"p" /* c */}',
  '{"eventId":"e","profileId":"p"} // c',
  '{"eventId":"\\ud800","profileId":"p"}',
  '{"eventId":"\\ud83d\\ude00","profileId":"p"}',
  '{"eventId":"e","profileId":"p","data":{"a":"\\udc00\\ud800"}}',
  '{"eventId":"\\u0000","profileId":"p"}',
  '{"eventId":"a\\u0000","profileId":"p"}',
  '{"eventId":"\\u200b","profileId":"p"}',
  '{"eventId":"\u200b","profileId":"p"}',
  '{"eventId":"\u200bx","profileId":"p"}',
  '{"eventId":"","profileId":"p"}',
  '{"eventId":" ","profileId":"\\t\\n"}',
  '{"eventId":"\\"","profileId":"\\\\"}',
  '{"eventId":"\\/","profileId":"\\b"}',
  '{"event\\u0049d":"e","profileId":"p"}',
  '{"eventId":"e","profileId":"p","product\\u0049d":"x"}',
  '{"eventId":"e","profileId":"p","productId":null}',
  '{"productId":"x"}',
  '{"productId":""}',
  '{"productId":"x","productId":"y"}',
  '{"eventId":"e","eventId":"f","profileId":"p"}',
  '{"eventId":1,"eventId":"f","profileId":"p"}',
  '{"eventId":"f","eventId":1,"profileId":"p"}',
  '{"eventId":"e","profileId":"p","a":1,"a":2}',
  '{"eventId":"e","profileId":"p","data":{"a":1,"a":2}}',
  '{"eventId":"e","profileId":"p","data":{"productId":"x","productId":"y"}}',
  '{"eventId":"e","profileId":"p","data":[]}',
  '{"eventId":"e","profileId":"p","data":null,"userAttributes":"x","accountAttributes":1}',
  ...[
    ..."0 -0 -0.0 1 1.0 1.5 1e2 1E+2 1e-2 100e-2 1.5e1 15e-1 -1 -1e-9 1e400 -1e400 1e-400 1e308 1e309 1.7976931348623157e308".split(
      " ",
    ),
    ..."9007199254740993 9007199254740992.5 4503599627370496.5 18446744073709551615 18446744073709551616 9223372036854775808".split(
      " ",
    ),
    ..."-9223372036854775809 123456789012345678901234567890 0.1e1 1714631904000 1714631904000.5 1714631904000.0 01 +1 .5 1. 0x10 1e 1_0".split(
      " ",
    ),
    "0.00000000000000000000000000000000000000001",
    `1${"0".repeat(310)}`,
    `1${"0".repeat(240)}e99`,
    `0.${"0".repeat(240)}1e-99`,
  ].flatMap((number) => [
    `{"eventId":"e","profileId":"p","timestamp":${number}}`,
    `{"eventId":"e","profileId":"p","data":{"n":${number}}}`,
  ]),
  ...[
    ..."2026-01-31T09:30:00Z 2026-01-31t09:30:00z 2026-02-30T09:30:00Z 2026-01-31T09:30:60Z 2026-01-31T24:00:00Z 2026-01-31 1714631904000".split(
      " ",
    ),
    ..."2026-01-31T09:30:00.123+05:30 2026-01-31T09:30Z 2026-01-31T09:30:00 2026-1-31T09:30:00Z 2026-01-31T09:30:00+0530".split(
      " ",
    ),
    "2026-01-31T09:30:00Z\\n",
    "2026-01-31T09:30:00Z\\u2028",
    "2026-01-31 09:30:00Z",
    "\u0662026-01-31T09:30:00Z",
    "",
  ].map((timestamp) => `{"eventId":"e","profileId":"p","timestamp":"${timestamp}"}`),
  '{"track":[]}',
  '{"track":null}',
  '{"track":{}}',
  '{"track":[],"track":[]}',
  '{"track":[],"eventId":"e"}',
  '{"track":[],"userId":"e"}',
  ...["profileId", "sessionId", "accountId", "pageId", "productId"].map((key) => `{"track":[],"${key}":"e"}`),
  '{"track":[null,1,"x",[],{}]}',
  '{"track":[{"name":"a","payload":[]}]}',
  '{"track":[{"name":"","payload":[{"eventId":"e","profileId":"p"}]}]}',
  '{"track":[{"name":"a","payload":[{"eventId":"e","profileId":"p"},{"productId":"x"},{}]},{"name":1,"payload":{},"type":2}]}',
  '{"track":[{"name":"a","name":"b","payload":[{"eventId":"e","profileId":"p"}]}]}',
  '{"track":[{"name":"a","payload":[{"eventId":"e","profileId":"p","profileId":"q"}]}]}',
  '{"track":[{"payload":[{"eventId":"e","eventId":"f","profileId":"p"}],"name":"a","name":"b"}]}',
  '{"track":[{"name":"a","payload":[null,1,[],"x",{"track":[]}]}]}',
  '{"track":[{"payload":[{}]},{"name":"a"}]}',
  `${"[".repeat(2000)}${"]".repeat(2000)}`,
  `{"eventId":"e","profileId":"p","data":{"a":${"[".repeat(300)}${"]".repeat(300)}}}`,
  `{"eventId":"e","profileId":"p","data":{"a":${"[".repeat(2000)}${"]".repeat(2000)}}}`,
  `{"eventId":"${"x".repeat(100_000)}","profileId":"p"}`,
  `{"eventId":"e","profileId":"p",${Array.from({ length: 500 }, (_, i) => `"k${i}":${i}`).join(",")}}`,
  '{"eventId":"e","profileId":"p","data":{"a":"\t"}}',
  '{"eventId":"e\u007f","profileId":"\u0080"}',
  '{"eventId":"\u007f","profileId":"\u00a0\u0009"}',
  '{"eventId":"商品","profileId":"👩‍👩‍👧"}',
  '{"eventId":"e","profileId":"p","__proto__":1,"constructor":{},"toString":null}',
  '{"__proto__":{"eventId":"e"},"profileId":"p"}',
  '{"":1,"eventId":"e","profileId":"p"}',
  '{"eventId ":"e","EventId":"x","profileId":"p"}',
];

/** Values that are put in the place of others. */
const values: readonly string[] = [
  ...hostile.slice(2, 8),
  ...[
    '""',
    '" "',
    '"x"',
    '"\\u00a0"',
    '"é"',
    '"\\ud800"',
    '"\\n"',
    "0",
    "-1",
    "1.5",
    "1e3",
    "1e999",
    "-0",
    "false",
    "[[]]",
    '[1,"a"]',
  ],
  ...[
    '{"a":{}}',
    '"2026-01-31T09:30:00Z"',
    "1714631904000",
    '{"productId":"p"}',
    '[{"sku":"a","price":1}]',
    '"EUR"',
    '"ABCD"',
  ],
];

/** One change of a text, which may break it. */
const mutations: readonly ((text: string, random: Random, keys: readonly string[]) => string)[] = [
  // Another value for a key.
  (text, random) =>
    replaceAt(
      text,
      /"(?:[^"\\]|\\.)*"\s*:\s*("(?:[^"\\]|\\.)*"|[-\d.eE+]+|true|false|null|\{\}|\[\])/g,
      random,
      (found) => found[0].slice(0, -String(found[1]).length) + pick(random, values),
    ),
  // A key less, more, twice, or other.
  (text, random) =>
    replaceAt(text, /"(?:[^"\\]|\\.)*":(?:"(?:[^"\\]|\\.)*"|[-\d.eE+]+|true|false|null|\{\}|\[\]),/g, random, () => ""),
  (text, random, keys) =>
    replaceAt(text, /\{/g, random, () => `{${JSON.stringify(pick(random, keys))}:${pick(random, values)},`),
  (text, random, keys) => replaceAt(text, /"[^"\\]*"(?=:)/g, random, () => JSON.stringify(pick(random, keys))),
  (text, random) =>
    replaceAt(text, /"(\w)/g, random, ([, letter = ""]) => `"\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`),
  // Another character.
  (text, random) => {
    const at = random(text.length + 1);
    return (
      text.slice(0, at) +
      pick(random, ['"', "\\", ",", "{", "}", "[", "]", ":", " ", "0", "a", "\u0000", "\u00a0", "é", "\n", ""]) +
      text.slice(at + random(2))
    );
  },
  (text, random) => text.slice(0, random(text.length + 1)),
  (text, random) => replaceAt(text, /[,:{}[\]]/g, random, ([found]) => `${found} `),
];

function replaceAt(text: string, expression: RegExp, random: Random, by: (found: RegExpExecArray) => string): string {
  const all = [...text.matchAll(expression)];
  if (all.length === 0) return text;
  const found = pick(random, all) as RegExpExecArray;
  return text.slice(0, found.index) + by(found) + text.slice(found.index + found[0].length);
}

/** Texts made of others by up to three changes. */
export function* mutated(texts: readonly string[], keys: readonly string[], seed: number): Generator<string> {
  const random = randomFrom(seed);
  for (;;) {
    let text = pick(random, texts);
    do text = pick(random, mutations)(text, random, keys);
    while (chance(random, 0.4));
    yield text;
  }
}

/** Values that break one rule or another. */
const faults: readonly unknown[] = [
  ...[null, true, "", " ", "ABCD", "x".repeat(300), "2026-02-30T09:30:00Z", -1, 0, 0.5, {}, [], [null]],
  Array.from({ length: 101 }, (_, i) => `item ${i}`),
];

/** A document with each of its members and items, at any depth, left out or replaced by each of the faults. */
export function* withEachFault(value: unknown): Generator<unknown> {
  if (typeof value !== "object" || value === null) return;
  const entries = Object.entries(value);
  const changed = (key: string, by: readonly unknown[]) => {
    const all = entries.flatMap(([name, one]) => (name === key ? by.map((other) => [name, other]) : [[name, one]]));
    return Array.isArray(value) ? all.map(([, one]) => one) : Object.fromEntries(all);
  };
  for (const [key, inner] of entries) {
    yield changed(key, []);
    for (const fault of faults) yield changed(key, [fault]);
    for (const faulty of withEachFault(inner)) yield changed(key, [faulty]);
  }
}

/** The documents in the files of a folder. */
export const documentsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".json"))
    .sort()
    .map((path) => JSON.stringify(JSON.parse(readFileSync(join(folder, path), "utf8"))));
