import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { type Engine, tabSeparated } from "./engine.ts";

/** Debian's Postgres in a folder of its own, without a port. It does not run as root. */
export async function openPostgres(): Promise<Engine> {
  const [version] = readdirSync("/usr/lib/postgresql").sort().reverse();
  const programs = `/usr/lib/postgresql/${version}/bin`;
  const folder = mkdtempSync("/tmp/postgres-");
  const isRoot = userInfo().uid === 0;
  if (isRoot) own(folder);
  const asUser = (program: string, parameters: readonly string[]): [string, string[]] =>
    isRoot ? ["runuser", ["-u", "postgres", "--", program, ...parameters]] : [program, [...parameters]];
  const data = join(folder, "data");
  execFileSync(
    ...asUser(`${programs}/initdb`, [
      "-D",
      data,
      "-A",
      "trust",
      "-U",
      "postgres",
      "-E",
      "UTF8",
      "--locale=C.UTF-8",
      "--no-sync",
    ]),
    { stdio: "ignore" },
  );
  const server = spawn(
    ...asUser(`${programs}/postgres`, [
      "-D",
      data,
      "-k",
      folder,
      "-c",
      "listen_addresses=",
      "-c",
      "fsync=off",
      "-c",
      "jit=off",
    ]),
    { stdio: "ignore" },
  );
  const psql = (sql: string): string => {
    const file = join(folder, "query.sql");
    writeFileSync(file, sql);
    return execFileSync("psql", ["-h", folder, "-U", "postgres", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", file], {
      encoding: "utf8",
      maxBuffer: 2 ** 30,
      stdio: ["ignore", "pipe", "pipe"],
    });
  };
  await started(() => psql("SELECT 1"), server);
  return {
    name: "postgres",
    run: async (sql) => void psql(sql),
    runAll: async (script) => void psql(script),
    rows: async (sql) =>
      psql(
        `COPY (SELECT row_to_json(q) FROM (${sql}) AS q) TO STDOUT WITH (FORMAT csv, DELIMITER E'\\x01', QUOTE E'\\x02')`,
      )
        .split("\n")
        .filter(Boolean)
        .map((line) => Object.values(JSON.parse(line) as object)),
    load: async (texts) => {
      const file = join(folder, "rows.tsv");
      const lines = tabSeparated(texts).split("\n");
      writeFileSync(file, lines.filter((_, i) => !texts[i]?.includes("\0")).join("\n"));
      chmodSync(file, 0o644);
      psql(`DROP TABLE IF EXISTS rows; CREATE TABLE rows (i integer, raw text); COPY rows FROM '${file}'`);
    },
    json: (list) => `${list}`,
    close: async () => {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      process.kill(Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]), "SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function own(folder: string): void {
  const id = (of: string) => Number(execFileSync("id", [of, "postgres"], { encoding: "utf8" }));
  chownSync(folder, id("-u"), id("-g"));
  chmodSync(folder, 0o755);
}

async function started(isUp: () => void, server: ChildProcess): Promise<void> {
  for (let i = 0; i < 100; i++) {
    if (server.exitCode !== null) break;
    try {
      isUp();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error("Postgres does not start");
}
