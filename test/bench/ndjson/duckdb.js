import { DuckDBInstance } from "@duckdb/node-api";
import { tell } from "./lines.js";

// The rule as a SQL predicate. White space alone stands for the invisible characters, and keys that occur twice pass.
const [file, threads] = [process.argv[2], process.argv[3] ?? "1"];
const text = (key) => `json_type(j, '$.${key}') = 'VARCHAR' AND trim(json_extract_string(j, '$.${key}')) <> ''`;
const optional = (key) => `(json_type(j, '$.${key}') IS NULL OR (${text(key)}))`;
const object = (key) => `(json_type(j, '$.${key}') IS NULL OR json_type(j, '$.${key}') = 'OBJECT')`;
const texts = [
  "eventId",
  "profileId",
  "sessionId",
  "accountId",
  "pageId",
  "userId",
  "anotherUserId",
  "anotherAccountId",
];
const valid = [
  ...texts.map(optional),
  ...["data", "userAttributes", "accountAttributes"].map(object),
  `(json_type(j, '$.timestamp') IS NULL OR json_type(j, '$.timestamp') = 'UBIGINT' OR json_type(j, '$.timestamp') = 'VARCHAR')`,
  `CASE WHEN json_type(j, '$.productId') IS NULL THEN ${text("eventId")} AND ${text("profileId")} ELSE ${text("productId")} END`,
].join(" AND ");

const connection = await (await DuckDBInstance.create(":memory:", { threads })).connect();
const reader = await connection.runAndReadAll(`
  SELECT count(*) AS records, count(*) FILTER (ok) AS valid FROM (
    SELECT json_valid(line) AND coalesce((SELECT ${valid} FROM (SELECT CASE WHEN json_valid(line) THEN line::JSON END AS j)), false) AS ok
    FROM read_csv('${file}', columns = { line: 'VARCHAR' }, delim = '\\x01', quote = '', escape = '', header = false, auto_detect = false, max_line_size = 33554432)
  )`);
const [[records, ok]] = reader.getRows();
tell({ records: Number(records), valid: Number(ok) });
