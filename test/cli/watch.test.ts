import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect, it } from "vitest";
import { watchFolder } from "../../src/cli/run/watch.ts";
import { until } from "./processes.ts";
import { TextStream } from "./text-stream.ts";
import { Workspace } from "./workspace.ts";

it("notices what changes while a folder is read for the first time", async () => {
  const folder = mkdtempSync(join(tmpdir(), "event-schema-watch-"));
  writeFileSync(join(folder, "one.json"), "1");
  const [stdout, stderr] = [new TextStream(), new TextStream()];
  let stop = () => {};
  const onStop = (cleanUp: () => void) => {
    stop = cleanUp;
    return () => {};
  };
  let calls = 0;
  const io = { stdin: Readable.from([]), stdout, stderr, env: { NO_COLOR: "1" }, cwd: folder, onStop };
  const ended = watchFolder(folder, io, async () => {
    calls++;
    if (calls === 1) writeFileSync(join(folder, "one.json"), "2");
  });
  await until(() => calls === 2);
  expect(stderr.text).toContain("waiting for changes");
  stop();
  expect(await ended).toBe(0);
  rmSync(folder, { recursive: true });
});

it("refuses a folder that is missing", async () => {
  const workspace = new Workspace();
  const cwd = workspace.given("missing", {
    "event-schema.config.json": '{ "schemas": "schemas", "generated": "generated" }',
  });
  const { status, stderr } = await workspace.run(["generate", "--watch"], { cwd });
  expect([status, stderr]).toEqual([
    2,
    'event-schema: schemas: no such folder; "schemas" names that of a tracking plan\n',
  ]);
});
