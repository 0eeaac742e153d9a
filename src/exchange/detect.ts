import { isSchemaObject as isRecord } from "../schemas/schema.ts";
import { isAvo } from "./avo.ts";
import { csvDelimiter } from "./csv.ts";
import { parseJson, parseYaml } from "./parse.ts";
import type { ImportFormat, PlanError } from "./plan.ts";
import { isRudderstack } from "./rudderstack.ts";
import { isSegment } from "./segment.ts";

/** A plan in its syntax: the value of JSON or YAML, or CSV as it is. */
export type Detected = { readonly format: ImportFormat; readonly value: unknown } | { readonly error: PlanError };

/** Parses a plan. If the format is not given, it is detected from the content. */
export function detect(text: string, given?: ImportFormat): Detected {
  const isJson = /^\ufeff?\s*[[{]/.test(text);
  const format = given ?? (!isJson && csvDelimiter(text) !== undefined ? "csv" : undefined);
  if (format === "csv") return { format, value: text };
  const isYaml = format === "intempt-yaml" || (format === undefined && !isJson);
  const parsed = isYaml ? parseYaml(text) : parseJson(text);
  if ("error" in parsed) return parsed;
  const found = format ?? formatOf(parsed.value);
  return found === undefined ? { error: { message: unknownFormat } } : { format: found, value: parsed.value };
}

/** The forms of plans. The more special one comes first. */
const forms: readonly (readonly [ImportFormat, (plan: unknown) => boolean])[] = [
  ["json-schema-bundle", (plan) => isRecord(plan) && isRecord(plan["$defs"])],
  ["rudderstack", isRudderstack],
  ["segment", isSegment],
  ["avo", isAvo],
  ["intempt-yaml", (plan) => isRecord(plan) && (isRecord(plan["events"]) || Array.isArray(plan["events"]))],
];

const formatOf = (plan: unknown): ImportFormat | undefined => forms.find(([, isOfForm]) => isOfForm(plan))?.[0];

const unknownFormat = `has the form of no known plan: a plan of intempt.yaml has \`events\`, one of Segment \`rules\`, one of RudderStack or Avo a list of \`events\`, a bundle \`$defs\`, and the first line of a CSV file names the columns \`event\` and \`property\`; --format says which it is meant to be`;
