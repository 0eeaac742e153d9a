import { KindCounts } from "../../../generated/kinds.ts";
import { guard as isIdentifier } from "../../../generated/validators/common/identifier.ts";
import { parts } from "../../../generated/validators/index.ts";
import { type RoutedVerdict, routedVerdict } from "../../library/routed-verdict.ts";
import { findSchema } from "../../library/schema-names.ts";
import { beginningSize, diagnosisOf, type FileDiagnosis } from "../../runtime/records/diagnosis.ts";
import { maxBytesOf } from "../../runtime/records/ndjson.ts";
import { readRecords } from "../../runtime/records/read.ts";
import { RecordHints } from "../../runtime/records/record-hint.ts";
import { sortForReport } from "../../runtime/records/report-order.ts";
import type { RawRecord } from "../../runtime/text/raw-record.ts";
import type { TextIssue } from "../../runtime/text/text.ts";
import { type Verdict, verdictOf } from "../../runtime/text/verdict.ts";
import type { CompiledSchema } from "../../runtime/validate/compiled-schema.ts";
import { limitOf } from "../../runtime/validate/report.ts";
import { type SchemaSelector, schemaSelectorOf, type Validator } from "../../runtime/validate/validator.ts";
import { type Fix, fixesOf } from "./fixes.ts";

/** The result for the records of an input, as the command line reports it for a file with the same content. */
export interface ValidationResult {
  readonly records: number;
  readonly valid: number;
  readonly invalid: number;
  readonly unreadable: number;
  /** How many of the valid records have warnings. */
  readonly warned: number;
  /** Of valid records. */
  readonly counts: Readonly<KindCounts>;
  /** Whether there is nothing but white space. */
  readonly isBlank: boolean;
  /** The first record, which is often the only one. */
  readonly first: ShownRecord | undefined;
  /** The first records with findings. */
  readonly shown: readonly ShownRecord[];
  /** The number of further records with findings. */
  readonly omitted: number;
}

/** One record and its findings. */
export interface ShownRecord extends Pick<Verdict, "status" | "kind"> {
  /** Counts from 1. */
  readonly number: number;
  readonly line: number;
  readonly findings: readonly ShownFinding[];
}

export interface ShownFinding extends TextIssue {
  readonly isWarning: boolean;
  /** A change that fixes it with one click. */
  readonly fix?: Fix;
}

type Validators = Readonly<Record<string, Validator<unknown>>>;

type PayloadOf = (name: string) => CompiledSchema;

/** A tracking plan, which a script of the page has set. */
interface PagePlan {
  readonly validators: Validators;
  /** The schemas of payloads by the names of their events, in each family. */
  readonly payloadOf: Readonly<Record<string, PayloadOf>>;
}

const { eventSchemaPlan } = globalThis as { readonly eventSchemaPlan?: PagePlan };
const { validators: planned, payloadOf }: PagePlan = eventSchemaPlan ?? { validators: {}, payloadOf: {} };

/** The schemas of payloads by the names of their events, where the schemas of that name choose by them. */
export const payloadsNamed = (name: string): PayloadOf | undefined =>
  Object.hasOwn(payloadOf, name) ? payloadOf[name] : undefined;

/** The schemas of a family, or a single schema: of the tracking plan, or else of the package. Throws for an unknown name. */
export function schemaByName(name: string): SchemaSelector {
  const select =
    (Object.hasOwn(planned, name) ? schemaSelectorOf(planned[name]) : undefined) ??
    findSchema(name)?.compiledSchemaOf ??
    schemaSelectorOf((parts as Validators)[name]);
  if (select === undefined) throw new Error(`unknown schema ${name}`);
  return select;
}

/** The default limits, which the command line has too. */
const [maxBytes, maxIssues] = [maxBytesOf({}), limitOf(undefined)];
const maxShown = 100;
const chunkSize = 16 * 1024;

/** How the input is read. */
export interface ReadingOptions {
  /** Whether each line is a record, whatever the input looks like. */
  readonly isNdjson: boolean;
  readonly payloadOf?: PayloadOf | undefined;
  /** Called after each chunk of the input. It may wait, and returns whether to continue. */
  readonly pause: () => Promise<boolean>;
}

/** Validates an input chunk by chunk. Returns `undefined` if `pause` ended it. */
export async function validateRecords(
  text: string,
  selectSchema: SchemaSelector,
  { isNdjson, payloadOf, pause }: ReadingOptions,
): Promise<ValidationResult | undefined> {
  const tally = new Tally(selectSchema, text, payloadOf);
  const name = isNdjson ? "text.ndjson" : "text.json";
  const bytes = new TextEncoder().encode(text);
  const beginning = { bytes: bytes.subarray(0, beginningSize), isWhole: bytes.length < beginningSize };
  const diagnosis = diagnosisOf(name, beginning);
  if (diagnosis !== undefined) {
    tally.takeWhole(diagnosis);
    return tally;
  }
  for await (const _ of readRecords(name, chunksOf(bytes), maxBytes, tally)) {
    if (!(await pause())) return undefined;
  }
  return tally;
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
}

class Tally implements ValidationResult {
  records = 0;
  valid = 0;
  invalid = 0;
  unreadable = 0;
  warned = 0;
  omitted = 0;
  first: ShownRecord | undefined;
  readonly counts = new KindCounts();
  readonly isBlank: boolean;
  readonly shown: ShownRecord[] = [];
  readonly #selectSchema: SchemaSelector;
  readonly #payloadOf: PayloadOf | undefined;
  readonly #hints = new RecordHints();
  /** A byte order mark takes no column in a file, and one in an editor. */
  readonly #bomColumns: number;

  constructor(selectSchema: SchemaSelector, text: string, payloadOf: PayloadOf | undefined) {
    this.#selectSchema = selectSchema;
    this.#payloadOf = payloadOf;
    this.#bomColumns = text.startsWith("\ufeff") ? 1 : 0;
    // A byte order mark is white space to it.
    this.isBlank = text.trim() === "";
  }

  pass(): number {
    return -1;
  }

  /** Takes the whole input as a record that cannot be read. */
  takeWhole({ code, message, hint }: FileDiagnosis): void {
    const finding = { code, path: [], pointer: "", message, hint, line: 1, column: 1, isWarning: false };
    const result = { number: 1, line: 1, status: "unreadable", kind: undefined, events: 0, products: 0 } as const;
    this.records++;
    this.unreadable++;
    this.first = { ...result, findings: [finding] };
    this.shown.push(this.first);
  }

  take(record: RawRecord): void {
    const isShown = this.shown.length < maxShown;
    const verdict = this.#verdictOf(record, isShown);
    this.records++;
    this[verdict.status]++;
    if (verdict.warningCodes.length > 0) this.warned++;
    this.counts.add(verdict.counts);
    const isNotable = verdict.issueCodes.length + verdict.warningCodes.length > 0;
    if (isNotable && !isShown) this.omitted++;
    if (!(isNotable && isShown) && this.first !== undefined) return;
    const { status, kind } = verdict;
    const findings = this.#findingsOf(record, verdict);
    const result = { number: this.records, line: record.line, status, kind, findings };
    this.first ??= result;
    if (isNotable) this.shown.push(result);
  }

  /** The verdict on a record or, where `route` has written it, on what it holds. */
  #verdictOf(record: RawRecord, isShown: boolean): Verdict | RoutedVerdict {
    const by = (compiledSchemaOf: SchemaSelector) => ({ compiledSchemaOf, maxIssues, isIdentifier });
    const verdict = verdictOf(record, by(this.#selectSchema), isShown);
    if (verdict.status !== "invalid") return verdict;
    const held = routedVerdict(verdict.value, record, (inner, name) => {
      const compiled = name === undefined ? undefined : this.#payloadOf?.(name);
      return verdictOf(inner, by(compiled === undefined ? this.#selectSchema : () => compiled), isShown);
    });
    return held ?? verdict;
  }

  #findingsOf(record: RawRecord, verdict: Verdict | RoutedVerdict): ShownFinding[] {
    const { status, issues, warnings } = verdict;
    // What it holds is at another place than the keys of the record.
    if ("routedAs" in verdict) {
      const plain = (isWarning: boolean) => (issue: TextIssue) => this.#shifted({ ...issue, isWarning });
      return [...sortForReport(issues).map(plain(false)), ...sortForReport(warnings).map(plain(true))];
    }
    const fixOf = fixesOf(record, this.#selectSchema);
    const finding = (isWarning: boolean) => (issue: TextIssue) => {
      const fix = fixOf(issue);
      return this.#shifted({ ...issue, isWarning, ...(fix && { fix: this.#shifted(fix) }) });
    };
    const hinted = this.#hints.addTo({ status, issues: sortForReport(issues) }, record);
    return [...hinted.issues.map(finding(false)), ...sortForReport(warnings).map(finding(true))];
  }

  #shifted<T extends { readonly line: number; readonly column: number }>(place: T): T {
    return place.line === 1 ? { ...place, column: place.column + this.#bomColumns } : place;
  }
}
