import { defineConfig } from "vitest/config";

/** The tests with brokers, which run one after another: they start processes, and kill them while they work. */
export default defineConfig({
  test: {
    include: ["test/examples/**/*.test.js"],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 60_000,
    reporters: process.env.CI ? ["default", ["json", { outputFile: "coverage/brokers.json" }]] : ["default"],
  },
});
