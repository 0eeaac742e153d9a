import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ProcessWorkspace } from "./processes.ts";
import { event, formats, placesIn, product, type RunOptions } from "./workspace.ts";

const workspace = new ProcessWorkspace();
const given = (name: string, files: Record<string, string | Uint8Array>) => workspace.given(name, files);
const run = (args: readonly string[], options?: RunOptions) => workspace.run(args, options);
const report = (args: readonly string[], options?: RunOptions) => workspace.report(["validate", ...args], options);
const fed = (args: readonly string[], chunks: Iterable<Uint8Array | string>) => workspace.feed(args, chunks);

describe("input as editors, other systems and accidents leave it", () => {
  const bytes = (...parts: (string | number[])[]): Buffer =>
    Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));
  const mark = [0xef, 0xbb, 0xbf];
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");

  /** Name, file, content, counts [valid, invalid, unreadable], places of issues. */
  const cases: [string, string, string | Uint8Array, [number, number, number], string[]][] = [
    ["a byte order mark takes no column", "a.json", bytes(mark, "{}"), [0, 1, 0], ["1:1 required", "1:1 required"]],
    ["a byte order mark before NDJSON", "a.ndjson", bytes(mark, `${event}\n{]\n`), [1, 0, 1], ["2:2 syntax"]],
    ["a byte order mark before an array", "a.json", bytes(mark, `[${event},{]]`), [1, 0, 1], ["1:35 syntax"]],
    ["two byte order marks", "a.json", bytes(mark, mark, event), [0, 0, 1], ["1:1 syntax"]],
    ["a byte order mark inside of an array", "a.json", bytes("[", mark, event, "]"), [0, 0, 1], ["1:2 syntax"]],
    ["UTF-16, little endian", "a.json", utf16(`{\n"a":1}`), [0, 0, 1], ["1:1 encoding"]],
    ["UTF-16, big endian", "a.json", utf16(`{\n"a":1}`).swap16(), [0, 0, 1], ["1:1 encoding"]],
    ["UTF-16 without a mark", "a.json", Buffer.from(event, "utf16le"), [0, 0, 1], ["1:1 encoding"]],
    ["CRLF inside of a payload", "a.json", '{\r\n"productId":\r\n\r\n null}\r\n', [0, 1, 0], ["4:2 type"]],
    ["CRLF between lines", "a.ndjson", `${event}\r\n\r\n{"productId":1}\r\n`, [1, 1, 0], ["3:14 type"]],
    ["a lone CR between tokens", "a.json", '{\r"productId"\r:\r1}\r', [0, 1, 0], ["1:17 type"]],
    ["a lone CR inside of a value", "a.json", '{"productId":"1\r2"}', [0, 0, 1], ["1:16 syntax"]],
    ["a lone CR inside of a line", "a.ndjson", `${event}\n{"a":"\r"}\n${event}`, [2, 0, 1], ["2:7 syntax"]],
    ["a line break inside of a value", "a.json", '{"productId":"1\n2"}', [0, 0, 1], ["1:16 syntax"]],
    ["lines that end with CR alone", "a.ndjson", `${event}\r${event}\r`, [0, 0, 1], ["1:1 syntax"]],
    ["NUL between tokens", "a.json", '{\0"a":1}', [0, 0, 1], ["1:2 syntax"]],
    ["NUL inside of a value", "a.json", '{"productId":"\0"}', [0, 0, 1], ["1:15 syntax"]],
    ["NUL after the end", "a.json", `${event}\0\0`, [0, 0, 1], ["1:32 syntax"]],
    ["a line of NULs", "a.ndjson", `${event}\n${"\0".repeat(4096)}\n${event}\n`, [2, 0, 1], ["2:1 syntax"]],
    ["NaN", "a.ndjson", `{"productId":NaN}\n${product}`, [1, 0, 1], ["1:14 syntax"]],
    ["Infinity", "a.json", `[{"a":Infinity},{"a":-Infinity},${product}]`, [1, 0, 2], ["1:7 syntax", "1:22 syntax"]],
    ["1e999 in place of a string", "a.json", '{"productId":1e999}', [0, 1, 0], ["1:14 type"]],
    ["-1e999 inside of data", "a.json", '{"productId":"1","data":{"a":-1e999,"b":1e-999}}', [1, 0, 0], []],
    ["an unterminated last line", "a.ndjson", `${product}\n${product}`, [2, 0, 0], []],
    ["an unterminated bad last line", "a.ndjson", `${product}\n{"productId":1}`, [1, 1, 0], ["2:14 type"]],
    ["a last line that is cut", "a.ndjson", `${product}\n{"productId":"1`, [1, 0, 1], ["2:16 syntax"]],
    ["an array that is cut", "a.json", `[${product},${product}`, [2, 0, 1], ["1:37 syntax"]],
    ["an array that is cut in an element", "a.json", `[${product},{"productId":`, [1, 0, 1], ["1:33 syntax"]],
    ["columns after characters of each length", "a.json", '{"é€😀":1,"productId":1}', [0, 1, 0], ["1:23 type"]],
  ];
  it.each(cases)("%s", async (name, file, content, [valid, invalid, unreadable], places) => {
    const { status, stderr, summary, results } = await report([
      `${given(`text-${name}`, { [file]: content })}/${file}`,
    ]);
    expect(placesIn(results)).toEqual(places);
    const records = valid + invalid + unreadable;
    expect(summary).toMatchObject({ files: 1, records, valid, invalid, unreadable });
    expect(stderr).toBe("");
    expect(status).toBe(valid === records ? 0 : 1);
  });

  it("UTF-16 is reported by its name, at offset 0", async () => {
    const { results } = await report([`${given("utf16", { "a.json": utf16(event) })}/a.json`]);
    expect(results[0].issues[0].message).toMatch(/byte offset 0: .*UTF-16/);
  });

  it("is the same through standard input, however the bytes come", async () => {
    for (const content of [bytes(mark, `${event}\n`, `{"a":"\u20ac"\n`), bytes(mark, "[", event, ',{"é":]')]) {
      const { stdout, status } = await fed(
        ["validate", "-", "--format", "json"],
        [...content].map((byte) => Buffer.of(byte)),
      );
      const whole = await run(["validate", "-", "--format", "json"], { input: content.toString() });
      expect({ stdout, status }).toEqual({ stdout: whole.stdout, status: whole.status });
    }
  });
});

describe("invalid UTF-8", () => {
  const broken = [
    "ff",
    "fe",
    "80",
    "c0af",
    "c3",
    "e282",
    "eda080",
    "f09f98",
    "f4908080",
    "f8888080",
    "e2ff",
    "f0808080",
  ];
  const text = fc.string({ unit: fc.constantFrom(..."aé€😀"), maxLength: 5 });

  it("is an error with its byte offset in the file, and nothing of it becomes U+FFFD", async () => {
    const line = fc.record({ before: text, bad: fc.constantFrom(...broken), after: text, isKey: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 8, maxLength: 30, size: "max" }),
        fc.boolean(),
        async (lines, isArray) => {
          const parts: Buffer[] = [Buffer.from(isArray ? "[" : "\ufeff")];
          let size = parts[0]?.length ?? 0;
          const add = (part: Buffer) => {
            parts.push(part);
            size += part.length;
          };
          const offsets = lines.map(({ before, bad, after, isKey }) => {
            add(Buffer.from(`${product}${isArray ? "," : ""}\n{"productId":"1","${isKey ? "" : 'a":"'}${before}`));
            const offset = size;
            add(Buffer.from(bad, "hex"));
            add(Buffer.from(`${after}"${isKey ? ":1" : ""}}${isArray ? "," : ""}\n`));
            return offset;
          });
          add(Buffer.from(isArray ? `${product}]` : product));
          const file = isArray ? "a.json" : "a.ndjson";
          const path = `${given("utf8", { [file]: Buffer.concat(parts) })}/${file}`;
          const { status, summary, results } = await report([path]);
          expect(summary).toMatchObject({ valid: lines.length + 1, invalid: 0, unreadable: lines.length });
          expect(
            results.map(({ issues: [issue] }: { issues: { message: string }[] }) =>
              Number(/byte offset (\d+)/.exec(issue?.message ?? "")?.[1]),
            ),
          ).toEqual(offsets);
          expect(JSON.stringify(results)).not.toContain("\ufffd");
          expect(status).toBe(1);
        },
      ),
      { numRuns: 10 },
    );
  });

  it("does not make two identifiers one", async () => {
    const lines = Buffer.concat(
      ["ff", "fe"].map((bad) =>
        Buffer.concat([Buffer.from('{"productId":"'), Buffer.from(bad, "hex"), Buffer.from('"}\n')]),
      ),
    );
    for (const format of formats) {
      const { status, stdout } = await run([
        "validate",
        `${given("merge", { "a.ndjson": lines })}/a.ndjson`,
        "--format",
        format,
      ]);
      expect(stdout).not.toContain("\ufffd");
      expect(status).toBe(1);
    }
  });

  it("has its offset in the unpacked text of a gzip file", async () => {
    const content = Buffer.concat([Buffer.from(`${event}\n{"a":"`), Buffer.of(0xff), Buffer.from('"}')]);
    const { results } = await report([`${given("utf8-gz", { "a.ndjson.gz": gzipSync(content) })}/a.ndjson.gz`]);
    expect(results).toMatchObject([{ record: 2, line: 2, offset: 32, issues: [{ code: "encoding" }] }]);
    expect(results[0].issues[0].message).toContain("at byte offset 38:");
  });
});
