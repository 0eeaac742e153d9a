import { defineConfig } from "vitest/config";

/** The tests with database engines. They run one after another, because an engine takes all processors. */
export default defineConfig({
  test: {
    include: ["test/engines/**/*.test.ts"],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
