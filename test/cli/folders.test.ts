import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../oracle.ts";
import { isLinux } from "./processes.ts";
import { cli, Workspace } from "./workspace.ts";

const workspace = new Workspace();
workspace.given("shop", {
  "schemas/events/purchase.json": '{ "title": "Purchase", "type": "object" }',
  "event-schema.config.json": '{ "schemas": "schemas", "generated": "/proc/event-schema/generated" }',
  "plan.csv": "event,property,type\nPurchase,total,number\n",
});

describe.runIf(isLinux)("a folder that cannot be made, because its file system takes none, is named", () => {
  it.each([
    ["docs --out /proc/event-schema/docs", "/proc/event-schema/docs/README.md"],
    ["docs --format html --out /proc/event-schema", "/proc/event-schema/index.html"],
    ["generate", "/proc/event-schema/generated/bytes.ts"],
    ["import plan.csv --out /proc/event-schema/schemas", "/proc/event-schema/schemas/events"],
  ])("event-schema %s", (line, path) => {
    const run = spawnSync(process.execPath, [cli, ...line.split(" ")], {
      cwd: join(workspace.base, "shop"),
      encoding: "utf8",
      timeout: 20_000,
    });
    expect(run).toMatchObject({
      status: 2,
      stdout: "",
      stderr: `event-schema: cannot write ${path}: permission denied\n`,
    });
  });
});

describe.skipIf(process.platform === "win32")("a working directory that was removed", () => {
  it.each(["validate -", "explain required", "docs --out docs", "generate"])("event-schema %s", (line) => {
    const gone = join(workspace.base, "gone");
    const script = `mkdir '${gone}' && cd '${gone}' && rmdir '${gone}' && '${process.execPath}' '${cli}' ${line}`;
    const { status, stdout, stderr } = spawnSync("sh", ["-c", script], { cwd: root, encoding: "utf8", input: "{}" });
    expect(stderr).toBe(
      "event-schema: the working directory cannot be found: it was removed, or a folder above it cannot be read\n",
    );
    expect([status, stdout]).toEqual([2, ""]);
  });
});
