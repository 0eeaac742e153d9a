import { defineConfig } from "vitest/config";

/** What runs in the engines and brokers of `package.json` beside this file, which are no part of the project's own packages. */
export default defineConfig({
  test: {
    include: ["test/engines/**/*.test.ts"],
    testTimeout: 900_000,
    hookTimeout: 120_000,
    maxWorkers: "100%",
    // What is written as SQL is tried here, and so covered here (`npm run test:coverage` leaves it out).
    coverage: {
      include: ["src/sql/**/*.ts"],
      reportsDirectory: "coverage/engines",
      reporter: ["text-summary"],
      thresholds: { statements: 95, branches: 90, functions: 95, lines: 95 },
    },
    reporters: process.env["CI"] ? ["default", ["json", { outputFile: "coverage/engines.json" }]] : ["default"],
  },
});
