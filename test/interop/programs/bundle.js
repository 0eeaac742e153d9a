import { fileURLToPath } from "node:url";
import { build as esbuild } from "esbuild";
import { build as vite } from "vite";

const pathOf = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Each bundler makes one file of an entry and of all that it imports, for browsers and workers. */
const bundlers = {
  esbuild: (entry) =>
    esbuild({
      entryPoints: [pathOf(entry)],
      outdir: pathOf("esbuild"),
      bundle: true,
      minify: true,
      format: "esm",
      logLevel: "error",
    }),
  vite: (entry) =>
    vite({
      root: pathOf("."),
      configFile: false,
      logLevel: "error",
      build: {
        outDir: pathOf("vite"),
        rollupOptions: { input: pathOf(entry), output: { entryFileNames: entry } },
      },
    }),
};

const [, , bundler, entry] = process.argv;
await bundlers[bundler](entry);
