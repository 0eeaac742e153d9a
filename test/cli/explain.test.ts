import { describe, expect, it } from "vitest";
import { fixtureCodes } from "../../src/fixtures/codes.ts";
import { issueCodes } from "../../src/index.ts";
import { Workspace } from "./workspace.ts";

const workspace = new Workspace();

describe("event-schema explain", () => {
  it("lists all codes", () => {
    const { status, stdout, stderr } = workspace.run(["explain"]);
    for (const code of Object.keys({ ...issueCodes, ...fixtureCodes })) expect(stdout).toContain(`  ${code} `);
    expect([status, stderr]).toEqual([0, ""]);
  });

  it("explains each code, with what the tool itself says of the wrong payload", () => {
    for (const [code, meaning] of Object.entries({ ...issueCodes, ...fixtureCodes })) {
      const { status, stdout } = workspace.run(["explain", code]);
      expect(stdout.replace(/\s+/g, " ")).toContain(`${code} ${meaning}`);
      expect(status).toBe(0);
    }
    expect(workspace.run(["explain", "required"]).stdout).toContain(
      "  /profileId required\n    `profileId` is missing: ",
    );
  });

  it("knows no other code: said, with the one that is meant, exit code 2", () => {
    expect(workspace.run(["explain", "nearMissKey"])).toEqual({
      status: 2,
      stdout: "",
      stderr: "event-schema: there is no code nearMissKey; did you mean near_miss_key?\n",
    });
    expect(workspace.run(["explain", "constructor"]).stderr).toContain(
      "there is no code constructor; there are required, type",
    );
  });
});
