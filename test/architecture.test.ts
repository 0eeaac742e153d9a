import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./oracle.ts";

/** The rooms, and what each may import: other rooms, packages, and Node's own modules. */
const rooms: Record<string, { may: string[]; packages?: string[]; node?: boolean }> = {
  // No import runs up: each room of the runtime may import the earlier ones.
  // The type of dead letters, and the kinds of payloads with their titles and counts, are what the schemas say.
  "src/runtime/validate": { may: ["generated/kinds.ts"] },
  "src/runtime/json": { may: ["src/runtime/validate"] },
  "src/runtime/text": { may: ["src/runtime/validate", "src/runtime/json", "generated/kinds.ts"] },
  "src/runtime/plan": { may: ["src/runtime/validate", "src/runtime/json", "src/runtime/text"] },
  "src/runtime/records": {
    may: ["src/runtime/validate", "src/runtime/json", "src/runtime/text", "generated/kinds.ts"],
  },
  "src/runtime/route": {
    may: [
      ...["src/runtime/validate", "src/runtime/json", "src/runtime/text", "src/runtime/records"],
      ...["generated/kinds.ts", "generated/types.ts"],
    ],
  },
  generated: { may: ["src/runtime", "schemas"] },
  src: { may: ["src/library", "src/runtime", "generated"] },
  "src/library": { may: ["src/runtime", "generated"] },
  "src/testing": { may: ["src", "src/schemas", "src/constraints", "generated"], packages: ["fast-check"] },
  "src/schemas": { may: ["src/runtime"], packages: ["ajv", "yaml"], node: true },
  "src/constraints": { may: ["src/runtime", "src/schemas"] },
  "src/generate": { may: ["src/generate", "src/constraints", "src/schemas", "src/runtime"] },
  "src/generate/plan": {
    may: [
      ...["src/generate", "src/generate/types", "src/generate/validators", "src/generate/scanners"],
      ...["src/constraints", "src/schemas", "src/runtime"],
    ],
  },
  "src/generate/types": {
    may: ["src/generate", "src/constraints", "src/schemas", "src/runtime"],
    packages: ["json-schema-to-typescript"],
  },
  "src/generate/validators": { may: ["src/generate", "src/constraints", "src/schemas", "src/runtime"] },
  "src/generate/scanners": {
    may: ["src/generate", "src/constraints", "src/schemas", "src/runtime"],
    packages: ["assemblyscript"],
  },
  "src/compat": { may: ["src/constraints", "src/runtime", "src/schemas"] },
  // The names of the platform's own libraries are known to every plan.
  "src/sql": { may: ["src/constraints", "src/runtime/plan", "src/runtime/validate", "src/schemas"] },
  "src/fixtures": { may: ["src/runtime", "src/schemas"] },
  "src/exchange": {
    // What no file may be named is for the generator to say.
    may: ["src/constraints", "src/runtime", "src/schemas", "src/generate/names.ts"],
    packages: ["csv-parse", "yaml"],
  },
  "src/sample": { may: ["src/constraints", "src/runtime", "src/schemas", "src/testing/values.ts"] },
  "src/docs": { may: ["src/constraints", "src/runtime", "src/schemas"], packages: ["@lezer", "markdown-it"] },
  "src/site": {
    may: ["src/runtime", "src/library", "src/docs", "generated"],
    packages: ["@codemirror", "@lezer", "minisearch"],
  },
  "src/cli": {
    may: ["src/cli/commands", "src/cli/run", "src/cli/io", "generated/version.ts"],
    packages: ["commander"],
    node: true,
  },
  "src/cli/commands": {
    may: [
      ...["src/cli/run", "src/cli/report", "src/cli/io", "src/cli/compat"],
      ...["src/docs", "src/exchange", "src/fixtures", "src/generate", "src/sample", "src/schemas"],
    ],
    packages: ["commander"],
    node: true,
  },
  "src/cli/run": {
    may: [
      ...["src/cli/report", "src/cli/io"],
      ...["src/compat", "src/docs", "src/exchange", "src/fixtures", "src/generate", "src/library", "src/runtime"],
      ...["src/sample", "src/schemas", "src/sql"],
      "generated",
    ],
    node: true,
  },
  "src/cli/compat": {
    may: [
      ...["src/cli/compat", "src/cli/report", "src/cli/io", "src/cli/run/problem-lines.ts"],
      ...["src/cli/run/shipped-schemas.ts", "src/compat", "src/docs", "src/runtime", "src/sample", "src/schemas"],
      "generated/version.ts",
    ],
    packages: ["nanotar"],
    node: true,
  },
  "src/cli/report": {
    may: ["src/cli/io", "src/docs", "src/fixtures", "src/library", "src/runtime", "generated", "package.json"],
    node: true,
  },
  "src/cli/io": { may: ["src/runtime", "generated", "package.json"], packages: ["commander", "picomatch"], node: true },
};

const modules = ["src", "generated"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name))),
);

/** The innermost room that a path stands in; a path in none is its own. */
function roomOf(path: string): string {
  const own = Object.keys(rooms).filter(
    (room) => dirname(path) === room || (room !== "src" && path.startsWith(`${room}/`)),
  );
  return own.sort((a, b) => b.length - a.length)[0] ?? path.replace(/^(schemas)\/.*$/, "$1");
}

const importsOf = (path: string): string[] =>
  [
    ...readFileSync(join(root, path), "utf8").matchAll(
      /^(?:import|export)\b[^;"`]*\bfrom "([^"]+)"|\bimport\("([^"]+)"|^import "([^"]+)"/gm,
    ),
  ].map((match) => (match[1] ?? match[2] ?? match[3]) as string);

const isAllowed = (path: string, target: string): boolean => {
  const { may, packages = [], node = false } = rooms[roomOf(path)] as (typeof rooms)[string];
  if (target.startsWith("node:")) return node;
  if (!target.startsWith(".")) return packages.includes(target.split("/")[0] as string);
  const file = join(dirname(path), target);
  const room = roomOf(file);
  return (
    room === roomOf(path) ||
    may.some((one) => room === one || file === one || (one !== "src" && room.startsWith(`${one}/`)))
  );
};

/** The modules of which a module imports more than types. */
const valueImportsOf = (path: string): string[] =>
  [...readFileSync(join(root, path), "utf8").matchAll(/^(?:import|export)\b([^;"`]*)\bfrom "(\.[^"]+)"/gm)]
    .filter(
      ([, names = ""]) =>
        !/^ type\b/.test(names) && !/^ \{( type \w+( as \w+)?,?)+ \}/.test(names.replace(/\s+/g, " ")),
    )
    .map(([, , target = ""]) => join(dirname(path), target));

/** The first circle that imports run in, as the modules on the way. */
function circleIn(imports: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (done.has(path)) return undefined;
    for (const target of imports.get(path) ?? []) {
      const circle = visit(target, [...way, path]);
      if (circle) return circle;
    }
    done.add(path);
    return undefined;
  };
  for (const path of imports.keys()) {
    const circle = visit(path, []);
    if (circle) return circle;
  }
  return undefined;
}

/** The entries of the package, which only list. */
const libraryEntries = [
  "index",
  "wire",
  "text",
  "bytes",
  "ndjson",
  "all",
  "guards",
  "schema",
  "fastify",
  "testing/index",
  "docs/index",
  "compat/index",
].map((name) => `src/${name}.ts`);

/** What package, command line and site are built from. */
const entries = [
  ...libraryEntries,
  ...["cli/main", "cli/run/worker", "cli/generate", "site/theme", "site/site", "site/playground/playground"].map(
    (name) => `src/${name}.ts`,
  ),
];

/** The modules that no chain of imports from the entries leads to. Imports of types count. */
function unreachable(paths: readonly string[], targetsOf: (path: string) => string[]): string[] {
  const reached = new Set(entries);
  for (const path of reached)
    for (const target of targetsOf(path))
      if (target.startsWith(".") && target.endsWith(".ts")) reached.add(join(dirname(path), target));
  return paths.filter((path) => !reached.has(path));
}

describe("the rooms of the code", () => {
  it("hold every module", () => {
    expect(modules.length).toBeGreaterThan(40);
    for (const path of modules) expect(Object.keys(rooms), path).toContain(roomOf(path));
  });

  it.each(modules)("%s imports only what its room may import", (path) => {
    expect(importsOf(path).filter((target) => !isAllowed(path, target))).toEqual([]);
  });

  it("would notice an import that is not allowed", () => {
    expect(isAllowed("src/runtime/validate/presence.ts", "node:fs")).toBe(false);
    expect(isAllowed("src/runtime/validate/presence.ts", "../../schemas/read.ts")).toBe(false);
    expect(isAllowed("src/index.ts", "./cli/validate.ts")).toBe(false);
    expect(isAllowed("src/runtime/validate/lint.ts", "../json/skip.ts")).toBe(false);
    expect(isAllowed("src/runtime/text/verdict.ts", "../records/ndjson.ts")).toBe(false);
    expect(isAllowed("src/runtime/route/router.ts", "../records/ndjson.ts")).toBe(true);
    expect(isAllowed("src/generate/validators/guard.ts", "json-schema-to-typescript")).toBe(false);
    expect(isAllowed("generated/validators/payload.ts", "ajv")).toBe(false);
  });

  it("hold no circle of modules that import more than types of each other", () => {
    expect(circleIn(new Map(modules.map((path) => [path, valueImportsOf(path)])))).toBeUndefined();
  });

  it("would notice a circle", () => {
    const circle = { "a.ts": ["b.ts"], "b.ts": ["c.ts"], "c.ts": ["a.ts"], "d.ts": [] };
    expect(circleIn(new Map(Object.entries(circle)))).toEqual(["a.ts", "b.ts", "c.ts", "a.ts"]);
  });

  it("have index modules that only list", () => {
    for (const path of libraryEntries) {
      const statements = readFileSync(join(root, path), "utf8").split(/;\n/).filter(Boolean);
      for (const statement of statements)
        expect(statement, path).toMatch(/^export (type )?(\*|\{[^}]*\}) from "[^"]+"$/);
    }
  });

  it("leave the process to the executables of the command line", () => {
    const executables = ["main", "generate", "io/process-io"].map((name) => `src/cli/${name}.ts`);
    for (const path of modules.filter((path) => !executables.includes(path))) {
      // What generated code of a team says is no code of ours.
      const code = readFileSync(join(root, path), "utf8").replace(/process\.platform|`[^`]*`/g, "");
      expect(code, path).not.toMatch(/\bprocess\.|\bconsole\./);
    }
  });

  it("evaluate no text as code", () => {
    for (const path of modules)
      expect(readFileSync(join(root, path), "utf8"), path).not.toMatch(/\beval\(|\bnew Function\(/);
  });
});

describe("generated modules", () => {
  const generated = modules.filter((path) => path.startsWith("generated/"));

  it("need nothing to run where the runtime uses them", () => {
    const used = generated.filter((path) => rooms["src/runtime/route"]?.may.includes(path));
    expect(used).toEqual(["generated/kinds.ts", "generated/types.ts"]);
    expect(used.flatMap(valueImportsOf)).toEqual([]);
  });

  it("are all used by the package, the command line or the site", () => {
    expect(unreachable(generated, importsOf)).toEqual([]);
  });

  it("would be noticed where nothing uses them", () => {
    const used = "generated/patterns.ts";
    const withoutIt = (path: string) => importsOf(path).filter((target) => join(dirname(path), target) !== used);
    expect(unreachable(generated, withoutIt)).toEqual([used]);
    expect(unreachable([...generated, "generated/dead.ts"], importsOf)).toEqual(["generated/dead.ts"]);
  });
});
