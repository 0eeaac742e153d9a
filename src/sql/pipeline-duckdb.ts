import type { Sql } from "./dialect.ts";
import type { Pipeline, PipelineScripts } from "./pipeline.ts";

/** Views, which are computed when they are read: DuckDB has neither materialized views nor triggers. */
export function duckdbPipeline(pipeline: Pipeline): PipelineScripts {
  const { table, column, columns, person, timestamp, dedup } = pipeline;
  const members = columns.map((one) => `json_extract_string(payload, '$.${one.key}') AS ${one.column}`).join(", ");
  const key = dedup === "event-id" ? "event_id" : "person, event_id, payload_hash";
  const once = (of: string) => `QUALIFY row_number() OVER (PARTITION BY ${of} ORDER BY received_at DESC) = 1`;
  const up = `CREATE TABLE IF NOT EXISTS ${table} (
  ${column} VARCHAR,
  source VARCHAR DEFAULT '',
  line UBIGINT DEFAULT 1,
  received_at TIMESTAMPTZ DEFAULT now()
);

CREATE OR REPLACE VIEW routed AS
${routed(pipeline)};

CREATE OR REPLACE VIEW events AS
SELECT name, ${members}, coalesce(${person.join(", ")}) AS person, ${timeOf(timestamp?.key)} AS occurred_at,
  payload, md5(concat(name, ' ', payload)) AS payload_hash, received_at
FROM routed WHERE way = 'event'
${once(key)};

CREATE OR REPLACE VIEW products AS
SELECT name, ${members}, payload, md5(concat(name, ' ', payload)) AS payload_hash, received_at
FROM routed WHERE way = 'product'
${once("product_id, payload_hash")};

CREATE OR REPLACE VIEW dead_letters AS
SELECT source, line, '${pipeline.schemaVersion}' AS schema_version, name, issues, payload AS original, received_at
FROM routed WHERE way = 'rejected'
${once("source, line, name, md5(payload)")};

-- What DuckDB does not see through: lines for \`event-schema route\`.
CREATE OR REPLACE VIEW undecided AS
SELECT CASE WHEN name IS NULL THEN payload ELSE '{"name":' || to_json(name) || ',"payload":' || payload || '}' END AS ${column},
  source, line, received_at
FROM routed WHERE way = 'undecided'
${once("source, line, name, md5(payload)")};

CREATE OR REPLACE VIEW sessions AS
SELECT session_id, any_value(person) AS person, min(coalesce(occurred_at, received_at)) AS began_at,
  max(coalesce(occurred_at, received_at)) AS ended_at, count(*) AS events
FROM events WHERE session_id IS NOT NULL GROUP BY session_id;

CREATE OR REPLACE VIEW issues_by_hour AS
SELECT hour, issue.code AS code, count(*) AS occurrences
FROM (SELECT date_trunc('hour', received_at) AS hour, unnest(issues) AS issue FROM dead_letters) GROUP BY hour, issue.code;

CREATE OR REPLACE VIEW identities AS
SELECT profile_id, list_distinct(list(user_id)) AS user_ids, list_distinct(list(account_id)) AS account_ids
FROM events WHERE profile_id IS NOT NULL GROUP BY profile_id;
`;
  const views = [
    "identities",
    "issues_by_hour",
    "sessions",
    "undecided",
    "dead_letters",
    "products",
    "events",
    "routed",
  ];
  const down = `${views.map((one) => `DROP VIEW IF EXISTS ${one};\n`).join("")}DROP TABLE IF EXISTS ${table};\n`;
  return { up, down };
}

/** The payloads of each row, or the row as a whole where its envelope is invalid. */
function routed({ table, column, units, dialect }: Pipeline): Sql {
  const { hasUnseen, isEmpty, issueColumn } = dialect;
  const whole = isEmpty("envelope");
  return `SELECT CASE WHEN ${hasUnseen("found")} THEN 'undecided' WHEN ${isEmpty("found")} THEN kind ELSE 'rejected' END AS way,
  json_extract_string(name, '$') AS name, payload, ${issueColumn("found")} AS issues, source, line, received_at
FROM (
  SELECT *, CASE WHEN ${whole} THEN ${units.ofPayload("payload", "name")} ELSE envelope END AS found,
    CASE WHEN ${whole} THEN ${units.kind("payload")} END AS kind
  FROM (
    SELECT source, line, received_at, envelope,
      unnest(CASE WHEN ${whole} THEN ${units.payloads(column)} ELSE [${column}] END) AS payload,
      unnest(CASE WHEN ${whole} THEN ${units.names(column)} ELSE ['null'] END) AS name
    FROM (SELECT *, ${units.ofText(column)} AS envelope FROM ${table})
  )
)`;
}

/** Milliseconds, or an RFC 3339 date-time. */
function timeOf(key: string | undefined): Sql {
  if (key === undefined) return "NULL";
  const value = `(json_extract(payload, '$.${key}')::VARCHAR)`;
  const text = `TRY_CAST(json_extract_string(payload, '$.${key}') AS TIMESTAMPTZ)`;
  return `CASE WHEN ${value}[1] = '"' THEN ${text} ELSE TRY(to_timestamp(TRY_CAST(${value} AS DOUBLE) / 1000)) END`;
}
