import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { schemas } from "../../generated/schemas.ts";
import { schemaVersion } from "../../generated/version.ts";
import { SchemaModel } from "../../src/schemas/model.ts";
import type { PipelineInput, PipelineScripts } from "../../src/sql/pipeline.ts";
import { ddlSql } from "../../src/sql/sql.ts";
import { openClickhouse } from "./clickhouse.ts";
import type { Engine } from "./engine.ts";
import { KafkaBroker } from "./kafka-broker.ts";

const model = new SchemaModel(schemas);

describe("the pipeline in ClickHouse", () => {
  const options = { dialect: "clickhouse", schema: "contract", column: "raw", table: "raw_events" } as const;
  const of = (input: PipelineInput) => ddlSql(model, { ...options, input, dedup: "payload", schemaVersion });
  let engine: Engine;
  beforeAll(() => {
    engine = openClickhouse();
  });
  afterAll(() => engine.close());

  it("reads the messages of Kafka, each once, and keeps the offsets of those that it rejects", async () => {
    const broker = await KafkaBroker.start();
    const { up, down } = of({ from: "kafka", broker: broker.address, topic: "raw-events" }) as PipelineScripts;
    const good = Array.from({ length: 20 }, (_, i) => `{"eventId":"e${i}","profileId":"p"}`);
    await broker.publish("raw-events", good.slice(0, 10));
    await engine.runAll(up);
    await engine.runAll(up);
    await broker.publish("raw-events", [...good.slice(10), '{"productId":"p1"}', '{"eventId":"e"}', "{"]);
    const count = async () =>
      (await engine.rows("SELECT count() FROM events UNION ALL SELECT count() FROM dead_letters")).flat().map(Number);
    await expect.poll(count, { timeout: 60_000 }).toEqual([20, 2]);
    const letters = await engine.rows("SELECT source, line, issues.code FROM dead_letters ORDER BY original");
    const topic = expect.stringMatching(/^kafka:raw-events\/\d+$/);
    expect(letters.map(([source, line, codes]) => [source, Number(line) >= 0, codes])).toEqual([
      [topic, true, ["syntax"]],
      [topic, true, ["required"]],
    ]);
    expect((await engine.rows("SELECT count() FROM raw_events")).flat().map(Number)).toEqual([0]);
    await engine.runAll(down);
    expect(await engine.rows("SELECT name FROM system.tables WHERE database = currentDatabase()")).toEqual([]);
    await broker.end();
  });

  it("keeps nothing of what is inserted into a table of the Null engine", async () => {
    const { up, down } = of({ from: "null" }) as PipelineScripts;
    await engine.runAll(up);
    await engine.run(`INSERT INTO raw_events (raw) VALUES ('{"productId":"p1"}')`);
    const counts = await engine.rows("SELECT (SELECT count() FROM raw_events), (SELECT count() FROM products)");
    expect(counts.flat().map(Number)).toEqual([0, 1]);
    await engine.runAll(down);
  });

  it("is written for NATS, too, whose engine is not part of the embedded ClickHouse", async () => {
    const { up } = of({ from: "nats", broker: "localhost:4222", topic: "raw.>" }) as PipelineScripts;
    const [table = ""] = /CREATE TABLE IF NOT EXISTS messages [^;]+/.exec(up) ?? [];
    const [[parsed]] = (await engine.rows(`SELECT formatQuery('${table.replaceAll("'", "\\'")}')`)) as [[string]];
    expect(parsed).toContain("nats_subjects = 'raw.>'");
    await expect(engine.run(table)).rejects.toThrow(/Unknown table engine NATS/);
  });
});
