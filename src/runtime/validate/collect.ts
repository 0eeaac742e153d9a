import type { CompiledSchema } from "./compiled-schema.ts";
import { IssueCollector } from "./issue-collector.ts";
import type { Path } from "./path.ts";
import type { Report } from "./report.ts";

/**
 * Adds to the report what is wrong with a value that the guard has rejected. The work is linear in the input and ends when the
 * report is full. Never throws.
 */
export const collect = (input: unknown, schema: CompiledSchema, path: Path, report: Report): void =>
  new IssueCollector(schema, path, report).run(input);
