import { createRequire } from "node:module";
import type { Engine } from "./engine.ts";

/** What is used of `@duckdb/node-api`, which is not one of the project's own packages. */
interface DuckDb {
  DuckDBInstance: { create(path: string, options: object): Promise<Instance> };
}

interface Instance {
  connect(): Promise<Connection>;
  closeSync(): void;
}

interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRowsJson(): unknown }>;
  createAppender(table: string): Promise<Appender>;
  closeSync(): void;
}

interface Appender {
  appendInteger(value: number): void;
  appendVarchar(value: string): void;
  endRow(): void;
  closeSync(): void;
}

/** DuckDB in this process. */
export async function openDuckdb(threads = 2): Promise<Engine> {
  const { DuckDBInstance } = createRequire(import.meta.url)("@duckdb/node-api") as DuckDb;
  const instance = await DuckDBInstance.create(":memory:", { threads: String(threads) });
  const connection = await instance.connect();
  return {
    name: "duckdb",
    run: async (sql) => void (await connection.run(sql)),
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowsJson() as unknown[][],
    load: async (texts) => {
      await connection.run("CREATE OR REPLACE TABLE rows (i INTEGER, raw VARCHAR)");
      const appender = await connection.createAppender("rows");
      texts.forEach((text, i) => {
        appender.appendInteger(i);
        appender.appendVarchar(text);
        appender.endRow();
      });
      appender.closeSync();
    },
    json: (list) => `to_json(${list})::VARCHAR`,
    close: async () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
