import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../oracle.ts";

const modulesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => join(folder, path));

const importsOf = (path: string): string[] =>
  [...readFileSync(join(root, path), "utf8").matchAll(/\bfrom "(\.[^"]+)"|\bimport\("(\.[^"]+)"\)/g)].map(
    ([, from, dynamic]) => join(dirname(path), (from ?? dynamic) as string),
  );

/** The generated modules that the sources do not use, themselves or through other generated modules. */
function unusedIn(generated: readonly string[]): string[] {
  const reached = new Set(modulesIn("src"));
  for (const path of reached) {
    for (const target of importsOf(path)) if (generated.includes(target)) reached.add(target);
  }
  return generated.filter((path) => !reached.has(path));
}

describe("generated modules", () => {
  it("are all used", () => {
    const generated = modulesIn("generated");
    expect(generated.length).toBeGreaterThan(20);
    expect(unusedIn(generated)).toEqual([]);
  });

  it("would be missed if nothing used them", () => {
    expect(unusedIn([...modulesIn("generated"), "generated/scanners/common/attributes.ts"])).toEqual([
      "generated/scanners/common/attributes.ts",
    ]);
  });
});
