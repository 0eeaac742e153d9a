import { describe, expect, it } from "vitest";
import { fixtureCodes } from "../../src/fixtures/codes.ts";
import { issueCodes } from "../../src/index.ts";
import { Workspace } from "./workspace.ts";

const workspace = new Workspace();

describe("event-schema explain", () => {
  it("lists all codes", async () => {
    const { status, stdout, stderr } = await workspace.run(["explain"]);
    for (const code of Object.keys({ ...issueCodes, ...fixtureCodes })) expect(stdout).toContain(`  ${code} `);
    expect([status, stderr]).toEqual([0, ""]);
  });

  it("explains each code, with the issues that the tool itself finds in the wrong payload", async () => {
    for (const [code, meaning] of Object.entries({ ...issueCodes, ...fixtureCodes })) {
      const { status, stdout } = await workspace.run(["explain", code]);
      expect(stdout.replace(/\s+/g, " ")).toContain(`${code} ${meaning}`);
      expect(status).toBe(0);
    }
    expect((await workspace.run(["explain", "required"])).stdout).toContain(
      "  /profileId required\n    `profileId` is missing: ",
    );
  });

  it("reports an unknown code with a suggestion and exits with 2", async () => {
    expect(await workspace.run(["explain", "nearMissKey"])).toEqual({
      status: 2,
      stdout: "",
      stderr: "event-schema: unknown code nearMissKey; did you mean near_miss_key?\n",
    });
    expect((await workspace.run(["explain", "constructor"])).stderr).toContain(
      "unknown code constructor; available: required, type",
    );
  });
});
