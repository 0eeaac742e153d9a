import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, renameSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eachLine } from "./lines.js";

const cli = new URL("../../../dist/cli.js", import.meta.url).pathname;
const lineSize = 340;

/** A sampled file of about so many megabytes, a part of it invalid. It is kept for the next run. */
export function sampledFile(megabytes, invalid) {
  const file = join(tmpdir(), `event-schema-bench-${megabytes}-${invalid}.ndjson`);
  if (existsSync(file)) return file;
  const count = Math.ceil((megabytes * 1e6) / lineSize);
  const fd = openSync(`${file}.tmp`, "w");
  spawnSync(process.execPath, [cli, "sample", "--count", count, "--seed", 1, "--invalid", invalid, "--shapes", 64], {
    stdio: ["ignore", fd, "inherit"],
  });
  closeSync(fd);
  renameSync(`${file}.tmp`, file);
  return file;
}

/** The first lines of a file that are JSON, up to a size: some tools stop at a line that is none. */
export function readablePart(file, megabytes) {
  const part = file.replace(/\.ndjson$/, `-readable-${megabytes}.jsonl`);
  if (existsSync(part)) return part;
  const fd = openSync(`${part}.tmp`, "w");
  const visit = (buffer, start, end) => {
    try {
      JSON.parse(buffer.toString("utf8", start, end));
      writeSync(fd, buffer, start, end + 1 - start);
    } catch {}
  };
  eachLine(file, visit, 0, megabytes * 1e6);
  closeSync(fd);
  renameSync(`${part}.tmp`, part);
  return part;
}

export const megabytesOf = (file) => statSync(file).size / 1e6;
