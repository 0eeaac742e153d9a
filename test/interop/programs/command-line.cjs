const { strictEqual } = require("node:assert");
const { spawnSync } = require("node:child_process");

/** The command line tool runs where it says, and says where it does not. */
const [major] = process.versions.node.split(".");
const { status, stdout, stderr } = spawnSync(
  process.execPath,
  ["node_modules/intempt-event-schema/dist/cli.js", "validate", "-"],
  { input: '{"productId":"1"}', encoding: "utf8" },
);
if (Number(major) < 20) {
  const version = process.versions.node;
  strictEqual(stderr, `event-schema: needs Node 20.19 or newer, but this is Node ${version}\n`);
  strictEqual(status, 2);
} else strictEqual(status, 0, stdout + stderr);
