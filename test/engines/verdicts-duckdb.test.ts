import { describe } from "vitest";
import { openDuckdb } from "./duckdb.ts";
import { describeVerdicts } from "./verdicts.ts";

describe("in DuckDB", () => describeVerdicts(openDuckdb));
