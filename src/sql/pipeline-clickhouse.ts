import type { Sql } from "./dialect.ts";
import type { Pipeline, PipelineScripts } from "./pipeline.ts";

/** Materialized views that route each block as it is inserted. Rows that are one event are merged by ReplacingMergeTree. */
export function clickhousePipeline(pipeline: Pipeline): PipelineScripts {
  const { table, column, columns, person, timestamp, dedup, input } = pipeline;
  const text = columns.map((one) => `  ${one.column} String,\n`).join("");
  const key = dedup === "event-id" ? "event_id" : "person, event_id, payload_hash";
  const up = `-- What comes in.
CREATE TABLE IF NOT EXISTS ${table} (
  ${column} String,
  source String DEFAULT '',
  line UInt64 DEFAULT 1,
  received_at DateTime64(3) DEFAULT now64(3)
) ENGINE = ${input.from === "table" ? "MergeTree ORDER BY received_at" : "Null"};

CREATE TABLE IF NOT EXISTS routed (
  way LowCardinality(String),
  name String,
  payload String,
  issues Array(Tuple(code String, pointer String)),
  source String,
  line UInt64,
  received_at DateTime64(3)
) ENGINE = Null;

CREATE TABLE IF NOT EXISTS events (
  name String,
${text}  person String,
  occurred_at Nullable(DateTime64(3)),
  payload String,
  payload_hash UInt64,
  received_at DateTime64(3)
) ENGINE = ReplacingMergeTree(received_at) ORDER BY (${key});

CREATE TABLE IF NOT EXISTS products (
  name String,
${text}  payload String,
  payload_hash UInt64,
  received_at DateTime64(3)
) ENGINE = ReplacingMergeTree(received_at) ORDER BY (product_id, payload_hash);

CREATE TABLE IF NOT EXISTS dead_letters (
  source String,
  line UInt64,
  schema_version String,
  name String,
  issues Array(Tuple(code String, pointer String)),
  original String,
  received_at DateTime64(3)
) ENGINE = ReplacingMergeTree(received_at) ORDER BY (source, line, name, cityHash64(original));

-- What ClickHouse does not see through: lines for \`event-schema route\`.
CREATE TABLE IF NOT EXISTS undecided (
  ${column} String,
  source String,
  line UInt64,
  received_at DateTime64(3)
) ENGINE = ReplacingMergeTree(received_at) ORDER BY (source, line, cityHash64(${column}));

CREATE MATERIALIZED VIEW IF NOT EXISTS to_routed TO routed AS
${routed(pipeline)};

CREATE MATERIALIZED VIEW IF NOT EXISTS to_events TO events AS
SELECT name, ${members(pipeline)}, ${firstOf(person)} AS person, ${timeOf(timestamp?.key)} AS occurred_at,
  payload, cityHash64(name, payload) AS payload_hash, received_at
FROM routed WHERE way = 'event';

CREATE MATERIALIZED VIEW IF NOT EXISTS to_products TO products AS
SELECT name, ${members(pipeline)}, payload, cityHash64(name, payload) AS payload_hash, received_at
FROM routed WHERE way = 'product';

CREATE MATERIALIZED VIEW IF NOT EXISTS to_dead_letters TO dead_letters AS
SELECT source, line, '${pipeline.schemaVersion}' AS schema_version, name, issues, payload AS original, received_at
FROM routed WHERE way = 'rejected';

CREATE MATERIALIZED VIEW IF NOT EXISTS to_undecided TO undecided AS
SELECT if(name = '', payload, concat('{"name":', toJSONString(name), ',"payload":', payload, '}')) AS ${column},
  source, line, received_at
FROM routed WHERE way = 'undecided';

CREATE VIEW IF NOT EXISTS sessions AS
SELECT session_id, any(person) AS person, min(coalesce(occurred_at, received_at)) AS began_at,
  max(coalesce(occurred_at, received_at)) AS ended_at, count() AS events
FROM events FINAL WHERE session_id != '' GROUP BY session_id;

CREATE VIEW IF NOT EXISTS issues_by_hour AS
SELECT toStartOfHour(received_at) AS hour, issue.code AS code, count() AS occurrences
FROM dead_letters FINAL ARRAY JOIN issues AS issue GROUP BY hour, code;

CREATE VIEW IF NOT EXISTS identities AS
SELECT profile_id, arrayFilter(x -> x != '', groupUniqArray(user_id)) AS user_ids,
  arrayFilter(x -> x != '', groupUniqArray(account_id)) AS account_ids
FROM events FINAL WHERE profile_id != '' GROUP BY profile_id;
${messages(pipeline)}`;
  const views = [
    "identities",
    "issues_by_hour",
    "sessions",
    "to_undecided",
    "to_dead_letters",
    "to_products",
    "to_events",
    "to_routed",
  ];
  const tables = ["undecided", "dead_letters", "products", "events", "routed", table];
  if (messages(pipeline) !== "") {
    // Nothing is read any more before the tables that it goes to are gone.
    views.unshift("from_messages");
    tables.unshift("messages");
  }
  const down = [
    ...views.map((one) => `DROP VIEW IF EXISTS ${one};\n`),
    ...tables.map((one) => `DROP TABLE IF EXISTS ${one};\n`),
  ];
  return { up, down: down.join("") };
}

/** The table of a broker's messages, and the view that reads it when all else is there; nothing where rows are inserted. */
function messages({ table, column, input }: Pipeline): Sql {
  if (!("broker" in input)) return "";
  const { from, broker, topic } = input;
  const of = {
    kafka: {
      engine: "Kafka",
      settings: `kafka_broker_list = '${broker}', kafka_topic_list = '${topic}', kafka_group_name = '${table}', kafka_format = 'RawBLOB'`,
      position: "concat('kafka:', _topic, '/', toString(_partition)) AS source, _offset AS line",
    },
    nats: {
      engine: "NATS",
      settings: `nats_url = '${broker}', nats_subjects = '${topic}', nats_queue_group = '${table}', nats_format = 'RawBLOB'`,
      position: "concat('nats:', _subject) AS source",
    },
  }[from];
  return `
CREATE TABLE IF NOT EXISTS messages (
  ${column} String
) ENGINE = ${of.engine} SETTINGS ${of.settings};

CREATE MATERIALIZED VIEW IF NOT EXISTS from_messages TO ${table} AS
SELECT ${column}, ${of.position} FROM messages;
`;
}

/** The payloads of each row, or the row as a whole where its envelope is invalid. */
function routed({ table, column, units, dialect }: Pipeline): Sql {
  const { hasUnseen, isEmpty, issueColumn } = dialect;
  const whole = isEmpty("envelope");
  return `SELECT multiIf(${hasUnseen("found")}, 'undecided', ${isEmpty("found")}, kind, 'rejected') AS way,
  if(name = 'null', '', JSONExtractString(name)) AS name, payload, ${issueColumn("found")} AS issues, source, line, received_at
FROM (
  SELECT *, if(${whole}, ${units.ofPayload("payload", "name")}, envelope) AS found,
    if(${whole}, ${units.kind("payload")}, '') AS kind
  FROM (
    SELECT source, line, received_at, envelope, name, payload
    FROM (SELECT *, ${units.ofText(column)} AS envelope FROM ${table})
    ARRAY JOIN
      if(${whole}, ${units.payloads(column)}, [${column}]) AS payload,
      if(${whole}, ${units.names(column)}, ['null']) AS name
  )
)`;
}

const members = ({ columns }: Pipeline): Sql =>
  columns.map(({ key, column }) => `JSONExtractString(payload, '${key}') AS ${column}`).join(", ");

const firstOf = (columns: readonly string[]): Sql =>
  `multiIf(${columns.map((one) => `${one} != '', ${one}`).join(", ")}, '')`;

/** Milliseconds, or an RFC 3339 date-time. */
function timeOf(key: string | undefined): Sql {
  if (key === undefined) return "NULL";
  const raw = `JSONExtractRaw(payload, '${key}')`;
  const text = `parseDateTime64BestEffortOrNull(JSONExtractString(payload, '${key}'), 3, 'UTC')`;
  return `multiIf(${raw} = '', NULL, startsWith(${raw}, '"'), ${text}, fromUnixTimestamp64Milli(toInt64(toFloat64OrZero(${raw})), 'UTC'))`;
}
