import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schemas } from "../../generated/schemas.ts";
import { randomFrom } from "../../src/sample/random.ts";
import { type ShownRecord, schemaByName, validateRecords } from "../../src/site/playground/validation.ts";
import { Workspace } from "../cli/workspace.ts";
import { root } from "../oracle.ts";
import { documents } from "../runtime/documents.ts";
import { mutated } from "../runtime/mutations.ts";

const workspace = new Workspace();
const given = texts();
const folder = workspace.given("files", Object.fromEntries(given));
const goOn = async () => true;
const validated = async (text: string, by = "contract", isNdjson = false) => {
  const result = await validateRecords(text, schemaByName(by), { isNdjson, pause: goOn });
  if (result === undefined) throw new Error("it stopped");
  return result;
};

/** Files: fixtures, recorded payloads, and both with mutations; one or several records each, as an array or as lines. */
function texts(): Map<string, string> {
  const suites = join(root, "test/fixtures");
  const files = readdirSync(suites, { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.(json|ndjson)$/.test(file),
  );
  const found = new Map<string, string>();
  for (const [i, file] of files.entries()) {
    const text = decoded(readFileSync(join(suites, file)));
    if (text !== undefined) found.set(`f${i}${/\.\w+$/.exec(file)?.[0]}`, text);
  }
  const random = randomFrom(1);
  for (let i = 0; i < 600; i++) {
    const picked = Array.from({ length: 1 + random(3) }, () => {
      const document = new TextEncoder().encode(documents[random(documents.length)]);
      return decoded(random(2) === 0 ? document : mutated(document, random)) ?? "{}";
    });
    const [name, text] = [
      [`m${i}.json`, picked[0] ?? ""],
      [`m${i}.json`, `[${picked.join(",\n")}]`],
      [`m${i}.json`, picked.join("\n")],
      [`m${i}.ndjson`, picked.join("\n")],
    ][random(4)] as [string, string];
    found.set(name, text);
  }
  return found;
}

/** A string that an editor shows unchanged: valid UTF-8, LF line ends, and no byte order mark, which takes a column there. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return /\r|^\ufeff/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** A record in the report of the command line, as far as the playground shows it. */
interface Result {
  readonly file: string;
  readonly record: number;
  readonly column: number;
  readonly offset: number;
  readonly issues: readonly object[];
  readonly warnings: readonly object[];
}

const isNotable = ({ issues, warnings }: Result): boolean => issues.length + warnings.length > 0;

/** The same record in the result of the playground. */
function resultIn({ number, line, kind, findings }: ShownRecord): object {
  const issuesOf = (isWarning: boolean) =>
    findings.filter((one) => one.isWarning === isWarning).map(({ isWarning: _, fix: __, ...issue }) => issue);
  return { record: number, line, kind: kind ?? null, issues: issuesOf(false), warnings: issuesOf(true) };
}

describe("the playground", () => {
  it.each(["contract", "wire", "product", "dead-letter"])(
    "gives the same results as the command line (with %s)",
    async (by) => {
      expect(given.size).toBeGreaterThan(700);
      const limits = ["--all", "--max-results", "1000000"];
      const { stdout } = workspace.spawn(["validate", folder, "--schema", by, "--format", "json", ...limits]);
      const { summary, results }: { summary: Record<string, number>; results: Result[] } = JSON.parse(stdout);
      const resultsOf = new Map<string, object[]>([...given.keys()].map((name) => [`${folder}/${name}`, []]));
      for (const { file, column: _, offset: __, ...result } of results.filter(isNotable))
        resultsOf.get(file)?.push(result);
      const sums = { records: 0, valid: 0, invalid: 0, unreadable: 0, events: 0, products: 0 };
      for (const [name, text] of given) {
        const result = await validated(text, by, name.endsWith(".ndjson"));
        const { event: events, product: products } = result.counts;
        const counts = { ...result, events, products };
        for (const key of Object.keys(sums) as (keyof typeof sums)[]) sums[key] += counts[key];
        expect(result.shown.map(resultIn), name).toEqual(resultsOf.get(`${folder}/${name}`));
        expect(result.omitted).toBe(0);
      }
      expect(summary).toMatchObject(sums);
      expect(sums.records).toBeGreaterThan(900);
      expect(Math.min(sums.invalid, sums.unreadable)).toBeGreaterThan(50);
    },
  );

  it("counts every record once, whatever is typed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), fc.boolean(), async (text, isNdjson) => {
        const { records, valid, invalid, unreadable } = await validated(text, "contract", isNdjson);
        expect(valid + invalid + unreadable).toBe(records);
      }),
    );
  });

  it("knows every schema, and no other", () => {
    for (const name of ["contract", "wire", ...schemas.keys()]) expect(() => schemaByName(name)).not.toThrow();
    for (const name of ["", "nope", "constructor/x"])
      expect(() => schemaByName(name)).toThrow(`unknown schema ${name}`);
  });

  it("reads each line as a record if asked to", async () => {
    const text = '{"productId":\n{"eventId"';
    expect(await validated(text)).toMatchObject({ records: 1, unreadable: 1 });
    expect(await validated(text, "contract", true)).toMatchObject({ records: 2, unreadable: 2 });
  });

  it("shows the first records with findings, and counts the others", async () => {
    const result = await validated("{}\n".repeat(5000));
    expect(result).toMatchObject({ records: 5000, invalid: 5000, omitted: 4900 });
    expect(result.shown.at(-1)).toMatchObject({ number: 100, line: 100, status: "invalid", kind: "event" });
  });

  it("pauses again and again, and stops when a pause says so", async () => {
    const text = '{"productId":"1"}\n'.repeat(50_000);
    let times = 0;
    const pause = async () => ++times < 10;
    expect(await validateRecords(text, schemaByName("contract"), { isNdjson: false, pause })).toBeUndefined();
    expect(times).toBe(10);
    times = -1000;
    await validateRecords(text, schemaByName("contract"), { isNdjson: false, pause });
    expect(times + 1000).toBeGreaterThan(50);
  });

  it("counts a byte order mark as a column, as an editor does", async () => {
    const { shown } = await validated('\ufeff{"productId":1}');
    expect(shown[0]?.findings).toMatchObject([{ line: 1, column: 15 }]);
  });
});
