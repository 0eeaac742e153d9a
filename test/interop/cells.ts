import type { FrameworkRecipe } from "./recipes.ts";

/** One thing that the package must work with. */
export interface Cell {
  readonly name: string;
  /** Commands that are run in the sandbox one after another. All must succeed. */
  readonly commands: readonly (readonly string[])[];
  /** The bundle that they make, if they make one. */
  readonly bundle?: string;
}

/** The package of each framework that README has a recipe for, by the recipe's slug. */
export const frameworks: Readonly<Record<string, string>> = {
  fastify: "fastify",
  express: "express",
  hono: "hono",
  nest: "@nestjs/core",
  "h3-1": "h3-1",
  "h3-2": "h3-2",
  trpc: "@trpc/server",
  orpc: "@orpc/server",
  "tanstack-form": "@tanstack/form-core",
};

const node = process.execPath;

/** The versions of all packages that the sandbox has, as its manifest pins them. */
type Versions = Readonly<Record<string, string>>;

export function cellsFor(recipes: readonly FrameworkRecipe[], versions: Versions): Cell[] {
  /** The version, also of a package that is installed by another name. */
  const versionOf = (name: string): string => (versions[name] ?? "").replace(/^npm:.*@/, "");
  const named = (title: string, name: string, ...commands: string[][]): Cell => ({
    name: `${title} ${versionOf(name)}`,
    commands,
  });
  return [
    ...recipes.map(({ slug, title }) =>
      named(title.replace(/ \d$/, ""), frameworks[slug] ?? "", [node, `recipes/${slug}/${slug}.js`]),
    ),
    named("all recipes, compiled by TypeScript", "typescript", [
      node,
      "node_modules/typescript/bin/tsc",
      "-p",
      "recipes",
    ]),
    ...["typescript-5.0", "typescript-5.4", "typescript-5.7", "typescript-5.9", "typescript"].map((name) =>
      named("TypeScript", name, [node, "programs/types/compile.js", name]),
    ),
    named("Jest", "jest", jest("programs/jest")),
    named("ts-jest", "ts-jest", jest("programs/ts-jest", "--preset", "ts-jest")),
    { name: `Node ${process.versions.node}`, commands: nodePrograms(node) },
    ...["node-18", "node-22", "node-24"].map((name) =>
      named("Node", name, ...nodePrograms(`node_modules/${name}/bin/node`)),
    ),
    named("Bun", "@oven/bun-linux-x64", ...entryPrograms("node_modules/@oven/bun-linux-x64/bin/bun")),
    named(
      "Deno",
      "@deno/linux-x64-glibc",
      ...entryPrograms("node_modules/@deno/linux-x64-glibc/deno", "run", "--allow-read"),
    ),
    { name: "Python's jsonschema", commands: [prints("True False", "python3 readme.py")] },
    { name: "Go's gojsonschema", commands: [prints("true\nfalse", `${debianGo} go run readme.go`)] },
    bundle(
      "all entries",
      "programs/esbuild/worker.js",
      named("workerd", workerd, bundled("esbuild", "worker.js"), workerdTest),
    ),
    ...["esbuild", "vite"].map((bundler) => {
      const made = `programs/${bundler}/verdict.js`;
      return bundle("payload alone", made, named(bundler, bundler, bundled(bundler, "verdict.js"), [node, made]));
    }),
    ...apiCommands().map(([name, ...commands]) => named(name, name, ...commands)),
  ];
}

/** A cell that makes a bundle, of the entries that are named. */
const bundle = (of: string, path: string, cell: Cell): Cell => ({
  ...cell,
  name: `${cell.name}, ${of}`,
  bundle: path,
});

/** A shell's command that must print this. */
const prints = (expected: string, command: string): string[] => ["sh", "-c", `test "$(${command})" = "${expected}"`];

/** Go without modules, with the packages that Debian installs, because modules would come from the network. */
const debianGo = "GO111MODULE=off GOPATH=/usr/share/gocode";

const workerd = "@cloudflare/workerd-linux-64";
const workerdTest = [`node_modules/${workerd}/bin/workerd`, "test", "programs/worker.capnp"];

const jest = (folder: string, ...options: string[]): string[] => [
  ...[node, "node_modules/jest/bin/jest.js", "--rootDir", folder, "--cacheDirectory", `${folder}/cache`],
  ...options,
];

/** Generators of clients, linters and compilers of pages, with what they do with what the command line tool writes for each. */
function apiCommands(): [name: string, ...commands: string[][]][] {
  const api = "programs/api";
  const described = (folder: string, ...formats: string[]): string[][] =>
    formats.map((format) => [
      ...[node, "node_modules/intempt-event-schema/dist/cli.js", "docs"],
      ...["--format", format, "--out", `${api}/${folder}`],
    ]);
  const compiled = (file: string): string[] => [
    ...[node, "node_modules/typescript/bin/tsc", `${api}/${file}`, "--noEmit", "--strict", "--skipLibCheck"],
    ...["--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler", "--allowImportingTsExtensions"],
  ];
  const both = ["openapi", "asyncapi"];
  return [
    [
      "openapi-typescript",
      ...described("openapi-typescript", "openapi"),
      [
        ...[node, "node_modules/openapi-typescript/bin/cli.js", `${api}/openapi-typescript/openapi.json`],
        ...["-o", `${api}/openapi-typescript-client.ts`],
      ],
      compiled("openapi-typescript.ts"),
    ],
    [
      "orval",
      ...described("orval", "openapi"),
      [node, "node_modules/orval/dist/bin/orval.js", "--config", `${api}/orval.config.cjs`],
      [
        ...["node_modules/esbuild/bin/esbuild", `${api}/zod.js`, "--bundle", "--platform=node", "--format=esm"],
        `--outfile=${api}/orval.js`,
      ],
      [node, `${api}/orval.js`],
    ],
    ["@asyncapi/modelina", ...described("modelina", ...both), [node, `${api}/modelina.js`], compiled("modelina.ts")],
    ["@redocly/openapi-core", ...described("redocly", "openapi"), [node, `${api}/redocly.js`]],
    ["@mdx-js/mdx", ...described("mdx", "markdown"), [node, `${api}/mdx.js`]],
    ["@stoplight/spectral-core", ...described("spectral", ...both), [node, `${api}/spectral.js`]],
  ];
}

/** The entries by import and by require. */
const entryPrograms = (...runtime: string[]): string[][] =>
  ["modules.js", "commonjs.cjs"].map((program) => [...runtime, `programs/${program}`]);

const nodePrograms = (node: string): string[][] => [...entryPrograms(node), [node, "programs/command-line.cjs"]];

const bundled = (bundler: string, entry: string): string[] => [node, "programs/bundle.js", bundler, entry];
