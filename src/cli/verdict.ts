import { guard as isIdentifier } from "../../generated/validators/common/identifier.ts";
import { guard as isTrackDocument } from "../../generated/validators/common/track-document.ts";
import { kindOf, layers, validators } from "../../generated/validators/index.ts";
import type { Layer } from "../runtime/layer.ts";
import { lintWith } from "../runtime/lint.ts";
import { isObject } from "../runtime/own.ts";
import { valueAt } from "../runtime/path.ts";
import { placesOf } from "../runtime/place.ts";
import { faultIssue, issuesOfText, isValidText, parseText, placed, type TextIssue } from "../runtime/text.ts";
import { UsageError } from "./exit.ts";
import { printable } from "./formats/text.ts";
import type { RecordResult } from "./report.ts";
import type { RawRecord } from "./split.ts";

type SchemaName = keyof typeof validators;

const schemaNames = Object.keys(validators) as SchemaName[];

/** Says by which schema a value is to be judged. */
export type SchemaOf = (value: unknown) => SchemaName;

/**
 * The schemas of a family, a folder of `schemas/` with a payload and a track request (`contract` is the outermost), told apart
 * by the value; or the one schema of that name. Throws a `UsageError` for another name.
 */
export function schemaNamed(name: string): SchemaOf {
  const [payload, request] = ["payload", "track-request"].map((last) =>
    name === "contract" ? last : `${name}/${last}`,
  );
  const has = (one: string | undefined): one is SchemaName => (schemaNames as (string | undefined)[]).includes(one);
  if (has(payload) && has(request)) return (value) => (isTrackDocument(value) ? request : payload);
  if (has(name)) return () => name;
  throw new UsageError(
    `there is no schema ${printable(name)}; there are ${[...families(), ...schemaNames].join(", ")}`,
  );
}

/** The names of the families. */
function families(): string[] {
  const names = schemaNames.filter((name) => /(^|\/)track-request$/.test(name));
  return names.map((name) => name.replace(/\/?track-request$/, "") || "contract");
}

/** What is to be said of one record. */
export interface Verdict extends Pick<RecordResult, "status" | "kind"> {
  readonly issues: readonly TextIssue[];
  readonly warnings: readonly TextIssue[];
  /** How many payloads of each kind a valid record holds. */
  readonly events: number;
  readonly products: number;
}

/** How a record is judged. */
export interface Judging {
  readonly schemaOf: SchemaOf;
  readonly maxIssues: number;
}

/**
 * Judges a record; places count from the beginning of its input. Where nobody will read the details, an invalid record has no
 * issues and warnings have no places: they take most of the time.
 */
export function verdictOf(record: RawRecord, { schemaOf, maxIssues }: Judging, isDetailed: boolean): Verdict {
  const { content, line, column } = record;
  if (!(content instanceof Uint8Array))
    return verdict("unreadable", null, [{ ...faultIssue({ ...content, at: 0 }, 0), line, column }]);
  const parsed = parseText(content, content);
  if ("fault" in parsed) {
    const [place] = placesOf(content, [parsed.fault.at]);
    const issue = { ...faultIssue(parsed.fault, record.offset), line: 1, column: 1, ...place };
    return verdict("unreadable", null, [shifted(issue, record)]);
  }
  const { value } = parsed;
  const layer: Layer = layers[schemaOf(value)];
  const kind = kindOfValue(value, layer);
  if (!isValidText(value, content, layer)) {
    const issues = isDetailed ? issuesOfText(value, content, layer, { maxIssues }) : [];
    return verdict(
      "invalid",
      kind,
      issues.map((one) => shifted(one, record)),
    );
  }
  const found = lintWith(layer, isIdentifier, value, { maxIssues });
  const warnings = isDetailed ? placed(found, content) : found.map((issue) => ({ ...issue, line: 1, column: 1 }));
  return verdict(
    "valid",
    kind,
    [],
    warnings.map((one) => shifted(one, record)),
    kindsIn(value, layer),
  );
}

function verdict(
  status: Verdict["status"],
  kind: Verdict["kind"],
  issues: readonly TextIssue[],
  warnings: readonly TextIssue[] = [],
  kinds: readonly Kind[] = [],
): Verdict {
  const events = kinds.filter((one) => one === "event").length;
  return { status, kind, issues, warnings, events, products: kinds.length - events };
}

/** From a place in the record to the place in its input. */
const shifted = (issue: TextIssue, { line, column }: RawRecord): TextIssue => ({
  ...issue,
  line: issue.line + line - 1,
  column: issue.line === 1 ? issue.column + column - 1 : issue.column,
});

type Kind = "event" | "product";

const kindByLayer = new Map<Layer, (value: object) => Kind>(
  Object.entries(kindOf).map(([name, tell]) => [layers[name as SchemaName], tell]),
);

function kindOfValue(value: unknown, layer: Layer): Verdict["kind"] {
  if (holdsKinds(layer)) return "request";
  return isObject(value) ? (kindByLayer.get(layer)?.(value) ?? null) : null;
}

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
