import { spawn, spawnSync } from "node:child_process";
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

  /** Removes the schemas that the tool refuses, and gives their number. */
  removeRefused() {
    let count = 0;
    for (;;) {
      const args = [cli, "generate", "--check"];
      const { status, stderr } = spawnSync(process.execPath, args, { cwd: this.folder, encoding: "utf8" });
      if (status !== 2) return count;
      const names = new Set(stderr.match(/schemas\/events\/[^:\s]+\.json/g));
      if (names.size === 0) throw new Error(stderr);
      for (const name of names) rmSync(this.path(name));
      count += names.size;
    }
  }

  /** The seconds from each of some changes of a file to the generated code. */
  async watch(file, changes) {
    const child = spawn(process.execPath, [cli, "generate", "--watch"], { cwd: this.folder, stdio: "pipe" });
    await Promise.all([said(child.stdout, "changed"), said(child.stderr, "waiting")]);
    const times = [];
    for (let i = 0; i < changes; i++) {
      const start = process.hrtime.bigint();
      this.edit(file, (text) => text.replace(/"description": "[^"]*"/, `"description": "Number ${i}."`));
      await said(child.stdout, "changed");
      times.push(Number(process.hrtime.bigint() - start) / 1e9);
    }
    child.kill("SIGINT");
    return times;
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

/** Waits until a stream says something. */
const said = (stream, text) =>
  new Promise((resolve) => {
    const listen = (chunk) => {
      if (!String(chunk).includes(text)) return;
      stream.off("data", listen);
      resolve();
    };
    stream.on("data", listen);
  });
