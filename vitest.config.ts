import { defineConfig } from "vitest/config";

const isCoverage = process.argv.includes("--coverage");

/** What starts processes or a browser, or compiles a copy, whose code coverage cannot see, or generates files and looks at them. */
const unseen = [
  "cli/!(diagnoses|explain|route|sample|test).test.ts",
  "generate/keyword.test.ts",
  "site/{site,playground,plan-playground}.test.ts",
  "{architecture,package,readme,types}.test.ts",
];

/** What needs databases and brokers, whose packages are no part of the project's own (`npm run test:engines`, `test:brokers`). */
const elsewhere = ["**/node_modules/**", "test/{engines,examples}/**"];

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: [...elsewhere, ...(isCoverage ? unseen.map((path) => `test/${path}`) : [])],
    ...(isCoverage && { env: { COVERAGE: "1" } }),
    // Both cores of a small machine: by default one is left for the process that reports.
    maxWorkers: "100%",
    // The thorough run makes ten times as many runs of the longest properties.
    testTimeout: process.env["CI_THOROUGH"] === "1" ? 3_000_000 : 300_000,
    hookTimeout: 300_000,
    reporters:
      process.env["CI"] && !isCoverage ? ["default", ["json", { outputFile: "coverage/tests.json" }]] : ["default"],
    coverage: {
      include: ["src/**/*.ts"],
      // What runs as a process of its own or in a browser is covered by tests that coverage cannot see into.
      exclude: [
        "src/cli/**",
        // The code of a tracking plan runs with the built package, as a team's does.
        "src/library/planned*.ts",
        "src/runtime/plan/**",
        // What is written as SQL is tried in databases (`npm run test:engines`).
        "src/sql/**",
        "src/site/{elements,search,site,theme,themes}.ts",
        "src/site/playground/{editor,editor-theme,panel,playground}.ts",
      ],
      clean: false,
      reporter: ["text-summary"],
      thresholds: { statements: 95, branches: 90, functions: 95, lines: 95 },
    },
  },
});
