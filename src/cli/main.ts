#!/usr/bin/env node
import manifest from "../../package.json" with { type: "json" };

/** A reader that has gone away is nobody's mistake; whatever else is wrong with a stream is told by who writes to it. */
function expectErrors(stream: NodeJS.WriteStream): void {
  stream.on("error", ({ code }: NodeJS.ErrnoException) => {
    if (code !== "EPIPE") process.exitCode = 2;
  });
}

const args = process.argv.slice(2);
expectErrors(process.stdout);
if (args.length === 1 && (args[0] === "--version" || args[0] === "-V")) {
  // Asked for by scripts that start the tool often, so it waits for nothing else to load.
  process.stdout.write(`${manifest.version}\n`, (error) => {
    const { code } = (error ?? {}) as NodeJS.ErrnoException;
    if (code === "ENOSPC") process.stderr.write("event-schema: cannot write: the disk is full\n");
  });
} else {
  expectErrors(process.stderr);
  const { run } = await import("./program.ts");
  await run(args);
}
