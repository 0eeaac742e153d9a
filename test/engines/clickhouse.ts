import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Engine, tabSeparated } from "./engine.ts";

interface Session {
  query(sql: string, format?: string): string;
  cleanup(): void;
}

/** ClickHouse in this process. */
export function openClickhouse(connectionArgs: readonly string[] = []): Engine {
  const { Session } = createRequire(import.meta.url)("chdb") as {
    Session: new (path: undefined, options: { connectionArgs: readonly string[] }) => Session;
  };
  const folder = mkdtempSync(join(tmpdir(), "clickhouse-"));
  const session = new Session(undefined, { connectionArgs });
  session.query("CREATE DATABASE IF NOT EXISTS here");
  const run = async (sql: string) => void session.query(sql);
  return {
    name: "clickhouse",
    run,
    rows: async (sql) =>
      session
        .query(sql, "JSONCompactEachRow")
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as unknown[]),
    load: async (texts) => {
      const file = join(folder, "rows.tsv");
      writeFileSync(file, tabSeparated(texts));
      await run("CREATE OR REPLACE TABLE rows (i UInt32, raw String) ENGINE = MergeTree ORDER BY i");
      await run(`INSERT INTO rows SELECT * FROM file('${file}', TSV, 'i UInt32, raw String')`);
    },
    json: (list) => list,
    close: async () => {
      session.cleanup();
      rmSync(folder, { recursive: true });
    },
  };
}
