import { familiesOf } from "../schemas/families.ts";
import { identifiersOf, personsOf, stitchedOf, timestampsOf } from "../schemas/keys.ts";
import type { SchemaModel } from "../schemas/model.ts";
import { Compiler } from "./compiler.ts";
import type { Dialect, DialectName, Sql } from "./dialect.ts";
import { clickhousePipeline } from "./pipeline-clickhouse.ts";
import { duckdbPipeline } from "./pipeline-duckdb.ts";
import { postgresPipeline } from "./pipeline-postgres.ts";
import type { SqlPlan } from "./planned.ts";
import { type Units, unitsOf } from "./units.ts";

/** What makes two events one: all of the person, `eventId` and the payload, or `eventId` alone. */
export type Dedup = "payload" | "event-id";

/** What is routed: rows that are inserted into a table, which keeps them or not, or the messages of a broker. */
export type PipelineInput = { readonly from: "table" | "null" } | BrokerInput;

/** Messages of a topic of Kafka or of a subject of NATS. */
interface BrokerInput {
  readonly from: "kafka" | "nats";
  /** `host:port`. */
  readonly broker: string;
  readonly topic: string;
}

/** Of what the statements of a pipeline are made. */
export interface Pipeline {
  readonly dialect: Dialect;
  /** The table of what comes in, and its column of JSON text. */
  readonly table: string;
  readonly column: string;
  readonly input: PipelineInput;
  readonly dedup: Dedup;
  readonly schemaVersion: string;
  readonly units: Units;
  /** The members of payloads that become columns of text, each with the name of its column. */
  readonly columns: readonly PipelineColumn[];
  /** The columns of which the first that is not empty is the person or account of an event. */
  readonly person: readonly string[];
  readonly timestamp: PipelineColumn | undefined;
}

interface PipelineColumn {
  readonly key: string;
  readonly column: string;
}

/** The scripts that make a pipeline, and that remove it. */
export interface PipelineScripts {
  readonly up: Sql;
  readonly down: Sql;
}

export interface PipelineOptions {
  readonly dialect: Dialect;
  /** The family of documents. */
  readonly schema: string;
  readonly column: string;
  readonly table: string;
  /** A table that keeps its rows, if absent. The others are for ClickHouse. */
  readonly input?: PipelineInput | undefined;
  readonly dedup: Dedup;
  readonly schemaVersion: string;
  readonly plan?: SqlPlan | undefined;
}

const makers: Readonly<Record<DialectName, (pipeline: Pipeline) => PipelineScripts>> = {
  clickhouse: clickhousePipeline,
  duckdb: duckdbPipeline,
  postgres: postgresPipeline,
};

/** The scripts of a pipeline that routes documents as `route` does; `undefined` for a schema that is no family of documents. */
export function pipelineSql(model: SchemaModel, options: PipelineOptions): PipelineScripts | undefined {
  const { dialect, schema, plan } = options;
  const family = familiesOf(model).find(({ title }) => title === schema);
  if (family === undefined) return undefined;
  const payload = model.root(family.payload);
  const [timestamp] = timestampsOf(payload).map(columnOf);
  return makers[dialect.name]({
    ...options,
    input: options.input ?? { from: "table" },
    units: unitsOf(family, plan, new Compiler(dialect, model)),
    columns: identifiersOf(payload).map(columnOf),
    // A second identifier of the same person or account comes with the first.
    person: [...new Set([...personsOf(payload), ...stitchedOf(payload)])]
      .filter((key) => !key.startsWith("another"))
      .map((key) => columnOf(key).column),
    timestamp,
  });
}

/** `profileId` becomes `profile_id`. */
const columnOf = (key: string): PipelineColumn => ({
  key,
  column: key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
});
