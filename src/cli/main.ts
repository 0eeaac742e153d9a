#!/usr/bin/env node
import manifest from "../../package.json" with { type: "json" };

// Asked for by scripts that start the tool often, so it waits for nothing else to load.
const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === "--version" || args[0] === "-V")) console.log(manifest.version);
else {
  const { run } = await import("./program.ts");
  await run(args);
}
