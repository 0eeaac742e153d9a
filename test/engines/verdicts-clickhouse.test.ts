import { describe } from "vitest";
import { openClickhouse } from "./clickhouse.ts";
import { describeVerdicts } from "./verdicts.ts";

describe("in ClickHouse", () => describeVerdicts(async () => openClickhouse()));
