import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scan } from "../../src/runtime/json/grammar.ts";
import { positionsOf } from "../../src/runtime/json/position.ts";
import { readRecords } from "../../src/runtime/records/read.ts";
import type { RawRecord } from "../../src/runtime/text/raw-record.ts";
import { runs } from "../budget.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The records of the bytes, which come in pieces that are cut where `cuts` says. */
async function read(name: string, bytes: Uint8Array, cuts: readonly number[] = [], maxBytes = 1000) {
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  async function* chunks() {
    let start = 0;
    for (const end of ends) {
      yield bytes.slice(start, end);
      start = end;
    }
  }
  const records: RawRecord[] = [];
  const sink = { pass: () => -1, take: (record: RawRecord) => records.push(record) };
  for await (const _ of readRecords(name, chunks(), maxBytes, sink));
  return records;
}

const textOf = ({ content }: RawRecord): string | undefined =>
  content instanceof Uint8Array ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(content) : undefined;

const isReadable = ({ content }: RawRecord): boolean => content instanceof Uint8Array && scan(content) === undefined;

const cuts = fc.array(fc.nat(), { maxLength: 6 });
const spaces = fc.string({ unit: fc.constantFrom(" ", "\n", "\t", "\r\n"), maxLength: 3 });
const document = fc.oneof(
  fc.jsonValue().map((value) => JSON.stringify(value)),
  fc.jsonValue().map((value) => JSON.stringify(value, null, 1)),
  fc.constantFrom('{"a":"]}[{,"}', '"\\"],"', '["\\\\",{}]', '"é€😀"'),
);

/** The text of an array, and where its elements are. */
const arrays = fc
  .tuple(fc.boolean(), spaces, fc.array(fc.tuple(document, spaces, spaces)))
  .map(([hasMark, lead, items]) => {
    let text = `${hasMark ? "\ufeff" : ""}${lead}[${lead}`;
    const elements = items.map(([element, before, after], i) => {
      text += `${i > 0 ? "," : ""}${before}`;
      const offset = utf8(text).length;
      text += element + after;
      return { element, offset };
    });
    return { text: `${text}]${lead}`, elements };
  });

describe("the records of an array", () => {
  it("are its elements, each with its place, however the bytes come", async () => {
    await fc.assert(
      fc.asyncProperty(arrays, cuts, async ({ text, elements }, at) => {
        const bytes = utf8(text);
        const records = await read("a.json", bytes, at, 1e6);
        expect(records.map((record) => textOf(record)?.trimEnd())).toEqual(
          elements.map(({ element }) => element.trimEnd()),
        );
        expect(records.map(({ offset }) => offset)).toEqual(elements.map(({ offset }) => offset));
        const places = positionsOf(
          bytes,
          elements.map(({ offset }) => offset),
        );
        expect(records.map(({ line, column }) => ({ line, column }))).toEqual(places);
      }),
    );
  });

  it("are all readable exactly if the array is JSON, whatever is broken in it", async () => {
    const pieces = fc.constantFrom(
      "[",
      "]",
      "{",
      "}",
      ",",
      '"',
      "1",
      '{"a":[1,2]}',
      '"x"',
      " ",
      "\n",
      ":",
      "\\",
      "\ufeff",
    );
    const verdicts = new Set<boolean>();
    const texts = fc.oneof(
      fc.array(pieces, { maxLength: 12 }).map((parts) => `[${parts.join("")}`),
      fc.tuple(arrays, fc.nat(), fc.option(pieces)).map(([{ text }, at, piece]) => {
        const here = text.indexOf("[") + 1 + (at % Math.max(1, text.length));
        return text.slice(0, here) + (piece ?? "") + text.slice(here + 1);
      }),
    );
    await fc.assert(
      fc.asyncProperty(texts, cuts, async (text, at) => {
        const records = await read("a.json", utf8(text), at, 1e6);
        const isJson = scan(utf8(text)) === undefined;
        verdicts.add(isJson);
        expect(records.every(isReadable)).toBe(isJson);
        const shown = (record: RawRecord) => ({ ...record, content: textOf(record) ?? record.content });
        expect(records.map(shown)).toEqual((await read("a.json", utf8(text), [], 1e6)).map(shown));
      }),
      { numRuns: runs(2_000) },
    );
    expect(verdicts.size).toBe(2);
  });

  it("are still read behind one that is broken or too large", async () => {
    const long = `"${"x".repeat(2000)}"`;
    const records = await read("a.json", utf8(`[{"a":tru}, 1,, ${long}, {"b":"]"}, 2]`), [7, 500, 1900]);
    expect(records.map((record) => textOf(record)?.trim() ?? (record.content as { code: string }).code)).toEqual([
      '{"a":tru}',
      "1",
      "syntax",
      "too_large",
      '{"b":"]"}',
      "2",
    ]);
  });

  const broken: [string, (string | undefined)[], RegExp, number][] = [
    ["[1,2", ["1", "2", undefined], /closing \] is missing/, 5],
    ["[1,2,]", ["1", "2", undefined], /comma before the closing bracket/, 6],
    ["[1] 2", ["1", undefined, "2"], /unexpected content after the array/, 5],
    ["[1] 2\n3", ["1", undefined, "2", "3"], /what follows is read line by line/, 5],
    ["[1,,2]", ["1", undefined, "2"], /value is missing before this comma/, 4],
    ["[", [undefined], /closing \] is missing/, 2],
  ];
  it.each(broken)("of %j are given with what is wrong between them", async (text, texts, message, column) => {
    const records = await read("a.json", utf8(text));
    expect(records.map(textOf)).toEqual(texts);
    const fault = records.find(({ content }) => !(content instanceof Uint8Array));
    expect(fault).toMatchObject({ line: 1, column, content: { code: "syntax", what: expect.stringMatching(message) } });
  });
});

describe("an element that swallows others", () => {
  it("is marked, so that it can be said how far it goes", async () => {
    const records = await read("a.json", utf8('[1,\n{"a":1,\n{"b":2}]'));
    expect(records.map(({ isElement }) => isElement)).toEqual([true, true]);
  });
});

describe("the records of NDJSON", () => {
  const line = fc.oneof(
    document.map((text) => text.replaceAll("\n", " ")),
    spaces.map((text) => text.replaceAll("\n", "")),
    fc.string(),
  );

  it("are its lines that are not blank, each with its place, however the bytes come", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line),
        fc.boolean(),
        fc.constantFrom("a.ndjson", "b.jsonl", "c.NDJSON.gz"),
        cuts,
        async (lines, hasMark, name, at) => {
          const text = lines.map((one) => one.replaceAll("\n", "").replaceAll("\ufeff", "")).join("\n");
          const records = await read(name, utf8((hasMark ? "\ufeff" : "") + text), at, 1e6);
          const white = /^[ \t\r\n]+|[ \t\r\n]+$/g;
          const expected = text
            .split("\n")
            .flatMap((one, i) => (one.replace(white, "") === "" ? [] : [{ one, line: i + 1 }]));
          expect(records.map((record) => textOf(record)?.replace(white, ""))).toEqual(
            expected.map(({ one }) => new TextDecoder().decode(utf8(one)).replace(white, "")),
          );
          expect(records.map((record) => record.line)).toEqual(expected.map((one) => one.line));
          expect(records.map(({ column }) => column)).toEqual(expected.map(({ one }) => one.search(/[^ \t\r\n]/) + 1));
        },
      ),
    );
  });

  it("without such a name are detected by their lines", async () => {
    for (const name of ["-", "a.json", "a.txt"]) {
      expect(await read(name, utf8('{"a":1}\n{"b":\n{"c":2}\n'))).toHaveLength(3);
      expect(await read(name, utf8('{bad\n{"b":1}\n'))).toHaveLength(2);
      expect(await read(name, utf8('{\n"a":1,\n"b":2}\n'))).toHaveLength(1);
      expect(await read(name, utf8('{\n"a":1\n"b":2}\n'))).toHaveLength(1);
    }
  });

  it("are detected by the first lines of an input that is larger than a record may be", async () => {
    const lines = `${'{"a":1}\n'.repeat(500)}`;
    expect(await read("-", utf8(lines), [3, 900, 1100], 1000)).toHaveLength(500);
    const records = await read("-", utf8(`{\n${'"a":1,\n'.repeat(500)}"b":2}`), [3, 900, 1100], 1000);
    expect(records).toMatchObject([{ line: 1, column: 1, content: { code: "too_large" } }]);
  });
});

describe("an input whose first line is larger than a record may be", () => {
  const long = `{"a":"${"x".repeat(3000)}"}`;

  it("is NDJSON if the next line is a document: reading continues after the first", async () => {
    for (const at of [[], [10, 1500, 3010, 3020], [3009]]) {
      const records = await read("-", utf8(`\n${long}\n\n{"b":1}\n{"c"\n`), at);
      expect(records.map((record) => textOf(record) ?? (record.content as { code: string }).code)).toEqual([
        "too_large",
        '{"b":1}',
        '{"c"',
      ]);
      expect(records.map(({ line }) => line)).toEqual([2, 4, 5]);
    }
  });

  it("is one record otherwise", async () => {
    for (const text of [long, `${long}\n`, `{"a":"${"x".repeat(3000)}",\n"b":2\n}`]) {
      const records = await read("-", utf8(text), [10, 1500, 3010]);
      expect(records).toMatchObject([{ offset: 0, line: 1, content: { code: "too_large" } }]);
    }
  });
});

describe("the size of a record", () => {
  it("does not count white space around it", async () => {
    const record = `{"a":"${"x".repeat(80)}"}`;
    for (const [name, text] of [
      ["a.ndjson", `  ${record} \t\r\n${record}`],
      ["a.json", `[ ${record}   ,\n${record} ]`],
      ["a.json", `\n\n${record}${" ".repeat(70_000)}`],
    ] as const) {
      for (const cuts of [[], [5, 60, 95, 100]]) {
        expect((await read(name, utf8(text), cuts, record.length)).every(isReadable)).toBe(true);
        expect((await read(name, utf8(text), cuts, record.length - 1)).some(isReadable)).toBe(false);
      }
    }
  });
});

describe("what an input holds", () => {
  it("is detected alike however it is cut, around the size at which it must be decided", async () => {
    for (const size of [2 ** 16 - 2, 2 ** 16 - 1, 2 ** 16, 2 ** 16 + 4]) {
      const text = utf8(`{"a":"${"y".repeat(size - 8)}"}\noops\n{}\n`);
      const counts = await Promise.all(
        [[], [2 ** 16], [2 ** 16 - 1], [2 ** 16 + 2], [10]].map((cuts) => read("-", text, cuts)),
      );
      expect(new Set(counts.map(({ length }) => length)).size).toBe(1);
    }
  });
});

describe("an input that holds nothing", () => {
  it("has no records", async () => {
    for (const name of ["a.json", "a.ndjson", "-"])
      for (const text of ["", " \n\t\r\n", "\ufeff", " ".repeat(5000)])
        expect(await read(name, utf8(text), [2])).toEqual([]);
  });
});
