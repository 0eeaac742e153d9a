import { guard as isIdentifier } from "../../generated/validators/common/identifier.ts";
import { guard as isTrackDocument } from "../../generated/validators/common/track-document.ts";
import { kindOf, layers, validators } from "../../generated/validators/index.ts";
import type { Issue } from "../runtime/issue.ts";
import type { Layer } from "../runtime/layer.ts";
import { lintWith } from "../runtime/lint.ts";
import { isObject } from "../runtime/own.ts";
import { valueAt } from "../runtime/path.ts";
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
  const name = schema ?? (isTrackDocument(value) ? "track-request" : "payload");
  const layer: Layer = layers[name];
  const kind = holdsKinds(layer) ? "request" : isObject(value) ? (kindByLayer.get(layer)?.(value) ?? null) : null;
  const { issues } = validators[name].validate(value, options);
  if (issues) return { ...nothing, status: "invalid", kind, issues };
  const kinds = kindsIn(value, layer);
  const count = (one: Kind) => kinds.filter((kind) => kind === one).length;
  const warnings = lintWith(layer, isIdentifier, value, options);
  return { status: "valid", kind, issues: [], warnings, events: count("event"), products: count("product") };
}

type Kind = "event" | "product";

const kindByLayer = new Map<Layer, (value: object) => Kind>(
  Object.entries(kindOf).map(([name, tell]) => [layers[name as SchemaName], tell]),
);

/** Whether there are payloads of some kind among its items. */
const holdsKinds = ({ items }: Layer): boolean =>
  items.some(({ layer }) => kindByLayer.has(layer) || holdsKinds(layer));

/** The kinds of all payloads in a valid value. */
function kindsIn(value: unknown, layer: Layer): Kind[] {
  const own = kindByLayer.get(layer)?.(value as object);
  const inner = layer.items.flatMap(({ at, layer: itemLayer }) =>
    ((valueAt(value, at) ?? []) as unknown[]).flatMap((item) => kindsIn(item, itemLayer)),
  );
  return own === undefined ? inner : [own, ...inner];
}
