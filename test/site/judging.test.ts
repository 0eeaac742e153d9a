import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schemas } from "../../generated/schemas.ts";
import { randomFrom } from "../../src/sample/random.ts";
import { type JudgedRecord, judgeText, judgingBy } from "../../src/site/playground/judging.ts";
import { Workspace } from "../cli/workspace.ts";
import { root } from "../oracle.ts";
import { documents } from "../runtime/documents.ts";
import { mutated } from "../runtime/mutations.ts";

const workspace = new Workspace();
const goOn = async () => true;
const judged = async (text: string, by = "contract", isNdjson = false) => {
  const judgement = await judgeText(text, judgingBy(by), { isNdjson, pause: goOn });
  if (judgement === undefined) throw new Error("it stopped");
  return judgement;
};

/** Texts of files: fixtures, recorded payloads, and both damaged; one or several to a file, as an array or as lines. */
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

/** What an editor shows as it is: whole characters, ends of lines as LF, and no byte order mark, which takes a column there. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return /\r|^\ufeff/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** What the command line reports of a record, as far as the playground shows it. */
interface Result {
  readonly file: string;
  readonly record: number;
  readonly column: number;
  readonly offset: number;
  readonly issues: readonly object[];
  readonly warnings: readonly object[];
}

const isNotable = ({ issues, warnings }: Result): boolean => issues.length + warnings.length > 0;

/** The same of what the playground says. */
function resultIn({ number, line, kind, findings }: JudgedRecord): object {
  const issuesOf = (isWarning: boolean) =>
    findings.filter((one) => one.isWarning === isWarning).map(({ isWarning: _, fix: __, ...issue }) => issue);
  return { record: number, line, kind: kind ?? null, issues: issuesOf(false), warnings: issuesOf(true) };
}

describe("the playground", () => {
  it.each(["contract", "wire", "product", "dead-letter"])(
    "says what the command line says of a file (by %s)",
    async (by) => {
      const given = texts();
      expect(given.size).toBeGreaterThan(700);
      const folder = workspace.given(`files-${by}`, Object.fromEntries(given));
      const limits = ["--all", "--max-results", "1000000"];
      const { stdout } = workspace.spawn(["validate", folder, "--schema", by, "--format", "json", ...limits]);
      const { summary, results }: { summary: Record<string, number>; results: Result[] } = JSON.parse(stdout);
      const resultsOf = new Map<string, object[]>([...given.keys()].map((name) => [`${folder}/${name}`, []]));
      for (const { file, column: _, offset: __, ...result } of results.filter(isNotable))
        resultsOf.get(file)?.push(result);
      const sums = { records: 0, valid: 0, invalid: 0, unreadable: 0, events: 0, products: 0 };
      for (const [name, text] of given) {
        const judgement = await judged(text, by, name.endsWith(".ndjson"));
        for (const key of Object.keys(sums) as (keyof typeof sums)[]) sums[key] += judgement[key];
        expect(judgement.told.map(resultIn), name).toEqual(resultsOf.get(`${folder}/${name}`));
        expect(judgement.untold).toBe(0);
      }
      expect(summary).toMatchObject(sums);
      expect(sums.records).toBeGreaterThan(900);
      expect(Math.min(sums.invalid, sums.unreadable)).toBeGreaterThan(50);
    },
  );

  it("counts every record once, whatever is typed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), fc.boolean(), async (text, isNdjson) => {
        const { records, valid, invalid, unreadable } = await judged(text, "contract", isNdjson);
        expect(valid + invalid + unreadable).toBe(records);
      }),
    );
  });

  it("can judge by every schema, and by no other", () => {
    for (const name of ["contract", "wire", ...schemas.keys()]) expect(() => judgingBy(name)).not.toThrow();
    for (const name of ["", "nope", "constructor/x"])
      expect(() => judgingBy(name)).toThrow(`there is no schema ${name}`);
  });

  it("reads lines as records where it is told to", async () => {
    const text = '{"productId":\n{"eventId"';
    expect(await judged(text)).toMatchObject({ records: 1, unreadable: 1 });
    expect(await judged(text, "contract", true)).toMatchObject({ records: 2, unreadable: 2 });
  });

  it("tells of the first records with findings, and counts the others", async () => {
    const judgement = await judged("{}\n".repeat(5000));
    expect(judgement).toMatchObject({ records: 5000, invalid: 5000, untold: 4900 });
    expect(judgement.told.at(-1)).toMatchObject({ number: 100, line: 100, status: "invalid", kind: "event" });
  });

  it("asks again and again whether to go on, and stops where it is told to", async () => {
    const text = '{"productId":"1"}\n'.repeat(50_000);
    let times = 0;
    const pause = async () => ++times < 10;
    expect(await judgeText(text, judgingBy("contract"), { isNdjson: false, pause })).toBeUndefined();
    expect(times).toBe(10);
    times = -1000;
    await judgeText(text, judgingBy("contract"), { isNdjson: false, pause });
    expect(times + 1000).toBeGreaterThan(50);
  });

  it("places what stands behind a byte order mark where an editor shows it", async () => {
    const { told } = await judged('\ufeff{"productId":1}');
    expect(told[0]?.findings).toMatchObject([{ line: 1, column: 15 }]);
  });
});
