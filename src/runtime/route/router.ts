import type { PayloadKind } from "../../../generated/kinds.ts";
import type { DeadLetter } from "../../../generated/types.ts";
import { type Position, positionsOf, shifted } from "../json/position.ts";
import { bomLength, isWhitespace } from "../json/whitespace.ts";
import type { LineScanners } from "../records/line-scanner.ts";
import type { LineSink, Skimmed } from "../records/line-splitter.ts";
import { LineValidator } from "../records/line-validator.ts";
import { recordOf } from "../records/record-buffer.ts";
import type { BytesSchema } from "../text/bytes.ts";
import { parseText } from "../text/parse.ts";
import type { RawRecord } from "../text/raw-record.ts";
import { createScanState } from "../text/scan-state.ts";
import { issuesIn, type TextIssue } from "../text/text.ts";
import { type Verdict, verdictOf } from "../text/verdict.ts";
import type { CompiledSchema } from "../validate/compiled-schema.ts";
import { envelopeOf } from "../validate/envelope.ts";
import type { Kind } from "../validate/kind.ts";
import type { ByteBuffer } from "./byte-buffer.ts";
import { bytesOfRecord, letterOf, type Origin, originalOf, type Source } from "./dead-letter.ts";
import { type EnvelopedPayload, envelopedIn } from "./envelope.ts";
import { payloadSpansIn } from "./payload-spans.ts";
import { addLetter, addPayload, type UnitLines } from "./unit-lines.ts";
import { noRouteCounts, type Way, wayOf } from "./ways.ts";

/** How records are routed. */
export interface Routing {
  /** Of documents, which are a payload or a track request. */
  readonly document: BytesSchema;
  /** Of a payload alone, by the name of its event where there is one. */
  readonly payloadOf: (name: string | undefined) => BytesSchema;
  readonly isLetter: (value: unknown) => value is DeadLetter;
  readonly schemaVersion: string;
  readonly maxBytes: number;
  readonly maxIssues: number;
  readonly scanners: LineScanners | undefined;
}

/**
 * Sends each unit one way, as a line of NDJSON: `{"name":…,"payload":…}` (the name where a track request gave one) for events
 * and products, a dead letter for what is rejected. The payload is written as it came.
 */
export class Router implements LineSink {
  readonly counts = noRouteCounts();
  readonly #lines: UnitLines;
  readonly #source: Source;
  readonly #routing: Routing;
  readonly #validator: LineValidator;
  readonly #state = createScanState();
  #chunk: Uint8Array = new Uint8Array();
  readonly #request: CompiledSchema;
  readonly #envelope: CompiledSchema;

  constructor(source: Source, routing: Routing, lines: UnitLines) {
    this.#source = source;
    this.#lines = lines;
    this.#routing = routing;
    this.#validator = new LineValidator(routing.document, routing, routing.scanners);
    this.#request = routing.document.compiledSchemaOf({ track: [] });
    this.#envelope = envelopeOf(this.#request);
  }

  /** Passes an input that is one record, as most messages are, if nothing more is to be done about it. */
  passWhole(bytes: Uint8Array): boolean {
    const start = bomLength(bytes);
    const end = this.#routing.document.scan(bytes, start, this.#state);
    if (end < 0 || end - start > this.#routing.maxBytes) return false;
    for (let at = end; at < bytes.length; at++) if (!isWhitespace(bytes[at])) return false;
    this.#routeClean(this.#state.kind, bytes, start, end, 1, start);
    return true;
  }

  load(chunk: Uint8Array): void {
    this.#chunk = chunk;
    this.#validator.lines?.load(chunk);
  }

  skim(at: number, end: number, line: number, offset: number): Skimmed | undefined {
    const skimmed = this.#validator.skim(at, end);
    const { lines } = this.#validator;
    if (skimmed === undefined || lines === undefined) return undefined;
    for (let i = 0; i < skimmed.lines; i++) {
      const start = lines.startOf(i);
      this.#routeClean(lines.kindOf(i), this.#chunk, start, start + lines.lengthOf(i), line + i, offset + start - at);
    }
    return skimmed;
  }

  pass(bytes: Uint8Array, at: number, line: number, offset: number): number {
    const passed = this.#validator.pass(bytes, at);
    if (passed === undefined) return -1;
    this.#routeClean(passed.kind, bytes, at, passed.end, line, offset);
    return passed.lineFeed;
  }

  /** A record that is valid as a whole. */
  #routeClean(
    kind: Kind | undefined,
    bytes: Uint8Array,
    start: number,
    end: number,
    line: number,
    offset: number,
  ): void {
    this.counts.records++;
    if (kind !== undefined && kind !== "request") this.#send(kind, undefined, bytes, start, end);
    else this.#split(bytes.subarray(start, end), { ...this.#source, line, column: 1, offset });
  }

  take(record: RawRecord): void {
    this.counts.records++;
    const { line, column, offset } = record;
    this.#routeRecord(record, { ...this.#source, line, column, offset }, true);
  }

  #routeRecord(record: RawRecord, origin: Origin, mayBeLetter: boolean): void {
    const { content } = record;
    const parsed = content instanceof Uint8Array ? parseText(content, content) : undefined;
    if (parsed === undefined || "error" in parsed) {
      this.#reject(origin, this.#verdictOf(record, this.#routing.document).issues, record);
      return;
    }
    const { value } = parsed;
    const enveloped = envelopedIn(value, record, content as Uint8Array);
    if (enveloped !== undefined) this.#routeEnveloped(enveloped, origin);
    else if (mayBeLetter && this.#routing.isLetter(value)) this.#routeLetter(value, content as Uint8Array);
    else if (this.#routing.document.compiledSchemaOf(value) !== this.#request)
      this.#routePayload(record, origin, undefined);
    else if (issuesIn(parsed, this.#envelope, { maxIssues: 1 }).issues.length === 0)
      this.#split(content as Uint8Array, origin);
    else this.#reject(origin, this.#verdictOf(record, this.#routing.document).issues, record);
  }

  /** Routes the payload of a line that was routed before. */
  #routeEnveloped({ name, record }: EnvelopedPayload, origin: Origin): void {
    const { line, column, offset } = record;
    const nameBytes = name === undefined ? undefined : utf8(JSON.stringify(name));
    this.#routePayload(record, { ...origin, line, column, offset, name }, nameBytes);
  }

  /** Validates what a dead letter holds as if it came again. One that holds nothing stays as it is. */
  #routeLetter(letter: DeadLetter, bytes: Uint8Array): void {
    const { source, origin: given, line, column, offset, name } = letter;
    const original = originalOf(letter) ?? new Uint8Array();
    const record = recordOf(original, 0, original.length, { line, column, offset }, this.#routing.maxBytes);
    const origin = { source, origin: given, line, column, offset, name };
    if (record === undefined) addLetter(this.#begin("rejected"), bytes);
    else if (name === undefined) this.#routeRecord(record, origin, false);
    else this.#routePayload(record, origin, utf8(JSON.stringify(name)));
  }

  /** Routes the payloads of a track request whose envelope is valid. */
  #split(bytes: Uint8Array, origin: Origin): void {
    const spans = payloadSpansIn(bytes, this.#request);
    if (spans.length === 0) this.counts.empty++;
    const places = positionsOf(
      bytes,
      spans.map(({ start }) => start),
    );
    spans.forEach(({ start, end, entry: { name } }, i) => {
      const nameBytes = name && bytes.subarray(name.start, name.end);
      const { line, column } = shifted(places[i] as Position, origin);
      const place = { line, column, offset: origin.offset + start };
      const record = { ...place, length: end - start, content: bytes.subarray(start, end) };
      this.#routePayload(record, { ...origin, ...place, name: nameBytes && stringIn(nameBytes) }, nameBytes);
    });
  }

  #routePayload(record: RawRecord, origin: Origin, name: Uint8Array | undefined): void {
    const payload = this.#routing.payloadOf(origin.name);
    const bytes = bytesOfRecord(record) as Uint8Array;
    const isPlain = payload.scan(bytes, 0, this.#state) === bytes.length;
    const { kind, issues } = isPlain ? { kind: this.#state.kind, issues: [] } : this.#verdictOf(record, payload);
    if (issues.length > 0) this.#reject(origin, issues, record);
    else this.#send(kind as PayloadKind, name, bytes, 0, bytes.length);
  }

  #verdictOf(record: RawRecord, { compiledSchemaOf }: BytesSchema): Verdict {
    return verdictOf(record, { compiledSchemaOf, maxIssues: this.#routing.maxIssues }, true);
  }

  #send(kind: PayloadKind, name: Uint8Array | undefined, bytes: Uint8Array, start: number, end: number): void {
    addPayload(this.#begin(wayOf[kind]), name, bytes, start, end);
  }

  #reject(origin: Origin, issues: readonly TextIssue[], record: RawRecord): void {
    const letter = letterOf(origin, this.#routing.schemaVersion, issues, bytesOfRecord(record));
    addLetter(this.#begin("rejected"), utf8(JSON.stringify(letter)));
  }

  /** Where the line of the next unit is written. */
  #begin(way: Way): ByteBuffer {
    this.counts.units++;
    this.counts[way]++;
    return this.#lines.begin(way);
  }
}

const encoder = /* @__PURE__ */ new TextEncoder();
const utf8 = (text: string): Uint8Array => encoder.encode(text);

const decoder = /* @__PURE__ */ new TextDecoder("utf-8", { ignoreBOM: true });

/** The text that a string's bytes mean, quotes and all. */
const stringIn = (bytes: Uint8Array): string => JSON.parse(decoder.decode(bytes));
