import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median } from "./measure.js";

/** Milliseconds that importing a module takes in a fresh process, measured inside it. */
function importTime(path) {
  const code = `const start = performance.now(); await import(${JSON.stringify(path)}); console.log(performance.now() - start);`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" });
  return Number(stdout);
}

/** The middle of 41 fresh processes each, taken in turns: an empty module in the same package, and the library's entry. */
export function startUp() {
  const root = new URL("../../", import.meta.url);
  const folder = mkdtempSync(join(tmpdir(), "empty-"));
  copyFileSync(new URL("package.json", root), join(folder, "package.json"));
  writeFileSync(join(folder, "index.js"), "export {};\n");
  const paths = [join(folder, "index.js"), new URL("dist/index.js", root).pathname];
  const times = paths.map(() => []);
  for (let i = 0; i < 41; i++) for (const [j, path] of paths.entries()) times[j].push(importTime(path));
  rmSync(folder, { recursive: true });
  return times.map(median);
}
