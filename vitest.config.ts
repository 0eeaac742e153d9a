import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: process.env["CI"] ? ["default", ["json", { outputFile: "coverage/tests.json" }]] : ["default"],
    coverage: {
      include: ["src/**/*.ts"],
      // What runs as a process of its own is covered by tests that coverage cannot see into.
      exclude: ["src/cli/**"],
      reporter: ["text-summary"],
      thresholds: { statements: 95, branches: 90, functions: 95, lines: 95 },
    },
  },
});
