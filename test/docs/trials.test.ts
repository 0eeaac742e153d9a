import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { codeTables } from "../../src/cli/run/explain.ts";
import { changeCodes } from "../../src/compat/change.ts";
import type { Trial } from "../../src/docs/explanations.ts";
import { lint, payload } from "../../src/index.ts";
import { Workspace } from "../cli/workspace.ts";
import { generatedFor } from "../generate/in-memory.ts";

const tables = codeTables();

const workspace = new Workspace();

const trials = tables.flatMap(({ explanations }) =>
  Object.entries(explanations).flatMap(([code, { trial }]) => (trial ? [{ code, trial }] : [])),
);

/** Codes whose right text may have others: changes are reported, whatever follows from them. */
const isReportedAnyway = (code: string) =>
  code === "too_many_issues" || code.startsWith("fix") || Object.hasOwn(changeCodes, code);

const codesOf = ({ issues = [] }: { readonly issues?: readonly { readonly code: string }[] | undefined }) =>
  issues.map(({ code }) => code);

/** The codes that a text of the trial draws. */
async function codesIn({ language, schema = "" }: Trial, text: string, folder: string): Promise<string[]> {
  const validator = schema === "" ? payload : generatedFor(JSON.parse(schema)).validator;
  if (language === "json") return codesOf(validator.validate(JSON.parse(text)));
  if (language === "ts")
    return codesOf(
      new Function("payload", "validator", "lint", text.replace(/^(?=\w+\.validate|lint\()/m, "return "))(
        payload,
        validator,
        (value: unknown) => ({ issues: lint(value) }),
      ),
    );
  const lines = text.split("\n");
  const [name, ...args] = (lines.pop() ?? "").split(" ");
  expect(name).toBe("event-schema");
  const cwd = join(workspace.base, folder);
  mkdirSync(cwd, { recursive: true });
  expect(spawnSync("sh", ["-ec", lines.join("\n")], { cwd, encoding: "utf8" })).toMatchObject({
    status: 0,
    stderr: "",
  });
  const { stdout } = await workspace.run([...args, "--format", "json"], { cwd: folder });
  const report = JSON.parse(stdout);
  if (args[0] === "compat") return report.changes.map(({ change }: { change: string }) => change);
  return report.results.flatMap(({ issues, warnings }: Record<string, { code: string }[]>) => [
    ...codesOf({ issues }),
    ...codesOf({ issues: warnings }),
  ]);
}

describe("what shows a code that no payload alone can show", () => {
  it.each(trials)("draws $code where it is wrong, and not where it is right", async ({ code, trial }) => {
    expect(await codesIn(trial, trial.wrong, `${code}/wrong`)).toContain(code);
    expect(await codesIn(trial, trial.right, `${code}/right`)).not.toContain(code);
  });

  it("is right as a whole where nothing else is wrong with it", async () => {
    for (const { code, trial } of trials.filter((one) => !isReportedAnyway(one.code)))
      expect(await codesIn(trial, trial.right, `${code}/whole`), code).toEqual([]);
  });
});
