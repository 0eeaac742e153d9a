import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AttributesLine, generatedLine, withGeneratedLine } from "../../src/cli/run/git-attributes.ts";
import { Workspace } from "./workspace.ts";

const workspace = new Workspace();
const lineFor = (folder: string) => generatedLine(folder, "/project") as AttributesLine;
const extended = (text: string, folder = "src/generated") =>
  withGeneratedLine(Buffer.from(text), lineFor(folder))?.toString();

describe("the line of .gitattributes for generated code", () => {
  it("names the folder as git does, however the configuration writes it", () => {
    for (const folder of ["src/generated", "./src/generated/", "src//other/../generated", "/project/src/generated"])
      expect(lineFor(folder).line).toBe("src/generated/** linguist-generated=true");
    expect(lineFor(".").line).toBe("** linguist-generated=true");
    expect(lineFor("..generated").line).toBe("..generated/** linguist-generated=true");
    expect(lineFor("my code").line).toBe('"my code/**" linguist-generated=true');
  });

  it("is none for a folder that is elsewhere", () => {
    for (const folder of ["..", "../generated", "src/../../generated", "/generated"])
      expect(generatedLine(folder, "/project")).toBeUndefined();
  });

  it("is understood by git for folders of any name", () => {
    const character = fc.constantFrom(..."ab.-_!#*?[]{}()\\\"'$&; \té漢");
    const name = fc.string({ unit: character, minLength: 1, maxLength: 6 }).filter((one) => !/^\.+$/.test(one));
    const names = fc.sample(fc.array(name, { minLength: 1, maxLength: 3 }), 500);
    const folders = [...new Set(names.map((parts) => parts.join("/")))];
    const repository = join(workspace.base, "repository");
    mkdirSync(repository);
    const git = (args: readonly string[], input = "") =>
      spawnSync("git", args, { cwd: repository, input, encoding: "utf8" });
    expect(git(["init", "--quiet"]).stderr).toBe("");
    writeFileSync(
      join(repository, ".gitattributes"),
      folders.map((folder) => `${generatedLine(folder, repository)?.line}\n`).join(""),
    );
    const generatedIn = (all: readonly string[]): string[] => {
      const paths = all.map((folder) => `${folder}/events/purchase.ts`);
      const asked = paths.map((path) => `${path}\0`).join("");
      const { stdout, stderr } = git(["check-attr", "--stdin", "-z", "linguist-generated"], asked);
      expect(stderr).toBe("");
      const answers = stdout.split("\0").filter((_, i) => i % 3 === 2);
      return all.filter((_, i) => answers[i] === "true");
    };
    expect(generatedIn(folders)).toEqual(folders);
    const others = folders
      .map((folder) => folder.replace(/[*?]/g, "Z"))
      .filter((other) => other.includes("Z") && !folders.some((folder) => other.startsWith(`${folder}/`)));
    expect(others.length).toBeGreaterThan(20);
    expect(generatedIn(others)).toEqual([]);
  });

  it("is added at the end, with the line ends of the file", () => {
    const line = "src/generated/** linguist-generated=true";
    expect(extended("")).toBe(`${line}\n`);
    expect(extended("* text=auto")).toBe(`* text=auto\n${line}\n`);
    expect(extended("* text=auto\r\n")).toBe(`* text=auto\r\n${line}\r\n`);
    expect(extended("src/generated/**.md linguist-generated")).toContain(line);
    expect(extended("* -linguist-generated\nsrc/generated/** -diff\n")).toContain(line);
  });

  it("is not added where the file says already whether the folder is generated", () => {
    const said = ["=true", "", "=false", " -diff"].map((end) => `src/generated/**\tdiff=ts  linguist-generated${end}`);
    for (const text of [...said, "src/generated/** -linguist-generated", "  src/generated/** !linguist-generated \r"])
      expect(extended(`# ours\n${text}\n`)).toBeUndefined();
  });

  it("keeps bytes that are no UTF-8", () => {
    const bytes = Buffer.from("caf\xe9 binary\n", "latin1");
    expect(withGeneratedLine(bytes, lineFor("out"))?.subarray(0, bytes.length)).toEqual(bytes);
  });
});
