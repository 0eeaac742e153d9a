import { PassThrough, Readable, Writable } from "node:stream";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schemas } from "../../generated/schemas.ts";
import { documentBytes } from "../../src/bytes.ts";
import { run } from "../../src/cli/program.ts";
import { RowClassifier, type RowSettings } from "../../src/cli/run/row-classifier.ts";
import { type RowFormat, rowFormats } from "../../src/cli/run/row-formats.ts";
import { type BytesSchema, schemaOf } from "../../src/runtime/text/bytes.ts";
import { randomFrom } from "../../src/sample/random.ts";
import { sampler } from "../../src/sample/sample.ts";
import { runs } from "../budget.ts";
import { line } from "../routed.ts";
import { TextStream } from "./text-stream.ts";
import { event, product, request, Workspace } from "./workspace.ts";

const workspace = new Workspace();
const settings = { schema: schemaOf(documentBytes) as BytesSchema, maxBytes: 2 ** 24, maxIssues: 100 };

/** The bytes of a column that ClickHouse or Postgres escapes. */
const escapes: Readonly<Record<string, string>> = {
  ...{ "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\v": "\\v", "\0": "\\0" },
  ...{ "'": "\\'", "\\": "\\\\" },
};

/** A row as an engine sends it. A character is a byte. */
function sent(row: string, format: RowFormat): string {
  if (format === "lines") return `${row}\n`;
  if (format === "tsv") return `${row.replace(/[\b\f\n\r\t\v\0'\\]/g, (character) => escapes[character] as string)}\n`;
  let length = "";
  for (let rest = row.length; length === "" || rest > 0; rest >>>= 7)
    length += String.fromCharCode((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
  return length + row;
}

/** The answers as an engine reads them. */
function received(answers: string, format: RowFormat): string[] {
  const lines = answers.split("\n").slice(0, -1);
  if (format === "lines") return lines;
  if (format === "tsv") return lines.map((answer) => answer.replaceAll("\\\\", "\\"));
  const rows: string[] = [];
  for (let at = 0; at < answers.length; ) {
    let length = 0;
    for (let factor = 1; factor > 0; at++) {
      length += (answers.charCodeAt(at) & 0x7f) * factor;
      factor = answers.charCodeAt(at) > 0x7f ? factor * 0x80 : 0;
    }
    rows.push(answers.slice(at, at + length));
    at += length;
  }
  return rows;
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

/** The answers to rows whose bytes come in chunks that end at these places. A chunk is overwritten when it has been read. */
function answersTo(rows: readonly Uint8Array[], cuts: readonly number[], settings: RowSettings): string[] {
  const input = Buffer.from(rows.map((row) => sent(latin1(row), settings.input)).join(""), "latin1");
  const classifier = new RowClassifier(settings);
  const ends = [...cuts.map((cut) => cut % (input.length + 1)), input.length].sort((a, b) => a - b);
  const answers = ends.map((end, i) => {
    const chunk = Buffer.from(input.subarray(i === 0 ? 0 : ends[i - 1], end));
    const answer = classifier.push(chunk);
    chunk.fill(0x7b);
    return answer;
  });
  return received(Buffer.concat([...answers, classifier.end()]).toString("latin1"), settings.input).map((answer) =>
    Buffer.from(answer, "latin1").toString(),
  );
}

const arbitraryRow: fc.Arbitrary<Uint8Array> = fc.oneof(
  { arbitrary: line, weight: 4 },
  { arbitrary: fc.uint8Array({ maxLength: 20 }), weight: 1 },
  {
    arbitrary: fc
      .constantFrom("", " ", "\0", "\\N", "\\", `${product}\0`, '{\n"productId":"1"\r\n}\n', '{"productId":"\\t\\\\"}')
      .map((text) => Buffer.from(text)),
    weight: 1,
  },
);
/** A line feed in a row ends it where rows are lines. */
const rowsIn = (format: RowFormat) =>
  fc.array(format === "lines" ? arbitraryRow.map((row) => row.filter((byte) => byte !== 0x0a)) : arbitraryRow, {
    maxLength: 12,
  });

describe.each(rowFormats)("rows of the format %s", (input) => {
  it("have the verdict that the library has of each, in their order, wherever the input is cut", () => {
    fc.assert(
      fc.property(
        rowsIn(input),
        fc.array(fc.nat(), { maxLength: 4 }),
        fc.integer({ min: 1, max: 3 }),
        (rows, cuts, maxIssues) => {
          const answers = answersTo(rows, cuts, { ...settings, input, output: "json", maxIssues });
          const words = answersTo(rows, cuts, { ...settings, input, output: "verdict" });
          expect([answers.length, words.length]).toEqual([rows.length, rows.length]);
          for (const [i, row] of rows.entries()) {
            const { kind, issues } = documentBytes.validate(row, { maxIssues });
            const answer = JSON.parse(answers[i] as string);
            expect(answer.verdict).toBe(issues ? "invalid" : "valid");
            if (kind !== undefined) expect(answer.kind).toBe(kind);
            expect(answer.issues).toEqual((issues ?? []).map(({ code, pointer }) => ({ code, pointer })));
            expect(words[i]).toBe([answer.verdict, ...(answer.kind === null ? [] : [answer.kind])].join(" "));
          }
        },
      ),
      { numRuns: runs(1000) },
    );
  });

  it("are too large where they have more bytes than are read, and no other row is", () => {
    const rows = ["", "x", "'".repeat(31), "'".repeat(32), " ".repeat(33), "\\".repeat(200), product].map((text) =>
      Buffer.from(text),
    );
    for (let cut = 0; cut < 300; cut += 7) {
      const answers = answersTo(rows, [cut, cut + 40], { ...settings, input, output: "json", maxBytes: 32 });
      expect(answers.map((answer) => answer.includes("too_large"))).toEqual([
        ...[false, false, false, false, true, true, false],
      ]);
    }
  });
});

describe("a million rows", () => {
  it("have a million verdicts, in their order, whatever the escapes, line feeds, bad bytes and chunks", () => {
    const next = sampler(schemas, { seed: 1, shapes: 64, invalid: 0.01 });
    const lines = Array.from({ length: 950 }, next);
    const pretty = lines.slice(0, 30).map((text) => text.replaceAll(",", ",\n\t"));
    const broken = ["", "\\", "\0", '{"productId":"\u00ff"}', "\\N"].map((text) => latin1(Buffer.from(text, "latin1")));
    const block = [...lines.map((text) => latin1(Buffer.from(text))), ...pretty, ...broken, ...pretty.slice(0, 15)];
    expect(block).toHaveLength(1000);
    const bytes = Buffer.from(block.map((row) => sent(row, "tsv")).join(""), "latin1");
    const expected = block.map((row) => {
      const { kind } = documentBytes.validate(Buffer.from(row, "latin1"));
      return kind === undefined ? "invalid" : `valid ${kind}`;
    });

    const classifier = new RowClassifier({ ...settings, input: "tsv", output: "verdict" });
    const random = randomFrom(7);
    let answers = "";
    let blocks = 0;
    const read = (answer: Uint8Array) => {
      answers += latin1(answer);
      const all = answers.split("\n");
      for (; all.length > 1000; blocks++)
        expect(all.splice(0, 1000).map((answer) => answer.replace(/^invalid .*/, "invalid"))).toEqual(expected);
      answers = all.join("\n");
    };
    for (let i = 0; i < 1000; i++) {
      const cut = random(bytes.length);
      read(classifier.push(bytes.subarray(0, cut)));
      read(classifier.push(bytes.subarray(cut)));
    }
    read(classifier.end());
    expect([blocks, answers]).toEqual([1000, ""]);
  });
});

describe("event-schema classify", () => {
  it("says the verdict and the kind of each line, and exits with 0 whatever they are", async () => {
    const input = [event, product, request, "{}", '{"productId":null}', '{"track":7}', "[]", "", "{"].join("\n");
    expect(await workspace.run(["classify"], { input })).toEqual({
      status: 0,
      stdout:
        "valid event\nvalid product\nvalid request\ninvalid event\ninvalid product\ninvalid request\ninvalid\ninvalid\ninvalid\n",
      stderr: "",
    });
    expect(await workspace.run(["classify"])).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  it("says with --output json what is wrong, and no value", async () => {
    const { stdout } = await workspace.run(["classify", "--output", "json", "--schema", "wire"], {
      input: '{"userId":"u"}\n{"userId":["s3cret"]}\n"s3cret\n',
    });
    expect(
      stdout
        .trim()
        .split("\n")
        .map((answer) => JSON.parse(answer)),
    ).toEqual([
      { verdict: "valid", kind: "event", issues: [] },
      { verdict: "invalid", kind: "event", issues: [{ code: "type", pointer: "/userId" }] },
      { verdict: "invalid", kind: null, issues: [{ code: "syntax", pointer: "" }] },
    ]);
    expect(stdout).not.toContain("s3cret");
  });

  it("validates by a team's own plan, as the configuration says", async () => {
    const total = { type: "object", title: "Buy", required: ["total"], properties: { total: { type: "number" } } };
    const cwd = workspace.given("plan", {
      "schemas/events/buy.json": JSON.stringify(total),
      "event-schema.config.json": '{ "schemas": "schemas" }',
    });
    const buy = (data: object) =>
      JSON.stringify({ track: [{ name: "Buy", payload: [{ eventId: "e", profileId: "p", data }] }] });
    const { stdout } = await workspace.run(["classify"], { cwd, input: `${buy({ total: 1 })}\n${buy({})}\n` });
    expect(stdout).toBe("valid request\ninvalid request\n");
  });

  it("answers all rows that have come before more come, as an engine waits for it", async () => {
    const [stdin, stdout] = [new PassThrough(), new TextStream()];
    const io = { stdin, stdout, stderr: new TextStream(), env: {}, cwd: workspace.base, onStop: () => () => {} };
    const ended = run(["classify"], io);
    const answered = async (text: string) => {
      stdin.write(text);
      await expect.poll(() => stdout.text.split("\n").length - 1, { timeout: 20_000 }).toBe(lines);
    };
    let lines = 2;
    await answered(`${event}\n${product}\n{"prod`);
    lines = 3;
    await answered('uctId":7}\n');
    stdin.end(product);
    expect(await ended).toBe(0);
    expect(stdout.text).toBe("valid event\nvalid product\ninvalid product\nvalid product\n");
  });

  it.each(["\x05abc", "\x80", "\xff".repeat(12)])(
    "fails where the input is not length-prefixed (%j)",
    async (input) => {
      const stdin = new PassThrough().end(Buffer.from(input, "latin1"));
      const [stdout, stderr] = [new TextStream(), new TextStream()];
      const io = { stdin, stdout, stderr, env: {}, cwd: workspace.base, onStop: () => () => {} };
      expect(await run(["classify", "--input", "length-prefixed"], io)).toBe(2);
      expect(stderr.text).toMatch(/^event-schema: standard input cannot be read to its end: not length-prefixed: /);
    },
  );

  it.each([
    [["--schema", "zzz"], "unknown schema zzz"],
    [["--input", "csv"], "Allowed choices are lines, tsv, length-prefixed"],
    [["day.ndjson"], "too many arguments"],
  ])("fails for %j", async (args, message) => {
    const { status, stderr } = await workspace.run(["classify", ...args]);
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  it("reads no more when its reader has gone away", async () => {
    const stdin = Readable.from(
      (function* () {
        for (;;) yield Buffer.from(`${product}\n`);
      })(),
    );
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error("closed"), { code: "EPIPE" })),
    });
    // As the executable does, which leaves the error to whoever writes.
    stdout.on("error", () => {});
    const io = { stdin, stdout, stderr: new TextStream(), env: {}, cwd: workspace.base, onStop: () => () => {} };
    expect(await run(["classify"], io)).toBe(0);
    expect(stdin.destroyed).toBe(true);
  });
});
