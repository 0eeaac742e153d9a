import type { DialectName } from "../../src/sql/dialect.ts";

/** A database that runs in this process or beside it, on nothing but a temporary folder. */
export interface Engine {
  readonly name: DialectName;
  /** Runs statements that give nothing back. */
  readonly run: (sql: string) => Promise<void>;
  /** The rows of a query. Lists of text come as JSON. */
  readonly rows: (sql: string) => Promise<unknown[][]>;
  /** Makes a table `rows (i, raw)` of texts; those that the engine cannot hold are left out. */
  readonly load: (texts: readonly string[]) => Promise<void>;
  /** A list of text as JSON. */
  readonly json: (list: string) => string;
  readonly close: () => Promise<void>;
}

/** Texts as tab-separated lines with their numbers, as ClickHouse and Postgres read them. */
export const tabSeparated = (texts: readonly string[]): string =>
  texts.map((text, i) => `${i}\t${text.replace(/[\\\t\n\r\0]/g, (one) => escapes[one] as string)}\n`).join("");

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": "\\0" };
