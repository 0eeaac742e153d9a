import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, expect } from "vitest";
import { root } from "../oracle.ts";

export const cli: string = join(root, "dist/cli.js");

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string;
  readonly env?: Record<string, string>;
  /** A folder in the workspace. */
  readonly cwd?: string;
}

const isReport = new Ajv2020({ strict: false }).compile(
  JSON.parse(readFileSync(join(root, "dist/report.schema.json"), "utf8")),
);

/** A folder of its own for a test file, in which the built command line tool runs. It is gone when the tests are over. */
export class Workspace {
  readonly base: string = mkdtempSync(join(tmpdir(), "event-schema-"));

  constructor() {
    afterAll(() => rmSync(this.base, { recursive: true }));
  }

  /** Writes files into a folder of their own and gives its name. */
  given(name: string, files: Record<string, string | Uint8Array>): string {
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.base, name, file)), { recursive: true });
      writeFileSync(join(this.base, name, file), content);
    }
    return name;
  }

  read(path: string): string {
    return readFileSync(join(this.base, path), "utf8");
  }

  /** Runs `event-schema` with the arguments. */
  run(args: readonly string[], { input = "", env = {}, cwd = "." }: RunOptions = {}): Run {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      cwd: join(this.base, cwd),
      encoding: "utf8",
      input,
      env: { ...process.env, GITHUB_ACTIONS: "", NO_COLOR: "1", ...env },
      maxBuffer: 2 ** 28,
    });
    return { status, stdout, stderr };
  }

  /** Runs a command for its JSON report, which is what the report's own schema says. */
  report(args: readonly string[], options?: RunOptions) {
    const { status, stdout, stderr } = this.run([...args, "--format", "json"], options);
    if (stdout === "") return { status, stderr };
    const report = JSON.parse(stdout);
    expect(isReport(report), JSON.stringify(isReport.errors)).toBe(true);
    const { records, valid, invalid, unreadable } = report.summary;
    expect(valid + invalid + unreadable).toBe(records);
    return { status, stderr, ...report };
  }
}

export const event = '{"eventId":"e","profileId":"p"}';
export const product = '{"productId":"1"}';
export const request = `{"track":[{"name":"n","payload":[${event},${product}]}]}`;
