#!/usr/bin/env node
import { schemaVersion } from "../../generated/version.ts";

/** A closed reader is not an error. Whoever writes to the stream reports what else is wrong with it. */
function expectErrors(stream: NodeJS.WriteStream): void {
  stream.on("error", ({ code }: NodeJS.ErrnoException) => {
    if (code !== "EPIPE") process.exitCode = 2;
  });
}

const args = process.argv.slice(2);
expectErrors(process.stdout);
if ((process as Partial<NodeJS.Process>).getBuiltinModule === undefined) {
  // The package is installed there for its library, which runs on Node 18.
  process.stderr.write(`event-schema: needs Node 20.19 or newer, but this is Node ${process.versions.node}\n`);
  process.exitCode = 2;
} else if (args.length === 1 && (args[0] === "--version" || args[0] === "-V")) {
  // Scripts ask for it often, so it waits for nothing else to load.
  process.stdout.write(`${schemaVersion}\n`, (error) => {
    const { code } = (error ?? {}) as NodeJS.ErrnoException;
    if (code === "ENOSPC") process.stderr.write("event-schema: cannot write: the disk is full\n");
  });
} else {
  expectErrors(process.stderr);
  const [{ run }, { processIo }] = await Promise.all([import("./program.ts"), import("./io/process-io.ts")]);
  process.exitCode = await run(args, processIo);
}
