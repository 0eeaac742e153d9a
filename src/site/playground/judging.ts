import { bytesValidators } from "../../../generated/scanners/index.ts";
import { guard as isIdentifier } from "../../../generated/validators/common/identifier.ts";
import { parts } from "../../../generated/validators/index.ts";
import { readRecords } from "../../runtime/records/read.ts";
import type { RawRecord } from "../../runtime/records/record-buffer.ts";
import { listed } from "../../runtime/records/report-order.ts";
import { type BytesValidator, schemaOf } from "../../runtime/text/bytes.ts";
import type { TextIssue } from "../../runtime/text/text.ts";
import { type Verdict, verdictOf } from "../../runtime/text/verdict.ts";
import type { CompiledSchema } from "../../runtime/validate/compiled-schema.ts";
import { compiledSchemaOf, type Validator } from "../../runtime/validate/validator.ts";
import { type Fix, fixesOf } from "./fixes.ts";

/** What is said of a text: what the command line says of a file that holds it. */
export interface Judgement {
  readonly records: number;
  readonly valid: number;
  readonly invalid: number;
  readonly unreadable: number;
  /** Of valid records. */
  readonly events: number;
  readonly products: number;
  /** The first record, which is often the only one. */
  readonly first: JudgedRecord | undefined;
  /** Records of which something is to be said: the first ones, as many as anybody reads. */
  readonly told: readonly JudgedRecord[];
  /** How many more there are. */
  readonly untold: number;
}

/** One record, and what is to be said of it. */
export interface JudgedRecord extends Pick<Verdict, "status" | "kind" | "events" | "products"> {
  /** Counts from 1. */
  readonly number: number;
  readonly line: number;
  readonly findings: readonly Finding[];
}

export interface Finding extends TextIssue {
  readonly isWarning: boolean;
  /** What one click can mend. */
  readonly fix?: Fix;
}

/** What a text is judged by: `contract`, `wire`, or the name of a schema. */
export type ValidationSettings = (value: unknown) => CompiledSchema;

/** Throws for a name that there is not. */
export function judgingBy(name: string): ValidationSettings {
  const scanners: Readonly<Record<string, BytesValidator | undefined>> = bytesValidators;
  const validators: Readonly<Record<string, Validator<unknown> | undefined>> = parts;
  const document = name === "contract" ? "document" : `${name}/document`;
  const schema = schemaOf(scanners[document] ?? scanners[name]);
  const compiled = compiledSchemaOf(validators[name]);
  if (schema !== undefined) return schema.compiledSchemaOf;
  if (compiled !== undefined) return () => compiled;
  throw new Error(`there is no schema ${name}`);
}

/** As the command line reads them, unless it is told otherwise. */
const [maxBytes, maxIssues] = [16 * 1024 * 1024, 100];
const mostTold = 100;
const chunkSize = 16 * 1024;

/** How a text is read. */
export interface ReadingOptions {
  /** Whether each line is a record, whatever the text looks like. */
  readonly isNdjson: boolean;
  /** Asked behind each piece of the text; it may wait, and says whether to go on. */
  readonly pause: () => Promise<boolean>;
}

/** Judges a text piece by piece. `undefined` if the pause has put an end to it. */
export async function judgeText(
  text: string,
  judging: ValidationSettings,
  { isNdjson, pause }: ReadingOptions,
): Promise<Judgement | undefined> {
  const tally = new Tally(judging, text.startsWith("\ufeff") ? 1 : 0);
  const name = isNdjson ? "text.ndjson" : "text.json";
  for await (const _ of readRecords(name, chunksOf(new TextEncoder().encode(text)), maxBytes, tally)) {
    if (!(await pause())) return undefined;
  }
  return tally;
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
}

class Tally implements Judgement {
  records = 0;
  valid = 0;
  invalid = 0;
  unreadable = 0;
  events = 0;
  products = 0;
  untold = 0;
  first: JudgedRecord | undefined;
  readonly told: JudgedRecord[] = [];
  readonly #judging: ValidationSettings;
  /** A byte order mark takes no column in a file, and one in an editor. */
  readonly #mark: number;

  constructor(judging: ValidationSettings, mark: number) {
    this.#judging = judging;
    this.#mark = mark;
  }

  pass(): number {
    return -1;
  }

  take(record: RawRecord): void {
    const isTold = this.told.length < mostTold;
    const verdict = verdictOf(record, { compiledSchemaOf: this.#judging, maxIssues, isIdentifier }, isTold);
    this.records++;
    this[verdict.status]++;
    this.events += verdict.events;
    this.products += verdict.products;
    const isNotable = verdict.issueCodes.length + verdict.warningCodes.length > 0;
    if (isNotable && !isTold) this.untold++;
    if (!(isNotable && isTold) && this.first !== undefined) return;
    const { status, kind, events, products } = verdict;
    const findings = this.#findingsOf(record, verdict);
    const judged = { number: this.records, line: record.line, status, kind, events, products, findings };
    this.first ??= judged;
    if (isNotable) this.told.push(judged);
  }

  #findingsOf(record: RawRecord, { issues, warnings }: Verdict): Finding[] {
    const fixOf = fixesOf(record, this.#judging);
    const finding = (isWarning: boolean) => (issue: TextIssue) => {
      const fix = fixOf(issue);
      return this.#shifted({ ...issue, isWarning, ...(fix && { fix: this.#shifted(fix) }) });
    };
    return [...listed(issues).map(finding(false)), ...listed(warnings).map(finding(true))];
  }

  #shifted<T extends { readonly line: number; readonly column: number }>(place: T): T {
    return place.line === 1 ? { ...place, column: place.column + this.#mark } : place;
  }
}
