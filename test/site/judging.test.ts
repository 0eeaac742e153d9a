import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schemas } from "../../generated/schemas.ts";
import { randomFrom } from "../../src/fixtures/random.ts";
import { judgeText, judgingBy } from "../../src/site/playground/judging.ts";
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
  const files = readdirSync(suites, { recursive: true, encoding: "utf8" }).filter((file) => /\.(json|ndjson)$/.test(file));
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

/** What an editor can hold: whole characters, and the ends of lines as LF. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\r") ? undefined : text;
  } catch {
    return undefined;
  }
}

describe("the playground", () => {
  it.each(["contract", "wire", "product", "dead-letter"])("says what the command line says of a file (by %s)", async (by) => {
    const given = texts();
    expect(given.size).toBeGreaterThan(700);
    const folder = workspace.given(`files-${by}`, Object.fromEntries(given));
    const limits = ["--all", "--max-results", "1000000"];
    const { stdout } = workspace.run(["validate", folder, "--schema", by, "--format", "json", ...limits]);
    const { results } = JSON.parse(stdout);
    const ofFile = Map.groupBy ?? undefined;
    void ofFile;
    let records = 0;
    for (const [name, text] of given) {
      const own = results.filter(({ file }: { file: string }) => file === `${folder}/${name}`);
      const { told, untold, ...counts } = await judged(text, by, name.endsWith(".ndjson"));
      expect(counts.records, name).toBe(own.length);
      records += own.length;
      expect(untold).toBe(0);
      const statuses = own.map(({ status }: { status: string }) => status);
      for (const status of ["valid", "invalid", "unreadable"] as const)
        expect(counts[status], name).toBe(statuses.filter((one: string) => one === status).length);
      const notable = own.filter((one: { issues: object[]; warnings: object[] }) => one.issues.length + one.warnings.length > 0);
      const ours = told.map(({ findings, kind, status, number, line }) => ({
        record: number,
        line,
        kind: kind ?? null,
        status,
        findings: findings.map(({ isWarning, fix: _, ...issue }) => ({ ...issue, isWarning })),
      }));
      const theirs = notable.map((one: { record: number; line: number; kind: string; status: string; issues: object[]; warnings: object[] }) => ({
        record: one.record,
        line: one.line,
        kind: one.kind,
        status: one.status,
        findings: [
          ...one.issues.map((issue) => ({ ...issue, isWarning: false })),
          ...one.warnings.map((issue) => ({ ...issue, isWarning: true })),
        ],
      }));
      expect(ours, `${name}: ${text}`).toEqual(theirs);
    }
    expect(records).toBeGreaterThan(900);
  });

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
    for (const name of ["", "nope", "constructor/x"]) expect(() => judgingBy(name)).toThrow(`there is no schema ${name}`);
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
