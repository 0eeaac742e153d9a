import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runtimeFunctions } from "../../src/generate/validators/runtime-imports.ts";
import * as skip from "../../src/runtime/json/skip.ts";
import * as runtime from "../../src/runtime.ts";
import { root } from "../oracle.ts";

describe("the entry that generated code imports", () => {
  it("exports every function of the runtime that validators and scanners may use", () => {
    const ofScanners = Object.entries(skip).flatMap(([name, value]) => (typeof value === "function" ? [name] : []));
    expect(Object.keys(runtime)).toEqual(
      expect.arrayContaining([...Object.values(runtimeFunctions).flat(), ...ofScanners, "createMembers"]),
    );
  });

  it("exports everything that the modules of a plan import", () => {
    const folder = join(root, "src/generate/plan");
    const code = readdirSync(folder)
      .map((file) => readFileSync(join(folder, file), "utf8"))
      .join("");
    const imports = [...code.matchAll(/import \{ ([^}]*) \} from "\$\{(?:own\()?runtime\)?\}"/g)];
    expect(imports.length).toBeGreaterThan(5);
    const values = imports.flatMap(([, names = ""]) => names.split(", ")).filter((name) => !name.startsWith("type "));
    expect(Object.keys(runtime)).toEqual(expect.arrayContaining(values));
  });
});
