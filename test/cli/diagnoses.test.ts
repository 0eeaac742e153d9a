import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chunkOf, mib, ProcessWorkspace } from "./processes.ts";
import { event, formats, placesIn, product, type RunOptions } from "./workspace.ts";

const workspace = new ProcessWorkspace();
const given = (name: string, files: Record<string, string | Uint8Array>) => workspace.given(name, files);
const run = (args: readonly string[], options?: RunOptions) => workspace.run(args, options);
const report = (args: readonly string[], options?: RunOptions) => workspace.report(["validate", ...args], options);

const pretty = (json: string): string => `${JSON.stringify(JSON.parse(json), null, 2)}\n`;
const hex = (digits: string): Buffer => Buffer.concat([Buffer.from(digits, "hex"), Buffer.alloc(600, "\n\x01x")]);
const utf16 = Buffer.from(`${event}\n${event}\n`, "utf16le");
const utf32 = Buffer.from([...event].flatMap((character) => [character.charCodeAt(0), 0, 0, 0]));
const tar = Buffer.concat([Buffer.from("a.json".padEnd(257, "\0")), Buffer.from("ustar\n\n{}\n{}\n")]);

/** Name, file, content, what the message says. */
const files: [string, string, string | Uint8Array, RegExp][] = [
  ["a JSON document of several lines as NDJSON", "a.ndjson", pretty(event), /one JSON document, not one a line/],
  ["the same as JSON Lines", "a.jsonl", pretty(`[${event},${product}]`), /one JSON document, not one a line/],
  [
    "its keys on the first line",
    "a.ndjson",
    '{"eventId": "e",\n"profileId": "p"}',
    /one JSON document, not one a line/,
  ],
  ["JSON documents of several lines as NDJSON", "a.ndjson", pretty(event) + pretty(product), /documents of several/],
  ["UTF-16 without a byte order mark", "a.ndjson", utf16, /this is UTF-16; save the file as UTF-8/],
  ["big endian", "a.ndjson", Buffer.from(utf16).swap16(), /this is UTF-16; save the file as UTF-8/],
  ["UTF-16 of several lines", "a.ndjson", Buffer.concat([Buffer.of(0xff, 0xfe), utf16]), /this is UTF-16/],
  ["UTF-32", "a.json", utf32, /this is UTF-32/],
  ["UTF-32, big endian", "a.json", Buffer.from(utf32).swap32(), /this is UTF-32/],
  ["Zstandard", "a.ndjson", hex("28b52ffd"), /a Zstandard file/],
  ["bzip2", "a.ndjson", hex("425a6839314159265359"), /a bzip2 file/],
  ["xz", "a.json", hex("fd377a585a00"), /an xz file/],
  ["LZ4", "a.json", hex("04224d18"), /an LZ4 file/],
  ["zip", "a.json", hex("504b0304"), /a zip archive/],
  ["an empty zip archive", "a.json", hex("504b0506"), /a zip archive/],
  ["7z", "a.json", hex("377abcaf271c"), /a 7z archive/],
  ["tar", "a.ndjson", tar, /a tar archive/],
  ["tar in gzip", "a.ndjson.gz", gzipSync(tar), /a tar archive/],
  ["gzip in gzip", "a.ndjson.gz", gzipSync(gzipSync(event)), /a gzip file inside of a gzip file/],
  ["Parquet", "a.json", hex("50415231"), /a Parquet file/],
  ["Avro", "a.json", hex("4f626a01"), /an Avro file/],
  ["a JSON text sequence", "a.ndjson", `\x1e${event}\n\x1e${event}\n`, /a JSON text sequence \(RFC 7464\)/],
  ["the page of a server", "a.ndjson", "<!DOCTYPE html>\n<html>\n<p>no\n", /HTML or XML/],
  ["lines that end with CR alone", "a.ndjson", `${event}\r${event}\r`, /lines end with a carriage return \(CR\) alone/],
  [
    "the same, named as a document",
    "a.json",
    `${event}\r\r${product}`,
    /lines end with a carriage return \(CR\) alone/,
  ],
  [
    "lines with the prefix of a log",
    "a.ndjson",
    `12:00 INFO ${event}\n12:01 WARN ${event}\n`,
    /JSON with a prefix on each line/,
  ],
  [
    "prefixes in brackets, named as a document",
    "a.json",
    `[1] ${event}\n[2] ${product}\n`,
    /JSON with a prefix on each line/,
  ],
  [
    "prefixes on most lines",
    "a.ndjson",
    `started\n> a | ${event}\n> a | ${event}\n`,
    /JSON with a prefix on each line/,
  ],
  ["an event stream of a server", "a.ndjson", `data: ${event}\n\ndata: ${event}\n`, /JSON with a prefix on each line/],
  ["a single line with a prefix", "a.json", `event=${event}`, /JSON with a prefix on each line/],
  ["dictionaries of Python", "a.ndjson", "{'eventId': 'e'}\n{'eventId': 'f'}\n", /strings need double quotes/],
];

describe("a file that is something else as a whole has one diagnosis", () => {
  it.each(files)("%s", async (name, file, content, message) => {
    const path = `${given(`diagnosis-${name}`, { [file]: content })}/${file}`;
    const { status, stderr, summary, results } = await report([path]);
    expect(summary).toMatchObject({ files: 1, records: 1, valid: 0, invalid: 0, unreadable: 1 });
    expect(results).toMatchObject([{ file: path, record: 1, line: 1, column: 1, offset: 0, kind: null, warnings: [] }]);
    expect(results[0].issues).toMatchObject([{ path: [], pointer: "", line: 1, column: 1 }]);
    expect(results[0].issues[0].message).toMatch(message);
    expect(results[0].issues[0].hint).toMatch(/^\w[^{}]{15,}$/);
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  });

  it("whatever the format of the report is, and where only counts are wanted", async () => {
    const path = `${given("diagnosis-formats", { "a.ndjson": pretty(event) })}/a.ndjson`;
    for (const format of formats) {
      const { status, stdout } = await run(["validate", path, "--format", format]);
      expect(stdout).toContain("one JSON document, not one a line");
      expect(status).toBe(1);
    }
    const { status, stdout } = await run(["validate", path, "--summary"]);
    expect(stdout).toContain("1 record: 0 valid, 0 invalid, 1 unreadable");
    expect(status).toBe(1);
  });

  it("however large it is", async () => {
    const path = `${given("diagnosis-large", { "a.ndjson": chunkOf(pretty(event), 33 * mib) })}/a.ndjson`;
    for (const jobs of ["1", "2"]) {
      const { summary, results } = await report([path, "--jobs", jobs]);
      expect(summary).toMatchObject({ records: 1, unreadable: 1 });
      expect(results[0].issues[0].message).toMatch(/documents of several lines/);
    }
  });

  it("when routed too: a warning says it, and everything is rejected", async () => {
    const folder = given("diagnosis-route", { "a.ndjson": pretty(event) });
    const targets = ["events", "products", "rejected"].flatMap((way) => [`--${way}`, `${folder}/${way}`]);
    const { status, stdout, stderr } = await run(["route", `${folder}/a.ndjson`, ...targets]);
    expect(stderr).toMatch(/a\.ndjson: this is not NDJSON: the file holds one JSON document.*\(hint: name the file/);
    expect(stdout).toContain("4 rejected");
    expect(status).toBe(1);
  });

  it("the same through standard input, however the bytes come", async () => {
    for (const content of [utf16, Buffer.from(`\x1e${event}\n`), Buffer.concat([Buffer.of(0xff, 0xfe), utf16])]) {
      const args = ["validate", "-", "--format", "json"];
      const [cut, whole] = [
        await workspace.feed(
          args,
          [...content].map((byte) => Buffer.of(byte)),
        ),
        await workspace.feed(args, [content]),
      ];
      expect(JSON.parse(whole.stdout).summary).toMatchObject({ records: 1, unreadable: 1 });
      expect({ status: cut.status, stdout: cut.stdout }).toEqual({ status: whole.status, stdout: whole.stdout });
    }
  });
});

describe("a JSON document has no diagnosis", () => {
  it.each([
    ["its lines end with CR", "a.json", `{\r"eventId":"e",\r"profileId":"p"\r}\r`],
    ["CR is white space in its lines", "a.ndjson", `{\r"eventId":"e","profileId":"p"}\n${event}`],
    ["it ends with CR", "a.json", `${event}\r\r`],
    ["its lines end with CR and LF", "a.ndjson", `${event}\r\n${event}\r\n`],
    ["it is an array with a comma before each item", "a.json", `[${event}\n,${event}\n,${event}]`],
    ["objects follow keys on its lines", "a.json", `{"eventId":"e","profileId":"p","data":\n{\n"a": {"b":1}\n}}`],
  ])("although %s", async (name, file, content) => {
    const { status, summary } = await report([`${given(`none-${name}`, { [file]: content })}/${file}`]);
    expect(summary).toMatchObject({ invalid: 0, unreadable: 0 });
    expect(status).toBe(0);
  });
});

describe("a file that has a record on any line is read line by line", () => {
  const junk = fc.constantFrom("{", "[", "]", "}", "<a>", "<<<<<<< HEAD", "\x1e{}", "{'a': 1}", '"a": 1,', "BZh", "");
  it("whatever is on the other lines", async () => {
    const lines = fc.tuple(fc.array(junk, { maxLength: 6 }), fc.array(junk, { maxLength: 6 }));
    await fc.assert(
      fc.asyncProperty(lines, async ([before, after]) => {
        const all = [...before, event, ...after];
        const isOneDocument = works(() => JSON.parse(all.join("\n")));
        fc.pre(!isOneDocument || all.every((line) => line === "" || line === event));
        const path = `${given("diagnosis-none", { "a.ndjson": all.join("\n") })}/a.ndjson`;
        const { summary } = await report([path]);
        const records = all.filter((line) => line !== "").length;
        expect(summary).toMatchObject({ records, valid: 1 });
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ["two objects on a line", "a.ndjson", `${event}${event}\n`, /another value follows .* is a line break or a comma/],
    ["an element that a comma should follow", "a.json", `[${event} ${event}]`, /is a line break or a comma missing/],
    ["a comma after a line", "a.ndjson", `${event},\n`, /unexpected comma after the JSON value; remove it/],
    ["more brackets than were opened", "a.ndjson", `${event}}\n`, /unexpected content after the JSON value$/],
    ["a record separator", "a.ndjson", `${event}\n\x1e${event}\n`, /JSON has no record separators/],
  ])("and its message says what is wrong: %s", async (name, file, content, message) => {
    const { results } = await report([`${given(`line-${name}`, { [file]: content })}/${file}`]);
    expect(results[0].issues[0].message).toMatch(message);
  });
});

const works = (action: () => unknown): boolean => {
  try {
    action();
    return true;
  } catch {
    return false;
  }
};

describe("a record that comes from elsewhere gets a hint, the first of a file only", () => {
  const elsewhere: [string, unknown, RegExp][] = [
    ["a batch", { batch: [{ type: "track" }], sentAt: "" }, /`batch` is the envelope of another platform/],
    ["a list of events", { api_key: "", events: [{}] }, /`events` is the envelope of another platform/],
    ["records of a queue", { Records: [{}] }, /`Records` is the envelope/],
    [
      "an event with other names",
      { messageId: "", anonymousId: "" },
      /`messageId` is `eventId`, `anonymousId` is `prof/,
    ],
    [
      "an event with other names inside",
      { event: "", properties: { distinct_id: "" } },
      /`distinct_id` is `profileId`/,
    ],
    ["a CloudEvent", { specversion: "1.0", data: {} }, /CloudEvent; send its `data`/],
    ["a document of a search index", { _source: {} }, /search index; send its `_source`/],
  ];
  it.each(elsewhere)("%s", async (name, value, hint) => {
    const line = JSON.stringify(value);
    const path = `${given(`elsewhere-${name}`, { "a.ndjson": `${event}\n{}\n${line}\n${line}\n` })}/a.ndjson`;
    const { status, results, summary } = await report([path]);
    const hints = results.map(({ issues }: { issues: { hint?: string }[] }) =>
      issues.flatMap((issue) => issue.hint ?? []),
    );
    expect(hints).toEqual([[], [expect.stringMatching(hint)], []]);
    expect(summary).toMatchObject({ records: 4, valid: 1, invalid: 3 });
    expect(status).toBe(1);
  });

  it("but each that is JSON in a string keeps the hint of its issue", async () => {
    const line = JSON.stringify(JSON.stringify({ eventId: "e" }));
    const { results } = await report([`${given("elsewhere-string", { "a.ndjson": `${line}\n${line}\n` })}/a.ndjson`]);
    const hints = results.flatMap(({ issues }: { issues: { hint?: string }[] }) => issues.map(({ hint }) => hint));
    expect(hints).toEqual(Array(2).fill(expect.stringMatching(/^this looks like JSON text/)));
  });

  it("but none if it is valid, or has the name that is meant too", async () => {
    const valid = { eventId: "e", profileId: "p", messageId: "m", batch: [] };
    const folder = given("elsewhere-none", {
      "a.json": JSON.stringify(valid),
      "b.json": '{"eventId":"e","profileId":1,"messageId":"m","anonymousId":"a"}',
    });
    const { results } = await report([folder]);
    expect(placesIn(results)).toEqual(["1:28 type"]);
    expect(JSON.stringify(results)).not.toContain("hint");
  });
});

describe("an argument in quotes that are part of it", () => {
  it.each(["'*.json'", "'a.json'", "\u2018*.json\u2019", "\u201ca.json\u201d", "'my", "file.json'"])(
    "%s",
    async (arg) => {
      const { status, stderr } = await run(["validate", arg]);
      expect(stderr).toContain(
        `${arg}: no file matched; the quotes are part of the name here: use plain double quotes\n`,
      );
      expect(status).toBe(2);
    },
  );

  it("is a file if there is one of that name", async () => {
    const { status } = await run(["validate", "'a.json'"], { cwd: given("quotes", { "'a.json'": event }) });
    expect(status).toBe(0);
  });
});
