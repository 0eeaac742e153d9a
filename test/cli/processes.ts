import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { afterAll } from "vitest";
import { cli, expectCalm, Workspace } from "./workspace.ts";

export const kib = 1024;
export const mib: number = 1024 * kib;

export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The most memory that the process has held, in bytes. */
  readonly peak: number;
}

export interface Started {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Ended>;
}

/** A workspace in which the built tool can be fed, watched and stopped while it runs. */
export class ProcessWorkspace extends Workspace {
  readonly #children = new Set<ChildProcessWithoutNullStreams>();
  readonly #probe: string = join(this.base, "probe.mjs");
  #started = 0;

  constructor() {
    super();
    writeFileSync(this.#probe, probe);
    afterAll(() => {
      for (const child of this.#children) child.kill("SIGKILL");
    });
  }

  /** Starts the tool. */
  start(args: readonly string[], cwd = this.base): Started {
    const peakFile = join(this.base, `peak-${++this.#started}`);
    const child = spawn(process.execPath, ["--import", pathToFileURL(this.#probe).href, cli, ...args], {
      cwd,
      env: { ...process.env, GITHUB_ACTIONS: "", NO_COLOR: "1", PEAK: peakFile },
    });
    this.#children.add(child);
    let stdout = "";
    let stderr = "";
    child.stdin.on("error", () => {});
    child.stderr.setEncoding("utf8").on("data", (text) => {
      stderr += text;
    });
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
    });
    const ended = new Promise<Ended>((resolve) => {
      child.on("close", (status, signal) => {
        this.#children.delete(child);
        const peak = signal === null ? Number(readFileSync(peakFile, "utf8")) * kib : 0;
        resolve({ status, signal, stdout, stderr, peak });
      });
    });
    return { child, ended };
  }

  /** Runs the tool on what the generator gives to standard input. */
  async feed(args: readonly string[], chunks: Iterable<Uint8Array | string>): Promise<Ended> {
    const { child, ended } = this.start(args);
    await pipeline(Readable.from(chunks), child.stdin).catch(() => {});
    const result = await ended;
    expectCalm(result.stderr);
    return result;
  }
}

/** Writes the most memory that a process has held, when it ends. */
const probe = `import { readFileSync, writeFileSync } from "node:fs";
  process.on("exit", () => {
    let kib = process.resourceUsage().maxRSS;
    try {
      kib = Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]);
    } catch {}
    writeFileSync(process.env.PEAK, String(kib));
  });`;

export function* repeated(chunk: Uint8Array, times: number): Generator<Uint8Array> {
  for (let i = 0; i < times; i++) yield chunk;
}

export const chunkOf = (text: string, size: number = 64 * kib): Uint8Array => Buffer.alloc(size, text);

export async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error("the condition was never met");
    await pause(2);
  }
}

export const works = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).status === 0;

export const isLinux: boolean = process.platform === "linux";

/** In place of a test that this machine cannot run. */
export const ignored = (): void => {};
