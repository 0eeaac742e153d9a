import { guard as isIdentifier } from "../../generated/validators/common/identifier.ts";
import { kindOf, layers } from "../../generated/validators/index.ts";
import type { Issue } from "../runtime/issue.ts";
import type { Layer } from "../runtime/layer.ts";
import { lintWith } from "../runtime/lint.ts";
import { isObject } from "../runtime/own.ts";
import { valueAt } from "../runtime/path.ts";
import { placesOf } from "../runtime/place.ts";
import { createReport } from "../runtime/report.ts";
import { faultIssue, issuesOfText, isValidText, parseText, placed, type TextIssue } from "../runtime/text.ts";
import type { RawRecord } from "./input/gatherer.ts";
import type { RecordResult } from "./report.ts";
import type { SchemaName, SchemaOf } from "./schema-names.ts";

/** What is to be said of one record. */
export interface Verdict extends Pick<RecordResult, "status" | "kind"> {
  readonly issues: readonly TextIssue[];
  readonly warnings: readonly TextIssue[];
  /** How many warnings there are, listed or not. */
  readonly warned: number;
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
    const issue = { ...faultIssue(parsed.fault, record.offset), line: 1, column: 1, ...place, ...swallowed(record) };
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
  const found = lintWith(layer, isIdentifier, value, { maxIssues: Number.POSITIVE_INFINITY });
  const warnings = isDetailed ? placed(capped(found, maxIssues), content) : [];
  const shown = warnings.map((one) => shifted(one, record));
  return { ...verdict("valid", kind, [], kindsIn(value, layer)), warnings: shown, warned: found.length };
}

/** The first of the issues, and that there are more. */
function capped(issues: readonly Issue[], max: number): readonly Issue[] {
  const report = createReport({ maxIssues: max });
  for (const { code, path, message, hint } of issues.slice(0, max + 1)) report.add(code, path, message, hint);
  return report.issues;
}

function verdict(
  status: Verdict["status"],
  kind: Verdict["kind"],
  issues: readonly TextIssue[],
  kinds: readonly Kind[] = [],
): Verdict {
  const events = kinds.filter((one) => one === "event").length;
  return { status, kind, issues, warnings: [], warned: 0, events, products: kinds.length - events };
}

/** A bracket or quote that is missing makes a record of all that follows, which is then not looked at: that must be said. */
function swallowed({ content, line, isElement = false }: RawRecord): { readonly hint?: string } {
  if (!isElement) return {};
  const [end] = placesOf(content as Uint8Array, [(content as Uint8Array).length]);
  const last = line + (end?.line ?? 1) - 1;
  return last > line ? { hint: `this record goes on to line ${last}, and nothing else in it is looked at` } : {};
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
