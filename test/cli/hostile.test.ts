import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import { event, formats, product, Workspace } from "./workspace.ts";

const workspace = new Workspace();
const { base } = workspace;
type Format = (typeof formats)[number];

/** Control, format, bidi and unassigned characters, lone surrogates, line separators, what is shown as nothing. */
const unsafe = /(?!\n)[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** What GitHub's runner takes for a command: `::` at the beginning of a line, `##[` anywhere. */
const isCommand = (line: string) => line.trimStart().startsWith("::") || line.includes("##[");
const ownCommand = /^::(error|warning|notice) (file=[^:,]*,)?(line=\d+,col=\d+,)?title=[^:,]*::[^\r\n]*$/;

interface Output {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The content of the file of --output. */
  readonly report: string;
}

let reports = 0;

/** Runs the tool for a report on standard output, or in a file. */
async function outputOf(args: readonly string[], cwd: string, toFile: boolean): Promise<Output> {
  const file = join(base, `report-${++reports}`);
  const { status, stdout, stderr } = await workspace.run([...args, ...(toFile ? [`--output=${file}`] : [])], { cwd });
  const report = existsSync(file) ? readFileSync(file, "utf8") : "";
  rmSync(file, { force: true });
  expect(stderr).not.toMatch(/\n\s+at |node:internal/);
  return { status, stdout, stderr, report };
}

/** Checks that no output can harm what shows it. */
function expectHarmless({ stdout, stderr, report }: Output, format?: Format): void {
  for (const text of [stdout, stderr, report]) expect(text.match(unsafe)?.[0]).toBeUndefined();
  expect(stderr.split("\n").filter(isCommand)).toEqual([]);
  for (const text of [stdout, report]) {
    const commands = text.split("\n").filter(isCommand);
    expect(
      format === "github" ? commands.filter((line) => !ownCommand.test(line) || line.includes("##[")) : commands,
    ).toEqual([]);
  }
}

/** Checks that parsers of the format can read the report. */
async function expectWellFormed(text: string, format: Format): Promise<void> {
  if (["json", "sarif", "gitlab"].includes(format)) JSON.parse(text);
  if (format === "ndjson") for (const line of text.split("\n").slice(0, -1)) JSON.parse(line);
  if (format !== "junit") return;
  expect(text).not.toContain("]]>");
  const xsd = readFileSync(join(base, "any.xsd"), "utf8");
  expect((await validateXML({ xml: [text], schema: [xsd] })).errors).toEqual([]);
}
writeFileSync(
  join(base, "any.xsd"),
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="testsuites"/></xs:schema>`,
);

function given(name: string, files: Record<string, string | Uint8Array>): string {
  rmSync(join(base, name), { recursive: true, force: true });
  return join(base, workspace.given(name, files));
}

describe("keys that look like identifiers and drive what shows them", () => {
  /** What near misses may contain without being another word: they are reported, so they must be escaped. */
  const invisible = fc.oneof(
    fc.constantFrom(
      ..."\0\b\t\n\v\f\r\u001b\u007f\u0085\u009b\u009c\u00a0\u00ad\u034f\u061c\u115f\u180e\u200b\u200d\u200e\u2028\u2029",
      ..."\u202a\u202e\u2060\u2066\u2069\u2800\u3000\u3164\ufe0f\ufeff\uffa0\ufff9\ufffe\uffff\ue000\u{e0001}\u{e0041}",
      ..."\u{1d173}\u{10ffff} _-\u2010\u2212",
      "\ud800",
      "\udfff",
    ),
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
  );
  const word = fc.constantFrom("productId", "profileId", "eventId", "userId", "accountId");
  const key = fc.oneof(
    fc
      .tuple(word, fc.array(fc.tuple(fc.nat(9), invisible), { minLength: 1, maxLength: 12 }))
      .map(([name, parts]) =>
        parts.reduce<string>((text, [at, part]) => text.slice(0, at) + part + text.slice(at), name),
      ),
    fc
      .tuple(word, invisible, fc.constantFrom(1, 20, 53, 54, 200))
      .map(([name, part, times]) => name + part.repeat(times)),
  );
  const record = fc
    .tuple(fc.uniqueArray(key, { minLength: 1, maxLength: 3 }), fc.constantFrom({}, { productId: "1" }, { eventId: 1 }))
    .map(([keys, rest]) => ({ ...rest, ...Object.fromEntries(keys.map((each) => [each, "value"])) }));

  it.each(formats)("are reported harmlessly in the format %s", async (format) => {
    const records = fc.array(record, { minLength: 100, maxLength: 150, size: "max" });
    let suggestions = 0;
    await fc.assert(
      fc.asyncProperty(records, fc.boolean(), async (values, toFile) => {
        const lines = values.map((value, i) =>
          JSON.stringify(i % 5 === 0 ? { track: [{ name: "n", payload: [value] }] } : value),
        );
        const cwd = given("keys", { "a.ndjson": lines.join("\n") });
        const ended = await outputOf(["validate", "a.ndjson", "--format", format, "--show-source"], cwd, toFile);
        expectHarmless(ended, format);
        await expectWellFormed(toFile ? ended.report : ended.stdout, format);
        suggestions += (ended.stdout + ended.report).split("did you mean").length - 1;
        expect(ended.status).toBe(1);
      }),
      { numRuns: 3 },
    );
    expect(suggestions).toBeGreaterThan(50);
  });
});

describe("keys and values of megabytes", () => {
  const long = 10 * 2 ** 20;
  const texts: [string, () => string][] = [
    ["a near miss with zero-width characters", () => `{"product_id${"\u200b".repeat(long / 3)}":1}`],
    ["a near miss with escaped control characters", () => `{"productId${"\\u001b".repeat(long / 6)}":1}`],
    ["a near miss with spaces", () => `{"product${" ".repeat(long)}Id":1}`],
    ["an unknown key", () => `{"${"x".repeat(long)}":1}`],
    ["a known value of a wrong form", () => `{"productId":"${" ".repeat(long)}"}`],
    ["a key of unknown data", () => `{"productId":1,"data":{"${"\u202e".repeat(long / 3)}":1}}`],
    ["a key without a value", () => `{"${"y".repeat(long)}"}`],
    ["a word that is not JSON", () => "z".repeat(long)],
    ["the name of a track entry", () => `{"track":[{"name":"${"n".repeat(long)}","payload":[{}]}]}`],
    [
      "many near misses",
      () =>
        `{${Array.from({ length: 200_000 }, (_, i) => `"productId${"\\u200b".repeat(i % 50)}${"_".repeat(i % 7)}${"\\u200c".repeat(i % 3)}":${i}`).join()}}`,
    ],
  ];
  it.each(texts)(
    "%s: the report stays short",
    async (_, textOf) => {
      const cwd = given("long", { "a.json": textOf() });
      for (const format of ["pretty", "sarif"] as const) {
        const ended = await outputOf(["validate", "a.json", "--format", format, "--show-source"], cwd, false);
        expectHarmless(ended, format);
        expect(ended.stdout.length + ended.stderr.length).toBeLessThan(10_000);
        expect(ended.status).toBe(1);
      }
    },
    60_000,
  );

  it("hundreds of records with long keys: no finding takes more than some hundred characters", async () => {
    const line = (i: number) => `{"product_id${"\\u200b".repeat(i % 54)}":"${"v".repeat(5000)}"}`;
    const cwd = given("lines", { "a.ndjson": Array.from({ length: 500 }, (_, i) => line(i)).join("\n") });
    for (const format of formats) {
      const { stdout } = await outputOf(["validate", "a.ndjson", "--format", format], cwd, false);
      expect(stdout.length).toBeLessThan(500 * 2 * 1500);
    }
  });
});

describe("names of files", () => {
  const wicked = [
    "\u001b[31mred\u001b[0m",
    "\u001b]0;title\u0007",
    "\u009b2J",
    "a\nb",
    "a\r\n::error::b",
    "\n::error file=x::injected",
    "::error file=x,line=1::injected",
    "::stop-commands::x",
    " \t::add-mask::e",
    "##[error]injected",
    "x##[stop-commands]y",
    "%0A::error::x",
    "a,line=1::x",
    "]]>",
    "<![CDATA[x",
    "<script>alert(1)<",
    "\"quoted\" & 'single'",
    "&#27;[31m",
    "line\u2028separator\u2029",
    "\u202egnp.exe",
    "\u2066isolate",
    "zero\u200bwidth\ufeff",
    "tag\u{e0041}",
    "noncharacter\uffff\ufffe",
    "back\\slash\\u001b",
    "{0} {{x}} [a](x)",
    "-",
    "--format=json",
    "-\u001b[31m",
    "__proto__",
    "*?[a]{b,c}!(d)",
    "\u0301\u0301\u0301",
    "w".repeat(240),
    "\u001b".repeat(240),
  ];
  const files: Record<string, string> = {};
  wicked.forEach((name, i) => {
    files[`${name}.json`] = ["{}", `[${product},{"profile_id":"1"}]`, "{"][i % 3] as string;
    files[`in/${name}/x.json`] = "{}";
    files[`empty/${name}.json`] = "";
  });
  const cwd = given("names", files);
  mkdirSync(join(cwd, "gone"));
  for (const name of wicked) symlinkSync("nothing", join(cwd, "gone", `${name}.json`));
  const bad = wicked.length * 2;

  describe.each(formats)("in the format %s", (format) => {
    it.each(["on standard output", "in a file"])("%s are reported harmlessly", async (where) => {
      const toFile = where === "in a file";
      const ended = await outputOf(["validate", ".", "--format", format], cwd, toFile);
      expectHarmless(ended, format);
      await expectWellFormed(toFile ? ended.report : ended.stdout, format);
      expect(ended.status).toBe(2);
      if (format !== "json") return;
      const { summary, results, problems } = JSON.parse(toFile ? ended.report : ended.stdout);
      expect(summary.files).toBe(wicked.length * 3);
      expect(summary.invalid + summary.unreadable).toBe(bad);
      // The names themselves are what they are, so that a program finds the files.
      const names = new Set([...results, ...problems].map(({ file }: { file: string }) => file));
      for (const name of wicked) {
        for (const file of [`${name}.json`, `in/${name}/x.json`, `empty/${name}.json`, `gone/${name}.json`]) {
          expect(names).toContain(file);
        }
      }
    });

    it("are reported harmlessly as arguments, each as a shell gives it", async () => {
      const names = readdirSync(cwd).filter((name) => name.endsWith(".json"));
      const ended = await outputOf(
        ["validate", "--format", format, "--", ...names, ...names.map((name) => `no/${name}`)],
        cwd,
        false,
      );
      expectHarmless(ended, format);
      expect(ended.status).toBe(2);
    });
  });

  it("are reported harmlessly by a suite of fixtures", async () => {
    const suite = given("suite", {});
    for (const name of wicked.filter((each) => each.length < 200)) {
      workspace.given("suite", {
        [`valid/${name}.json`]: "{}",
        [`invalid/${name}.json`]: event,
        [`invalid/no-reason-${name}.json`]: "{}",
      });
    }
    for (const format of formats) {
      const ended = await outputOf(["test", suite, "--format", format], suite, false);
      expectHarmless(ended, format);
      expect(ended.status).toBe(1);
    }
  });

  const places: [string, (name: string) => string[]][] = [
    ["a file that a shell took for an option", (name) => ["validate", `--${name}`]],
    ["a file that a shell took for a short option", (name) => ["validate", `-${name}`]],
    ["a command", (name) => [name]],
    ["a schema", (name) => ["validate", "x.json", `--schema=${name}`]],
    ["a format", (name) => ["validate", "x.json", `--format=${name}`]],
    ["a number", (name) => ["validate", "x.json", `--max-bytes=${name}`]],
    ["a configuration file", (name) => ["validate", "x.json", `--config=${name}`]],
    ["an output file", (name) => ["validate", ".", `--output=no-folder/${name}`]],
    ["an issue code", (name) => ["explain", name]],
    ["a suite", (name) => ["test", `no-${name}`]],
    ["a surplus argument", (name) => ["test", "a", name]],
  ];
  it.each(places)("given as %s are reported harmlessly, and are cut", async (_, argsOf) => {
    const words = [
      ...wicked.filter((name) => !name.includes("=") && name.length > 2),
      `${"\u001b\n::error::".repeat(5000)}`,
    ];
    for (const name of [words.join("\n"), ...["\u001b]0;title\u0007", "\n::error::x", "##[error]x", "\u202ex"]]) {
      const ended = await outputOf(argsOf(name), base, false);
      expectHarmless(ended);
      expect(ended.stderr.length).toBeLessThan(8000);
      expect(ended.status).toBe(2);
    }
  });

  it("in a configuration file are reported harmlessly", async () => {
    for (const key of ["\u001b[31m", "a\n::error::x", "##[error]", "\u202e"]) {
      const folder = given("config", { "event-schema.config.json": JSON.stringify({ [key.repeat(500)]: 1 }) });
      const ended = await outputOf(["validate", "x.json"], folder, false);
      expectHarmless(ended);
      expect(ended.stderr.length).toBeLessThan(8000);
      expect(ended.status).toBe(2);
      const named = given("config", {
        "event-schema.config.json": JSON.stringify({ files: [`no/${key}`], schema: "wire" }),
      });
      expectHarmless(await outputOf(["validate"], named, false));
    }
  });
});

describe("secrets in a payload", () => {
  const letters = "CANARY";
  const digits = "907110471";
  const isTold = (text: string) => text.toUpperCase().includes(letters) || text.includes(digits);
  const secret = fc.constantFrom(
    letters,
    `${letters}\u001b[31m`,
    `\u200b${letters}`,
    `${letters}\0`,
    `${letters}\ud800`,
    ` ${letters} `,
    `${letters}\n::error::${letters}`,
    `${letters}]]>`,
    letters.toLowerCase(),
  );
  const text = secret.map((each) => JSON.stringify(each));
  const number = fc.constantFrom(digits, `-${digits}`, `${digits}.5`, `1e${digits}`, `0.${digits}`, `${digits}e-3`);
  const scalar = fc.oneof(text, number);
  const nested = fc.oneof(
    scalar,
    fc.tuple(text, scalar).map(([key, value]) => `{${key}:[${value},{${key}:${value}}]}`),
    fc.array(scalar, { maxLength: 3 }).map((items) => `[${items.join()}]`),
  );
  const known = fc.constantFrom(
    ...["productId", "profileId", "eventId", "userId", "sessionId", "accountId", "anotherUserId", "timestamp", "data"],
    ...[
      "userAttributes",
      "accountAttributes",
      "track",
      "name",
      "type",
      "payload",
      "product_id",
      "profile\u200bId",
      "eventID",
    ],
  );
  const member = fc.oneof(
    fc.tuple(known, nested).map(([key, value]) => `${JSON.stringify(key)}:${value}`),
    fc.tuple(text, nested).map(([key, value]) => `${key}:${value}`),
  );
  const payload = fc.array(member, { minLength: 1, maxLength: 6 }).map((members) => `{${members.join()}}`);
  const entry = fc
    .tuple(nested, nested, fc.array(payload, { maxLength: 3 }), member)
    .map(([name, at, items, more]) => `{"name":${name},"timestamp":${at},"payload":[${items.join()}],${more}}`);
  const request = fc
    .tuple(fc.array(entry, { maxLength: 3 }), member)
    .map(([items, more]) => `{"track":[${items.join()}],${more}}`);
  const whole = fc.oneof(payload, payload, request, nested);
  const broken = fc.oneof(
    fc.tuple(whole, fc.nat()).map(([json, at]) => json.slice(0, at % json.length)),
    fc
      .tuple(whole, fc.nat(), fc.constantFrom(letters, digits, "\\x", "'", "\u0001", ":", "}", "NaN"))
      .map(([json, at, noise]) => {
        const here = at % (json.length + 1);
        return json.slice(0, here) + noise + json.slice(here);
      }),
    fc.constantFrom(
      letters,
      `${letters}:1`,
      `'${letters}'`,
      `{${letters}:1}`,
      `{"a":${letters}}`,
      `{"a":"\\u${letters}"}`,
    ),
    fc.constantFrom(
      `0${digits}`,
      `{"a":0${digits}}`,
      `-${letters}`,
      `{"a":1 ${digits}}`,
      `tru${letters}`,
      `//${letters}`,
    ),
  );
  const line = fc
    .tuple(
      fc.oneof(whole, broken),
      fc.option(fc.tuple(fc.nat(), fc.constantFrom("ff", "c0af", "eda080", "e282")), { freq: 5 }),
    )
    .map(([json, damage]) => {
      const bytes = Buffer.from(json.replaceAll("\n", " "));
      if (damage === null) return bytes;
      const at = damage[0] % (bytes.length + 1);
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(damage[1], "hex"), bytes.subarray(at)]);
    });
  const lines = fc.array(line, { minLength: 80, maxLength: 150, size: "max" });
  const folder = (records: readonly Buffer[]) =>
    given("secrets", {
      "a.ndjson": Buffer.concat(records.flatMap((each) => [each, Buffer.from("\n")])),
      "b.json": Buffer.concat([Buffer.from("["), ...records.flatMap((each) => [each, Buffer.from(",")])]),
      "c.json": records[0] ?? "",
    });
  const switches = fc.subarray([
    "--all",
    "--strict",
    "--quiet",
    "--schema=wire",
    "--schema=track-request",
    "--max-bytes=60",
  ]);

  it.each(formats)("appear in no output of the format %s", async (format) => {
    await fc.assert(
      fc.asyncProperty(lines, switches, fc.boolean(), async (records, flags, toFile) => {
        const args = ["validate", ".", "--format", format, "--max-results=100000", ...flags];
        const ended = await outputOf(args, folder(records), toFile);
        expect([ended.stdout, ended.stderr, ended.report].map(isTold)).toEqual([false, false, false]);
        expectHarmless(ended, format);
        expect(ended.status).toBe(1);
      }),
      { numRuns: 4 },
    );
  });

  it.each(formats)("appear with --show-source in the frames of pretty alone: %s", async (format) => {
    let frames = 0;
    await fc.assert(
      fc.asyncProperty(lines, fc.boolean(), async (records, toFile) => {
        const args = ["validate", ".", "--format", format, "--show-source", "--strict", "--max-results=100000"];
        const ended = await outputOf(args, folder(records), toFile);
        const isFrame = (text: string) => format === "pretty" && /^ {6} *\d* \| /.test(text);
        for (const text of [ended.stdout, ended.stderr, ended.report]) {
          frames += text.split("\n").filter((each) => isFrame(each) && isTold(each)).length;
          expect(text.split("\n").filter((each) => !isFrame(each) && isTold(each))).toEqual([]);
        }
        expectHarmless(ended, format);
      }),
      { numRuns: 3 },
    );
    expect(frames > 0).toBe(format === "pretty");
  });

  it.each(formats)("appear in no report on fixtures of the format %s", async (format) => {
    const only = fc.array(fc.oneof(whole, broken), { minLength: 40, maxLength: 60, size: "max" });
    await fc.assert(
      fc.asyncProperty(only, async (records) => {
        const files = records.flatMap((each, i) => [
          [`valid/${i}.json`, each],
          [`invalid/${i}.json`, each],
          ...(i % 2 === 0 ? [[`invalid/${i}.issues.json`, '[{"code":"required","path":["x"]}]']] : []),
        ]);
        const ended = await outputOf(
          ["test", ".", "--format", format, "--all"],
          given("fixtures", Object.fromEntries(files)),
          false,
        );
        expect([ended.stdout, ended.stderr].map(isTold)).toEqual([false, false]);
        expect(ended.status).toBe(1);
      }),
      { numRuns: 2 },
    );
  });

  it("appear in no message about a configuration, a list of issues or a suite that is broken", async () => {
    const cases: [string, string, string[]][] = [
      ["event-schema.config.json", `{"schema": ${letters}}`, ["validate", "x.json"]],
      ["event-schema.config.json", `{"maxBytes": "${letters}"}`, ["validate", "x.json"]],
      ["suite.json", `{"schema": ${letters}}`, ["test", "."]],
      ["invalid/a.issues.json", `[${letters}]`, ["test", "."]],
      ["invalid/a.issues.json", `[{"code":"required","path":"${letters}"}]`, ["test", "."]],
    ];
    for (const [file, content, args] of cases) {
      const cwd = given("broken", { "valid/a.json": event, "invalid/a.json": "{}", [file]: content });
      const { status, stdout, stderr } = await outputOf(args, cwd, false);
      expect([file, isTold(stdout + stderr)]).toEqual([file, false]);
      expect([1, 2]).toContain(status);
    }
  });
});
