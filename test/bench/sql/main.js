import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { schemas } from "../../../generated/schemas.ts";
import { sampler } from "../../../src/sample/sample.ts";
import { SchemaModel } from "../../../src/schemas/model.ts";
import { jsonFunction } from "../../../src/sql/postgres.ts";
import { querySql } from "../../../src/sql/sql.ts";
import { openClickhouse } from "../../engines/clickhouse.ts";
import { openDuckdb } from "../../engines/duckdb.ts";
import { openPostgres } from "../../engines/postgres.ts";
import { median } from "../measure.js";
import { measured } from "../ndjson/processes.js";
import { cli, root } from "../plan/project.js";

// What the verdicts of SQL cost beside only reading the rows, each engine with one thread: `npm run bench:sql`, or with numbers
// of rows and rounds, `npm run bench:sql -- 300000 5`. The engines are those of test/engines/package.json. Postgres, which has no
// limit here, gets a tenth of the rows. Time is that of the processor in the embedded engines, as ClickHouse reads ahead in a thread
// of its own, and else that of the clock.
const [count = 300_000, rounds = 5] = process.argv.slice(2).map(Number);

const model = new SchemaModel(schemas);
const folder = mkdtempSync(join(tmpdir(), "bench-sql-"));
const file = join(folder, "payloads.ndjson");
const next = sampler(schemas, { seed: 1, invalid: 0.01 });
const lines = Array.from({ length: count }, next);
writeFileSync(file, `${lines.join("\n")}\n`);

/** The engines, each with its table of lines and the most that a verdict may cost. */
const engines = [
  { engine: openClickhouse(["--max_threads=1"]), table: `file('${file}', 'LineAsString', 'raw String')`, most: 8 },
  {
    engine: await openDuckdb(1),
    table: `read_csv('${file}', columns = {'raw': 'VARCHAR'}, delim = '\u0001', quote = '', escape = '', header = false, auto_detect = false)`,
    most: 15,
  },
  { engine: await openPostgres(), table: "rows", most: undefined },
];

const queries = ({ name }, table) => [
  ["reading", `SELECT sum(length(raw)) FROM ${table}`],
  ...["payload", "contract"].map((schema) => {
    const query = querySql(model, { dialect: name, schema, column: "raw", table }).replace(/;\n$/, "");
    const issues = name === "postgres" ? "jsonb_array_length(issues)" : "length(issues)";
    return [schema, `SELECT verdict, kind, count(*), sum(${issues}) FROM (${query}) AS q GROUP BY verdict, kind`];
  }),
];

/** The time of a query: of the processor, if the engine is in this process. */
const seconds = async (engine, sql) => {
  const start = { clock: process.hrtime.bigint(), processor: process.cpuUsage() };
  await engine.rows(sql);
  const { user, system } = process.cpuUsage(start.processor);
  return engine.name === "postgres" ? Number(process.hrtime.bigint() - start.clock) / 1e9 : (user + system) / 1e6;
};

try {
  const { engine: postgres } = engines[2];
  await postgres.run(jsonFunction);
  await postgres.load(lines.slice(0, Math.ceil(count / 10)));
  await postgres.run("ALTER SYSTEM SET max_parallel_workers_per_gather = 0; SELECT pg_reload_conf()");
  const runs = engines.flatMap(({ engine, table, most }) =>
    queries(engine, table).map(([title, sql]) => ({ engine, title, sql, most, times: [] })),
  );
  const ofCli = [];
  for (let round = 0; round < rounds; round++) {
    for (const { engine, sql, times } of runs) times.push(await seconds(engine, sql));
    ofCli.push((await measured(process.execPath, [cli, "validate", file, "--jobs", "1"], root)).seconds);
  }
  console.log(`${count} rows, ${rounds} rounds\n`);
  for (const { engine, title, times, most } of runs) {
    const reading = runs.find((one) => one.engine === engine && one.title === "reading");
    const ratio = median(times.map((time, i) => time / reading.times[i]));
    const limit =
      title === "reading" || most === undefined
        ? ""
        : ratio <= most
          ? `, reached (at most ${most})`
          : `, MISSED (at most ${most})`;
    console.log(`${engine.name} ${title}: ${median(times).toFixed(2)} s, ${ratio.toFixed(1)} × reading${limit}`);
  }
  console.log(`event-schema validate: ${median(ofCli).toFixed(2)} s`);
} finally {
  for (const { engine } of engines) await engine.close();
  rmSync(folder, { recursive: true });
}
