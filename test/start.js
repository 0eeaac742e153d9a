import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const { status } = spawnSync(process.execPath, ["dist/cli.js", "validate", "test/fixtures/examples"], {
  cwd: root,
  stdio: "inherit",
});
if (status === 1)
  console.log("\nThese findings are expected: test/fixtures/examples/invalid holds broken payloads on purpose.");
else console.error(`\nexpected findings (exit code 1), got exit code ${status}`);
process.exitCode = status === 1 ? 0 : 1;
