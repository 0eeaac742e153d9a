import { defineConfig } from "vitest/config";

/** What runs in the engines and brokers of `package.json` beside this file, which are no part of the project's own packages. */
export default defineConfig({
  test: {
    include: ["test/engines/**/*.test.ts"],
    testTimeout: 900_000,
    hookTimeout: 120_000,
    maxWorkers: "100%",
    reporters: process.env["CI"] ? ["default", ["json", { outputFile: "coverage/engines.json" }]] : ["default"],
  },
});
