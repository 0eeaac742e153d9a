import type { Sql } from "./dialect.ts";
import type { Pipeline, PipelineScripts } from "./pipeline.ts";
import { jsonFunction } from "./postgres.ts";

/** Milliseconds, or an RFC 3339 date-time; NULL for a time that Postgres cannot hold. */
const timeFunction = `CREATE OR REPLACE FUNCTION event_schema_time(json) RETURNS timestamptz LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  IF json_typeof($1) = 'number' THEN
    RETURN to_timestamp(($1 #>> '{}')::float8 / 1000);
  END IF;
  RETURN ($1 #>> '{}')::timestamptz;
EXCEPTION WHEN OTHERS THEN
  RETURN NULL;
END
$$;
`;

/** A trigger that routes each row as it is inserted. What is there already is left as it is. */
export function postgresPipeline(pipeline: Pipeline): PipelineScripts {
  const { table, column, columns, person, timestamp, dedup } = pipeline;
  const text = columns.map((one) => `  ${one.column} text,\n`).join("");
  const names = columns.map((one) => one.column).join(", ");
  const members = columns.map((one) => `r.payload::json ->> '${one.key}'`).join(", ");
  const known = person.map((one) => columns.find((other) => other.column === one)?.key);
  const personOf = `coalesce(${known.map((key) => `r.payload::json ->> '${key}'`).join(", ")}, '')`;
  const key = dedup === "event-id" ? "event_id" : "person, event_id, payload_hash";
  const up = `${jsonFunction}
${timeFunction}
CREATE TABLE IF NOT EXISTS ${table} (
  ${column} text NOT NULL,
  source text NOT NULL DEFAULT '',
  line bigint NOT NULL DEFAULT 1,
  received_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE IF NOT EXISTS events (
  name text,
${text}  person text NOT NULL,
  occurred_at timestamptz,
  payload text NOT NULL,
  payload_hash text NOT NULL,
  received_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS events_once ON events (${key.replace("event_id", "coalesce(event_id, '')")});

CREATE TABLE IF NOT EXISTS products (
  name text,
${text}  payload text NOT NULL,
  payload_hash text NOT NULL,
  received_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS products_once ON products (product_id, payload_hash);

CREATE TABLE IF NOT EXISTS dead_letters (
  source text NOT NULL,
  line bigint NOT NULL,
  schema_version text NOT NULL,
  name text,
  issues jsonb NOT NULL,
  original text NOT NULL,
  received_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS dead_letters_once ON dead_letters (source, line, coalesce(name, ''), md5(original));

-- What Postgres does not see through: lines for \`event-schema route\`.
CREATE TABLE IF NOT EXISTS undecided (
  ${column} text NOT NULL,
  source text NOT NULL,
  line bigint NOT NULL,
  received_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS undecided_once ON undecided (source, line, md5(${column}));

CREATE OR REPLACE FUNCTION route_row() RETURNS trigger LANGUAGE plpgsql AS $route$
DECLARE r record;
BEGIN
  FOR r IN
${routed(pipeline)}
  LOOP
    IF r.way = 'event' THEN
      INSERT INTO events (name, ${names}, person, occurred_at, payload, payload_hash, received_at)
      VALUES (r.name, ${members}, ${personOf}, ${timestamp === undefined ? "NULL" : `event_schema_time(r.payload::json -> '${timestamp.key}')`}, r.payload, md5(concat(r.name, ' ', r.payload)), NEW.received_at)
      ON CONFLICT DO NOTHING;
    ELSIF r.way = 'product' THEN
      INSERT INTO products (name, ${names}, payload, payload_hash, received_at)
      VALUES (r.name, ${members}, r.payload, md5(concat(r.name, ' ', r.payload)), NEW.received_at)
      ON CONFLICT DO NOTHING;
    ELSIF r.way = 'rejected' THEN
      INSERT INTO dead_letters (source, line, schema_version, name, issues, original, received_at)
      VALUES (NEW.source, NEW.line, '${pipeline.schemaVersion}', r.name, r.issues, r.payload, NEW.received_at)
      ON CONFLICT DO NOTHING;
    ELSE
      INSERT INTO undecided (${column}, source, line, received_at)
      VALUES (CASE WHEN r.name IS NULL THEN r.payload ELSE '{"name":' || to_json(r.name) || ',"payload":' || r.payload || '}' END,
        NEW.source, NEW.line, NEW.received_at)
      ON CONFLICT DO NOTHING;
    END IF;
  END LOOP;
  RETURN NULL;
END
$route$;
CREATE OR REPLACE TRIGGER route_rows AFTER INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION route_row();

CREATE OR REPLACE VIEW sessions AS
SELECT session_id, min(person) AS person, min(coalesce(occurred_at, received_at)) AS began_at,
  max(coalesce(occurred_at, received_at)) AS ended_at, count(*) AS events
FROM events WHERE session_id IS NOT NULL GROUP BY session_id;

CREATE OR REPLACE VIEW issues_by_hour AS
SELECT date_trunc('hour', received_at) AS hour, issue ->> 'code' AS code, count(*) AS occurrences
FROM dead_letters, jsonb_array_elements(issues) AS issue GROUP BY 1, 2;

CREATE OR REPLACE VIEW identities AS
SELECT profile_id, array_agg(DISTINCT user_id) FILTER (WHERE user_id IS NOT NULL) AS user_ids,
  array_agg(DISTINCT account_id) FILTER (WHERE account_id IS NOT NULL) AS account_ids
FROM events WHERE profile_id IS NOT NULL GROUP BY profile_id;
`;
  const down = `DROP VIEW IF EXISTS identities, issues_by_hour, sessions;
DROP TABLE IF EXISTS ${table}, undecided, dead_letters, products, events;
DROP FUNCTION IF EXISTS route_row(), event_schema_json(text), event_schema_time(json);
`;
  return { up, down };
}

/** The payloads of a new row, or the row as a whole where its envelope is invalid. */
function routed({ column, units, dialect }: Pipeline): Sql {
  const { hasUnseen, isEmpty, issueColumn } = dialect;
  const whole = isEmpty("e.envelope");
  const row = `NEW.${column}`;
  return `SELECT CASE WHEN ${hasUnseen("f.found")} THEN 'undecided' WHEN ${isEmpty("f.found")} THEN f.kind ELSE 'rejected' END AS way,
  event_schema_json(f.name) #>> '{}' AS name, f.payload, ${issueColumn("f.found")} AS issues
FROM (
  SELECT u.name, u.payload, CASE WHEN ${whole} THEN ${units.ofPayload("u.payload", "u.name")} ELSE e.envelope END AS found,
    CASE WHEN ${whole} THEN ${units.kind("u.payload")} END AS kind
  FROM (SELECT ${units.ofText(row)} AS envelope OFFSET 0) AS e
  CROSS JOIN LATERAL unnest(
    CASE WHEN ${whole} THEN ${units.payloads(row)} ELSE ARRAY[${row}] END,
    CASE WHEN ${whole} THEN ${units.names(row)} ELSE ARRAY['null'] END
  ) AS u(payload, name)
  OFFSET 0
) AS f`;
}
