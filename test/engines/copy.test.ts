import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { schemas } from "../../generated/schemas.ts";
import { documentBytes } from "../../src/bytes.ts";
import { sampler } from "../../src/sample/sample.ts";
import { root } from "../oracle.ts";
import type { Engine } from "./engine.ts";
import { openPostgres } from "./postgres.ts";

/** The server's own user must be able to read and to write it. */
const folder = mkdtempSync(join(tmpdir(), "copy-"));
let postgres: Engine;

beforeAll(async () => {
  chmodSync(folder, 0o777);
  for (const part of ["dist", "package.json"]) cpSync(join(root, part), join(folder, part), { recursive: true });
  postgres = await openPostgres();
});
afterAll(async () => {
  await postgres.close();
  rmSync(folder, { recursive: true });
});

describe("classify as a program of Postgres, as README shows it", () => {
  it("has the verdict of the library for each line of a file, and for each row of a query", async () => {
    const next = sampler(schemas, { seed: 6, shapes: 64, invalid: 0.05 });
    const lines = Array.from({ length: 5000 }, next);
    const rows = [...lines.slice(0, 500), '{\n\t"productId": "1\\u0041"\r\n}', "\\", "\\N", "", "\u000b\b\f"];
    writeFileSync(join(folder, "day.ndjson"), lines.map((line) => `${line}\n`).join(""));
    await postgres.load(rows);
    const [, shown = ""] =
      /```sql\n(CREATE TABLE verdicts.*?)```/s.exec(readFileSync(join(root, "README.md"), "utf8")) ?? [];
    const tool = `${process.execPath} ${join(folder, "dist/cli.js")}`;
    await postgres.run(
      `CREATE VIEW payloads AS SELECT i AS id, raw FROM rows;
      ${shown.replaceAll("event-schema", tool).replaceAll("/srv", folder)}`,
    );
    const verdicts = await postgres.rows("SELECT verdict FROM verdicts ORDER BY line");
    expect(verdicts.map(([verdict]) => ofLibrary(String(verdict)))).toEqual(lines.map(verdictOn));
    const written = readFileSync(join(folder, "verdicts"), "utf8").split("\n").slice(0, -1);
    expect(written.map(ofLibrary)).toEqual(rows.map(verdictOn));
  });
});

/** The library says no kind of what is invalid. */
const ofLibrary = (verdict: string): string => verdict.replace(/^invalid .*/, "invalid");

function verdictOn(row: string): string {
  const { kind } = documentBytes.validate(new TextEncoder().encode(row));
  return kind === undefined ? "invalid" : `valid ${kind}`;
}
