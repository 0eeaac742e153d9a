import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Both cores of a small machine: by default one is left for the process that reports.
    maxWorkers: "100%",
    testTimeout: 300_000,
    hookTimeout: 300_000,
    reporters: process.env["CI"] ? ["default", ["json", { outputFile: "coverage/tests.json" }]] : ["default"],
    coverage: {
      include: ["src/**/*.ts"],
      // What runs as a process of its own or in a browser is covered by tests that coverage cannot see into.
      exclude: [
        "src/cli/**",
        "src/site/{elements,search,site,theme,themes}.ts",
        "src/site/playground/{editor,editor-theme,panel,playground}.ts",
      ],
      reporter: ["text-summary"],
      thresholds: { statements: 95, branches: 90, functions: 95, lines: 95 },
    },
  },
});
