import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesValidators } from "../generated/scanners/index.ts";
import { payloadBytes, wireDocumentBytes } from "../src/bytes.ts";
import { type Chunks, type NdjsonOptions, type NdjsonRecord, ndjsonStream, validateNdjson } from "../src/ndjson.ts";
import { type BytesSchema, schemaOf } from "../src/runtime/text/bytes.ts";
import { randomFrom } from "../src/sample/random.ts";
import { runs } from "./budget.ts";
import { documents } from "./runtime/documents.ts";
import { mutated } from "./runtime/mutations.ts";
import { exactVerdict } from "./runtime/texts.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Lines of all sorts: valid, nearly valid, blank, broken, no UTF-8. */
const line: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.constantFrom(...documents.filter((text) => text.length < 800)).map(utf8),
  fc
    .tuple(fc.constantFrom(...documents.filter((text) => text.length < 300)), fc.nat())
    .map(([text, seed]) => mutated(utf8(text), randomFrom(seed))),
  fc.constantFrom("", " ", "\t", "{}", "[1]", "\ufeff{}", '{"productId":"1"}', '{"productId":" "}').map(utf8),
);

const text: fc.Arbitrary<Uint8Array> = fc
  .tuple(fc.array(fc.tuple(line, fc.constantFrom("\n", "\r\n", " \n", "\n\n")), { maxLength: 12 }), line, fc.boolean())
  .map(([lines, last, hasMark]) =>
    Buffer.concat([...(hasMark ? [utf8("\ufeff")] : []), ...lines.flatMap(([bytes, end]) => [bytes, utf8(end)]), last]),
  );

/** Cuts the bytes where `cuts` says, which includes pieces of nothing. */
function pieces(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return ends.map((end, i) => bytes.slice(i === 0 ? 0 : ends[i - 1], end));
}

const cuts = fc.array(fc.nat(), { maxLength: 8 });

async function all(chunks: Chunks, options?: NdjsonOptions): Promise<NdjsonRecord[]> {
  const records: NdjsonRecord[] = [];
  for await (const record of validateNdjson(chunks, options)) records.push(record);
  return records;
}

/** The verdict of the exact path on each line. */
function expected(bytes: Uint8Array, maxBytes: number): unknown[] {
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const { compiledSchemaOf } = schemaOf(bytesValidators.document) as BytesSchema;
  const out: unknown[] = [];
  let offset = mark;
  const lines = Buffer.from(bytes.subarray(mark)).toString("latin1").split("\n");
  lines.forEach((latin1, i) => {
    const content = Buffer.from(
      latin1.trim() === latin1 ? latin1 : latin1.replace(/^[ \t\r]+|[ \t\r]+$/g, ""),
      "latin1",
    );
    const start = offset + (/^[ \t\r]*/.exec(latin1)?.[0].length ?? 0);
    offset += latin1.length + 1;
    if (content.length === 0) return;
    const place = { line: i + 1, offset: start, length: content.length };
    if (content.length > maxBytes) out.push({ ...place, codes: ["too_large"] });
    else if (content.subarray(0, 3).equals(utf8("\ufeff"))) out.push({ ...place, codes: ["syntax"] });
    else {
      const { status, kind, issues } = exactVerdict(content, compiledSchemaOf);
      out.push(status === "valid" ? { ...place, kind } : { ...place, codes: issues.map(({ code }) => code) });
    }
  });
  return out;
}

const resultsOf = (records: readonly NdjsonRecord[]) =>
  records.map(({ line, offset, length, kind, issues }) =>
    issues ? { line, offset, length, codes: issues.map(({ code }) => code) } : { line, offset, length, kind },
  );

describe("validateNdjson", () => {
  it("gives for each line that is not blank what the line is by itself, wherever the bytes are cut", async () => {
    await fc.assert(
      fc.asyncProperty(text, cuts, fc.constantFrom(50, 1000, undefined), async (bytes, at, maxBytes) => {
        const whole = await all([bytes], { maxBytes });
        expect(resultsOf(whole)).toEqual(expected(bytes, maxBytes ?? 1e9));
        expect(await all(pieces(bytes, at), { maxBytes })).toEqual(whole);
      }),
      { numRuns: runs(600) },
    );
  });

  it("says the same at every single cut", async () => {
    const bytes = utf8(`\ufeff ${documents[0]}\r\n\n{"productId":"é€😀"}\n{"productId":" "}\nnull\n{"a"`);
    const whole = await all([bytes]);
    expect(whole).toHaveLength(5);
    for (let at = 0; at <= bytes.length; at++) expect(await all([bytes.slice(0, at), bytes.slice(at)])).toEqual(whole);
    expect(await all(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(whole);
  });

  it("keeps nothing of a chunk, which may be filled again", async () => {
    const buffer = Buffer.alloc(20);
    async function* reused() {
      for (const part of ['{"eventId":"1","prof', 'ileId": " "}\n{"produ', 'ctId":"1"}\n{}       ']) {
        buffer.write(part);
        yield buffer;
      }
    }
    expect(await all(reused())).toMatchObject([
      { line: 1, issues: [{ code: "blank", pointer: "/profileId" }] },
      { line: 2, kind: "product" },
      { line: 3, issues: [{ code: "required" }, { code: "required" }] },
    ]);
  });

  it("places issues in the input", async () => {
    const [, second] = await all([utf8('{"productId":"1"}\n  {"productId":7}\n')]);
    expect(second).toMatchObject({ line: 2, offset: 20, length: 15, issues: [{ code: "type", line: 2, column: 16 }] });
  });

  it("continues after a record that is too large, and keeps nothing of it", async () => {
    async function* chunks() {
      yield utf8('{"productId":"1"}\n{"data":"');
      for (let i = 0; i < 100; i++) yield new Uint8Array(100_000).fill(0x61);
      yield utf8('"}\n{"productId":"2"}');
    }
    expect(resultsOf(await all(chunks(), { maxBytes: 1000 }))).toEqual([
      { line: 1, offset: 0, length: 17, kind: "product" },
      { line: 2, offset: 18, length: 10_000_011, codes: ["too_large"] },
      { line: 3, offset: 10_000_030, length: 17, kind: "product" },
    ]);
  });

  it("validates by the validator that it is given, and lists at most `maxIssues` issues", async () => {
    const bytes = utf8('{"userId":"u"}\n{"track":[{}]}');
    expect((await all([bytes], { validator: wireDocumentBytes })).map(({ kind }) => kind)).toEqual([
      "event",
      undefined,
    ]);
    expect(resultsOf(await all([bytes], { validator: payloadBytes, maxIssues: 1 }))[1]).toMatchObject({
      codes: ["required", "too_many_issues"],
    });
  });

  it("asks for no chunk before the records of the last have been fetched, and ends the source when it is left", async () => {
    let asked = 0;
    let isEnded = false;
    async function* chunks() {
      try {
        for (;;) {
          asked++;
          yield utf8('{"productId":"1"}\n{"productId":"2"}\n');
        }
      } finally {
        isEnded = true;
      }
    }
    const records = validateNdjson(chunks());
    for (let i = 0; i < 5; i++) {
      await records.next();
      expect(asked).toBe(Math.floor(i / 2) + 1);
    }
    await records.return(undefined);
    expect(isEnded).toBe(true);
  });

  it("takes a web stream, one that cannot be iterated over too, and throws on what the source throws", async () => {
    const bytes = utf8('{"productId":"1"}\n');
    const stream = new Blob([bytes as BlobPart]).stream();
    expect(await all(stream)).toHaveLength(1);
    const reader = new Blob([bytes as BlobPart]).stream().getReader();
    const old = { getReader: () => reader } as unknown as ReadableStream<Uint8Array>;
    expect(await all(old)).toHaveLength(1);
    async function* broken() {
      yield bytes;
      throw new Error("the network is gone");
    }
    await expect(all(broken())).rejects.toThrow("the network is gone");
  });

  it("refuses chunks that are not bytes, a validator of another kind, and an invalid limit", async () => {
    await expect(all(["{}"] as never)).rejects.toThrow(TypeError);
    await expect(all([], { validator: {} as never })).rejects.toThrow(TypeError);
    for (const maxBytes of [0, -1, 1.5, Number.NaN, "9" as never])
      await expect(all([], { maxBytes })).rejects.toThrow(TypeError);
  });
});

describe("ndjsonStream", () => {
  it("gives the same", async () => {
    await fc.assert(
      fc.asyncProperty(text, cuts, async (bytes, at) => {
        const source = new ReadableStream<Uint8Array>({
          start(controller) {
            for (const piece of pieces(bytes, at)) controller.enqueue(piece);
            controller.close();
          },
        });
        const records: NdjsonRecord[] = [];
        for await (const record of source.pipeThrough(ndjsonStream())) records.push(record);
        expect(records).toEqual(await all([bytes]));
      }),
      { numRuns: runs(100) },
    );
  });
});
