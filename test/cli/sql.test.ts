import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../oracle.ts";
import { Workspace } from "./workspace.ts";

const workspace = new Workspace();
const shop = join(root, "test/fixtures/teams/shop/event-schema.config.json");

describe("event-schema sql", () => {
  it.each(["clickhouse", "duckdb", "postgres"])("writes the query for %s that the package holds", async (dialect) => {
    for (const schema of ["contract", "wire"]) {
      const { stdout, status } = await workspace.run(["sql", "--dialect", dialect, "--schema", schema]);
      const file = readFileSync(join(root, `generated/sql/${dialect}/${schema}.sql`), "utf8");
      expect(status).toBe(0);
      expect(file.replace(/^--.*\n/gm, "")).toBe(stdout);
    }
  });

  it("writes a condition on a column of another name", async () => {
    const { stdout } = await workspace.run(["sql", "--dialect", "duckdb", "--as", "predicate", "--column", "body"]);
    expect(stdout).toContain("json_valid(body)");
    expect(stdout).not.toMatch(/\braw\b|SELECT/);
  });

  it("holds documents to the events of a tracking plan", async () => {
    const { stdout } = await workspace.run(["sql", "--dialect", "postgres", "--config", shop]);
    expect(stdout).toContain("IN ('Purchase')");
    expect(stdout).toContain("unknown_event ");
  });

  it.each([
    [["--schema", "nothing"], /^unknown schema nothing; available: contract, wire, /],
    [["--column", "raw); DROP TABLE x; --"], /^--column must be a name of letters, digits and underscores/],
    [["--table", "a.b.c"], /^--table must be a name/],
    [["--input", "null"], /^--input is for pipelines in ClickHouse/],
    [
      ["--dialect", "clickhouse", "--as", "ddl", "--input", "kafka://h:1/x'"],
      /^--input must be table, null, kafka:\/\/host:port\/topic or nats:/,
    ],
  ])("refuses %j", async (flags, message) => {
    const { stderr, stdout, status } = await workspace.run(["sql", "--dialect", "duckdb", ...flags]);
    expect(stderr.replace(/^event-schema: |^error: /, "")).toMatch(message);
    expect([stdout, status]).toEqual(["", 2]);
  });
});
