import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { schemas } from "../../generated/schemas.ts";
import { schemaVersion } from "../../generated/version.ts";
import { LineInput } from "../../src/runtime/records/line-input.ts";
import { RouteLines } from "../../src/runtime/route/route-lines.ts";
import { Router } from "../../src/runtime/route/router.ts";
import { SchemaModel } from "../../src/schemas/model.ts";
import { ddlSql } from "../../src/sql/sql.ts";
import { type Case, casesToTry, hard } from "./cases.ts";
import { openClickhouse } from "./clickhouse.ts";
import { openDuckdb } from "./duckdb.ts";
import type { Engine } from "./engine.ts";
import { openPostgres } from "./postgres.ts";

const model = new SchemaModel(schemas);
const cases = await casesToTry();

/** A line that was routed, or a dead letter, without what depends on the engine: the order of time, and how numbers are written. */
const plain = (name: string | null | undefined, payload: string): string => {
  let value: unknown;
  try {
    value = JSON.parse(payload);
  } catch {
    value = payload.trim();
  }
  return JSON.stringify([name ?? "", value]);
};

interface Routed {
  readonly events: Set<string>;
  readonly products: Set<string>;
  readonly rejected: Set<string>;
}

/** What `route` makes of the lines, each once. */
async function routedByLibrary(lines: readonly string[], one: Case): Promise<Routed> {
  const result = { events: new Set<string>(), products: new Set<string>(), rejected: new Set<string>() };
  const into = (to: Set<string>) => (bytes: Uint8Array) => {
    for (const line of new TextDecoder().decode(bytes).split("\n").filter(Boolean)) {
      const { name, payload, original, issues } = JSON.parse(line);
      const codes = issues?.map(({ code, pointer }: { code: string; pointer: string }) => `${code} ${pointer}`);
      to.add(plain(name, original ?? JSON.stringify(payload)) + (codes ?? []).join());
    }
  };
  const written = new RouteLines();
  const router = new Router({ source: "-" }, one.routing, written);
  const input = new LineInput(router, one.routing.maxBytes);
  input.push(new TextEncoder().encode(lines.join("\n")));
  input.end();
  await written.drain({
    events: into(result.events),
    products: into(result.products),
    rejected: into(result.rejected),
  });
  return result;
}

describe.each([
  ["ClickHouse", async () => openClickhouse()],
  ["DuckDB", openDuckdb],
  ["Postgres", openPostgres],
] as const)("the pipeline in %s", (_, open) => {
  let engine: Engine;
  const final = () => (engine.name === "clickhouse" ? " FINAL" : "");
  const json = (list: string) => engine.json(list);
  const scripts = (one: Case, dedup: "payload" | "event-id" = "payload") => {
    const options = { dialect: engine.name, schema: one.family, column: "raw", table: "raw_events", plan: one.plan };
    const found = ddlSql(model, { ...options, dedup, schemaVersion });
    if (found === undefined) throw new Error("no pipeline");
    return found;
  };
  const insert = async (lines: readonly string[]) => {
    await engine.load(lines);
    await engine.runAll("INSERT INTO raw_events (raw) SELECT raw FROM rows ORDER BY i");
  };
  const textsOf = async (table: string, column: string) =>
    (await engine.rows(`SELECT name, ${column} FROM ${table}${final()}`)) as [string | null, string][];

  beforeAll(async () => {
    engine = await open();
  });

  afterAll(() => engine.close());

  afterEach(() => engine.runAll(scripts(cases[0] as Case).down));

  it.each(cases)("routes $title as `route` does, however often lines come", async (one) => {
    // What senders send, as lines of a file: what `route` has written is not taken for more than it is.
    const isLine = (text: string) => /^[^\n\ufeff\0]+$/.test(text) && text.trim() !== "";
    const isRouted = (text: string) => /"schemaVersion"|^\{"(?:name|payload)"/.test(text);
    const lines = hard(one, 1000, 3).filter((text) => isLine(text) && !isRouted(text));
    const { up, down } = scripts(one);
    await engine.runAll(up);
    await engine.runAll(up);
    await insert(lines);
    await insert(lines);
    const expected = await routedByLibrary(lines, one);
    const events = (await textsOf("events", "payload")).map(([name, payload]) => plain(name, payload));
    const products = (await textsOf("products", "payload")).map(([name, payload]) => plain(name, payload));
    const letters = await engine.rows(`SELECT name, original, ${json("issues")} AS issues FROM dead_letters${final()}`);
    const rejected = (letters as [string | null, string, unknown][]).map(([name, original, issues]) => {
      const list = (typeof issues === "string" ? JSON.parse(issues) : issues) as (
        | { code: string; pointer: string }
        | string[]
      )[];
      const codes = list.map((issue) => (Array.isArray(issue) ? issue.join(" ") : `${issue.code} ${issue.pointer}`));
      return plain(name, original) + codes.join();
    });
    const undecided = await engine.rows(`SELECT raw, source FROM undecided${final()}`);
    // Nothing is there that `route` would not write, and what is missing is among the undecided.
    const others = await routedByLibrary(
      undecided.map(([raw]) => String(raw)),
      one,
    );
    for (const [found, wanted, left] of [
      [events, expected.events, others.events],
      [products, expected.products, others.products],
      [rejected, expected.rejected, others.rejected],
    ] as const) {
      expect(found.filter((line) => !wanted.has(line))).toEqual([]);
      const missing = [...wanted].filter((line) => !found.includes(line));
      expect(missing.filter((line) => !left.has(line))).toEqual([]);
    }
    const texts = (await textsOf("events", "payload")).map((row) => JSON.stringify(row));
    expect(new Set(texts).size).toBe(texts.length);
    expect(events.length).toBeGreaterThan(100);
    await engine.runAll(down);
    await engine.runAll(down);
  });

  it("keeps lines of one order that share an eventId apart, unless `eventId` alone makes an event", async () => {
    const [one] = cases as [Case];
    const lines = ["a", "b", "a"].map((sku) => JSON.stringify({ eventId: "order_1", profileId: "p", data: { sku } }));
    for (const [dedup, count] of [
      ["payload", 2],
      ["event-id", 1],
    ] as const) {
      const { up, down } = scripts(one, dedup);
      await engine.runAll(up);
      await insert(lines);
      expect((await textsOf("events", "payload")).length).toBe(count);
      await engine.runAll(down);
    }
  });

  it("groups late events into their session, counts issues by code and joins the identifiers of a profile", async () => {
    const [one] = cases as [Case];
    const { up, down } = scripts(one);
    await engine.runAll(up);
    const event = (eventId: string, timestamp: unknown, more: object = {}) =>
      JSON.stringify({ eventId, profileId: "p", sessionId: "s", timestamp, ...more });
    await insert([
      event("2", 1714631905000),
      event("3", "2024-05-02T06:38:26Z", { userId: "u" }),
      '{"eventId":"x"}',
      "nul",
    ]);
    // Late, and one more time.
    await insert([event("1", 1714631904000, { accountId: "a" }), event("2", 1714631905000), '{"eventId":"y"}']);
    // The first dead letter, corrected.
    await insert(['{"eventId":"x","profileId":"q"}']);
    const seconds = (column: string) =>
      engine.name === "clickhouse"
        ? `toUnixTimestamp64Milli(${column})`
        : `CAST(extract(epoch FROM ${column}) * 1000 AS BIGINT)`;
    const sessions = await engine.rows(
      `SELECT session_id, person, ${seconds("began_at")}, ${seconds("ended_at")} AS ended, events FROM sessions`,
    );
    expect(sessions.map((row) => row.map(String))).toEqual([["s", "p", "1714631904000", "1714631906000", "3"]]);
    const issues = await engine.rows(
      "SELECT code, sum(occurrences) AS times FROM issues_by_hour GROUP BY code ORDER BY code",
    );
    expect(issues.map((row) => row.map(String))).toEqual([
      ["required", "2"],
      ["syntax", "1"],
    ]);
    const people = await engine.rows(
      `SELECT profile_id, ${json("user_ids")} AS users, ${json("account_ids")} AS accounts FROM identities ORDER BY profile_id`,
    );
    const lists = people.map((row) =>
      row.map((one) => (typeof one === "string" && one.startsWith("[") ? JSON.parse(one) : one)),
    );
    expect(lists.map(([id, users, accounts]) => [id, users ?? [], accounts ?? []])).toEqual([
      ["p", ["u"], ["a"]],
      ["q", [], []],
    ]);
    await engine.runAll(down);
  });
});
