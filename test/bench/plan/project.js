import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../../", import.meta.url));
export const cli = join(root, "dist/cli.js");

/** A folder of a team, with the package as it is built; it is removed in the end. */
export class Project {
  folder = mkdtempSync(join(tmpdir(), "event-schema-bench-plan-"));

  constructor(files) {
    process.on("exit", () => rmSync(this.folder, { recursive: true, force: true }));
    for (const [path, text] of Object.entries(files)) this.write(path, text);
    this.write("package.json", '{ "type": "module" }');
    mkdirSync(join(this.folder, "node_modules"));
    symlinkSync(root, join(this.folder, "node_modules/intempt-event-schema"));
    for (const name of ["@standard-schema", "fast-check"])
      symlinkSync(join(root, "node_modules", name), join(this.folder, "node_modules", name));
  }

  /** A copy of a folder. */
  static copyOf(folder, files) {
    const project = new Project(files);
    cpSync(folder, project.folder, { recursive: true, filter: (path) => !path.endsWith("event-schema.config.json") });
    return project;
  }

  path(name) {
    return join(this.folder, name);
  }

  write(path, text) {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), text);
  }

  edit(path, change) {
    writeFileSync(this.path(path), change(readFileSync(this.path(path), "utf8")));
  }

  /** Runs the tool, which must succeed. */
  run(...args) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      cwd: this.folder,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`event-schema ${args.join(" ")}: ${stdout}${stderr}`);
    return stdout;
  }
}
