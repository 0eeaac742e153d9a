import { describe } from "vitest";
import { openPostgres } from "./postgres.ts";
import { describeVerdicts } from "./verdicts.ts";

describe("in Postgres", () => describeVerdicts(openPostgres));
