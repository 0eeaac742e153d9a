import { guard as isTrackDocument } from "../../generated/validators/common/track-document.ts";
import { validators } from "../../generated/validators/index.ts";
import { kindOf } from "../../generated/validators/payload.ts";
import { lint } from "../lint.ts";
import type { Issue } from "../runtime/issue.ts";
import { isObject } from "../runtime/own.ts";
import type { ReportOptions } from "../runtime/report.ts";
import type { JsonRecord } from "./records.ts";

export type SchemaName = keyof typeof validators;

export const schemaNames = Object.keys(validators) as SchemaName[];

/** What is to be said of one record. */
export interface Verdict {
  readonly status: "valid" | "invalid" | "unreadable";
  readonly kind: "event" | "product" | "request" | null;
  readonly issues: readonly Issue[];
  readonly warnings: readonly Issue[];
  /** How many payloads of each kind a valid record holds. */
  readonly events: number;
  readonly products: number;
}

/** Judges a record by the named schema, or by the contract's schema for what its content says that it is. */
export function verdictOf(record: JsonRecord, schema: SchemaName | undefined, options: ReportOptions): Verdict {
  const nothing = { issues: [], warnings: [], events: 0, products: 0 };
  if ("issue" in record) return { ...nothing, status: "unreadable", kind: null, issues: [record.issue] };
  const { value } = record;
  const isRequest = schema === undefined ? isTrackDocument(value) : schema.endsWith("track-request");
  const { issues } = validators[schema ?? (isRequest ? "track-request" : "payload")].validate(value, options);
  const kind = isRequest ? "request" : isPayloadSchema(schema) && isObject(value) ? kindOf(value) : null;
  if (issues) return { ...nothing, status: "invalid", kind, issues };
  return { ...nothing, status: "valid", kind, warnings: lint(value, options), ...countKinds(value, kind) };
}

const isPayloadSchema = (schema: SchemaName | undefined): boolean => schema === undefined || schema.endsWith("payload");

function countKinds(value: unknown, kind: Verdict["kind"]): { events: number; products: number } {
  const kinds = kind === "request" ? payloadsOf(value).map(kindOf) : [kind];
  return {
    events: kinds.filter((one) => one === "event").length,
    products: kinds.filter((one) => one === "product").length,
  };
}

const payloadsOf = (request: unknown): object[] =>
  (request as { track: { payload: object[] }[] }).track.flatMap((entry) => entry.payload);
