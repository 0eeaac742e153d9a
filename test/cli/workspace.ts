import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, expect } from "vitest";
import type { Io } from "../../src/cli/io/io.ts";
import { run } from "../../src/cli/program.ts";
import reportSchema from "../../src/cli/report/report.schema.json" with { type: "json" };
import { root } from "../oracle.ts";
import { TextStream } from "./text-stream.ts";

export const cli: string = join(root, "dist/cli.js");

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string;
  readonly env?: Record<string, string>;
  /** A folder, relative to the workspace. */
  readonly cwd?: string;
}

const isReport = new Ajv2020({ strict: false }).compile(reportSchema);

/** All report formats. */
export const formats = ["pretty", "json", "ndjson", "junit", "sarif", "github", "gitlab"] as const;

/** Checks for what a person must never see, whatever happens. */
export function expectCalm(stderr: string): void {
  expect(stderr).not.toMatch(/\n\s+at |node:internal|Warning:|Node\.js v/);
}

/** A finding in a JSON report. */
interface Place {
  readonly code: string;
  readonly line: number;
  readonly column: number;
}

/** The places and codes of the issues in a JSON report. */
export const placesIn = (results: readonly { readonly issues: readonly Place[] }[]): string[] =>
  results.flatMap(({ issues }) => issues.map(({ code, line, column }) => `${line}:${column} ${code}`));

/** A folder of its own for a test file, in which the command line tool runs. It is removed when the tests are over. */
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

  /** Runs `event-schema`, or another program of this kind, in this process. */
  async run(
    args: readonly string[],
    { input = "", env = {}, cwd = "." }: RunOptions = {},
    program: (args: readonly string[], io: Io) => Promise<number> = run,
  ): Promise<Run> {
    const [stdout, stderr] = [new TextStream(), new TextStream()];
    const status = await program(args, {
      stdin: Readable.from(input === "" ? [] : [Buffer.from(input)]),
      stdout,
      stderr,
      env: { NO_COLOR: "1", ...env },
      cwd: resolve(this.base, cwd),
      onStop: () => () => {},
    });
    expectCalm(stderr.text);
    return { status, stdout: stdout.text, stderr: stderr.text };
  }

  /** Runs the built `event-schema` in a process of its own. */
  spawn(args: readonly string[], { input = "", env = {}, cwd = "." }: RunOptions = {}): Run {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      cwd: resolve(this.base, cwd),
      encoding: "utf8",
      input,
      env: { ...process.env, GITHUB_ACTIONS: "", NO_COLOR: "1", ...env },
      maxBuffer: 2 ** 28,
    });
    return { status, stdout, stderr };
  }

  /** Runs a command for its JSON report, which must be what the report's own schema says. */
  async report(args: readonly string[], options?: RunOptions) {
    const { status, stdout, stderr } = await this.run([...args, "--format", "json"], options);
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
