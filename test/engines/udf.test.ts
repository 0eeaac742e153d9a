import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { schemas } from "../../generated/schemas.ts";
import { documentBytes } from "../../src/bytes.ts";
import { sampler } from "../../src/sample/sample.ts";
import { root } from "../oracle.ts";

/** What is used of the embedded ClickHouse, which is installed in this folder alone. */
interface Session {
  query(sql: string, format: string): string;
  cleanup(): void;
}

const folder = mkdtempSync(join(tmpdir(), "udf-"));
const path = process.env["PATH"];
let session: Session;

beforeAll(() => {
  const [, functions = ""] = /```xml\n(<functions>.*?)```/s.exec(readFileSync(join(root, "README.md"), "utf8")) ?? [];
  writeFileSync(join(folder, "functions.xml"), functions);
  mkdirSync(join(folder, "bin"));
  const script = `#!/bin/sh\nexec "${process.execPath}" "${join(root, "dist/cli.js")}" "$@"\n`;
  writeFileSync(join(folder, "bin/event-schema"), script, { mode: 0o755 });
  process.env["PATH"] = `${join(folder, "bin")}${delimiter}${path}`;
  const { Session } = createRequire(import.meta.url)("chdb");
  const flags = { user_scripts_path: folder, user_defined_executable_functions_config: join(folder, "functions.xml") };
  session = new Session(undefined, {
    connectionArgs: Object.entries(flags).map(([name, value]) => `--${name}=${value}`),
  });
});
afterAll(() => {
  session.cleanup();
  process.env["PATH"] = path;
  rmSync(folder, { recursive: true });
});

/** Rows that are hard to send and to answer, in Latin-1: a character is a byte. */
const hostile = [
  ...["", " ", "\\", "\\N", "\0", "\t", "'", "\xff", "\ufeff{}", "[]", "null", '"', '{"productId":"\\t\\\\\\u0041"}'],
  ...[
    '{\n\t"productId": "1"\r\n}\n',
    '{"productId":"1"}\0',
    '{"productId":"\xff"}',
    `{"productId":"${"x".repeat(1e6)}"}`,
  ],
].map((text) => (text.startsWith("\ufeff") ? Buffer.from(text).toString("latin1") : text));

const escaped = (row: string): string =>
  row.replace(/[\\\n\t\0]/g, (character) => ({ "\n": "\\n", "\t": "\\t", "\0": "\\0" })[character] ?? "\\\\");

describe("classify as a function of ClickHouse, as README shows it", () => {
  it("has the verdict of the library for each row", () => {
    const next = sampler(schemas, { seed: 5, shapes: 64, invalid: 0.05 });
    const sampled = Array.from({ length: 50_000 }, () => Buffer.from(next()).toString("latin1"));
    const rows = sampled.flatMap((row, i) =>
      i % 500 === 0 ? [row, hostile[(i / 500) % hostile.length] as string] : [row],
    );
    const file = join(folder, "rows.tsv");
    writeFileSync(file, rows.map((row, i) => `${i}\t${escaped(row)}\n`).join(""), "latin1");
    const found = session.query(
      `SELECT payloadVerdict(raw) FROM file('${file}', 'TabSeparated', 'id UInt32, raw String') ORDER BY id`,
      "TabSeparated",
    );
    const verdicts = found.split("\n").slice(0, -1);
    expect(verdicts).toHaveLength(rows.length);
    for (const [i, row] of rows.entries()) {
      const { kind } = documentBytes.validate(Buffer.from(row, "latin1"));
      const expected = kind === undefined ? /^invalid( event| product| request)?$/ : new RegExp(`^valid ${kind}$`);
      if (!expected.test(verdicts[i] as string)) expect.fail(`row ${i}: ${verdicts[i]}, not ${expected}`);
    }
  });
});
