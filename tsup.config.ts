import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { defineConfig } from "tsup";

export default defineConfig([
  {
    entry: {
      index: "src/index.ts",
      wire: "src/wire.ts",
      text: "src/text.ts",
      bytes: "src/bytes.ts",
      ndjson: "src/ndjson.ts",
      all: "src/all.ts",
      guards: "src/guards.ts",
      schema: "src/schema.ts",
      fastify: "src/fastify.ts",
      testing: "src/testing/index.ts",
    },
    // Tools that do not load ES modules by `require`, such as Jest and Node 18, take the other format.
    format: ["esm", "cjs"],
    target: "es2022",
    platform: "neutral",
    // One file for each entry: at start-up a second file costs as much as the whole library.
    splitting: false,
    // So that stack traces name the sources (`node --enable-source-maps`).
    sourcemap: true,
    // White space stays in modules, because with it go the marks of what a bundler may leave out.
    esbuildOptions: (options, { format }) => {
      options.minifyIdentifiers = true;
      options.minifySyntax = true;
      options.minifyWhitespace = format === "cjs";
      options.sourcesContent = false;
    },
    // TypeScript 6 wants to hear that tsup still sets an option that it has deprecated.
    dts: { compilerOptions: { ignoreDeprecations: "6.0" } },
  },
  {
    // What generated code of teams imports. Its own stack traces end in that code.
    entry: { runtime: "src/runtime.ts" },
    format: ["esm", "cjs"],
    target: "es2022",
    platform: "neutral",
    splitting: false,
    esbuildOptions: (options, { format }) => {
      options.minifyIdentifiers = true;
      options.minifySyntax = true;
      options.minifyWhitespace = format === "cjs";
    },
    dts: { compilerOptions: { ignoreDeprecations: "6.0" } },
  },
  {
    // What runs where files are written, for tools that take the other format. The licences of what it bundles are those of the tool.
    entry: { docs: "src/docs/index.ts", compat: "src/compat/index.ts" },
    minify: true,
    format: "cjs",
    target: "node20",
    platform: "node",
    dts: { compilerOptions: { ignoreDeprecations: "6.0" } },
  },
  {
    // The tool is made of them, so they are built with it: the package holds them once.
    entry: {
      cli: "src/cli/main.ts",
      "cli/worker": "src/cli/run/worker.ts",
      docs: "src/docs/index.ts",
      compat: "src/compat/index.ts",
    },
    format: "esm",
    target: "node20",
    platform: "node",
    dts: {
      entry: { docs: "src/docs/index.ts", compat: "src/compat/index.ts" },
      compilerOptions: { ignoreDeprecations: "6.0" },
    },
    // A file for each part that is loaded on demand, so that the tool starts without what a command does not need.
    splitting: true,
    esbuildOptions: (options) => {
      options.chunkNames = "cli/[name]-[hash]";
      // Names stay, for the traces of internal errors.
      options.minifySyntax = true;
      options.minifyWhitespace = true;
    },
    metafile: true,
    // What is bundled from CommonJS asks for Node's own modules by `require`.
    banner: { js: "const require = (name) => process.getBuiltinModule(name);" },
    onSuccess: async () => {
      writeLicenses("dist", "metafile-esm.json", "cli-licenses.txt");
      for (const name of ["cli/io/config", "cli/report/report", "cli/compat/changes", "docs/docs"]) {
        copyFileSync(`src/${name}.schema.json`, `dist/${basename(name)}.schema.json`);
      }
    },
  },
  {
    // What pages of the documentation load. A browser takes no modules from files, so each is a script of its own.
    entry: {
      theme: "src/site/theme.ts",
      site: "src/site/site.ts",
      playground: "src/site/playground/playground.ts",
    },
    outDir: "dist/site",
    outExtension: () => ({ js: ".js" }),
    format: "iife",
    target: "es2022",
    platform: "browser",
    minify: true,
    metafile: true,
    onSuccess: async () => {
      copyFileSync("src/site/site.css", "dist/site/site.css");
      writeLicenses("dist/site", "metafile-iife.json", "licenses.txt");
    },
  },
]);

/** The licence texts of everything that is bundled into the files of a folder. */
function writeLicenses(folder: string, metafileName: string, target: string): void {
  const metafile = join(folder, metafileName);
  const { inputs } = JSON.parse(readFileSync(metafile, "utf8")) as { inputs: Record<string, unknown> };
  rmSync(metafile);
  const packages = Object.keys(inputs).map((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]);
  const texts = [...new Set(packages.filter((path) => path !== undefined))].sort().map((path) => {
    const { name, version } = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
    const file = readdirSync(path).find((entry) => /^licen[cs]e/i.test(entry));
    if (file === undefined) throw new Error(`${name} is bundled and has no licence file`);
    return `${name} ${version}\n\n${readFileSync(join(path, file), "utf8").trim()}\n`;
  });
  writeFileSync(join(folder, target), texts.join(`\n${"-".repeat(80)}\n\n`));
}
