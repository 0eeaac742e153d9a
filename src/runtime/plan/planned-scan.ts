import { unsure } from "../json/skip.ts";
import type { BytesSchema } from "../text/bytes.ts";
import type { PlannedScan, Scan, ScanState } from "../text/scan-state.ts";
import { NameTable } from "./name-table.ts";
import type { UnknownEvents } from "./plan.ts";
import { sdkEvents } from "./sdk-events.ts";

/** The scanner of a member's value, and whether the member must be there. */
interface ScannedPart {
  readonly scan: Scan;
  readonly isRequired: boolean;
}

/** An event as scanners know it. */
interface ScannedEvent {
  readonly data: ScannedPart;
  readonly isDeprecated: boolean;
}

/** The scanners of a tracking plan. */
export interface PlanScanners {
  readonly events: readonly (readonly [name: string, event: ScannedEvent])[];
  readonly product?: ScannedPart | undefined;
  readonly userAttributes?: Scan | undefined;
  readonly accountAttributes?: Scan | undefined;
  readonly unknownEvents: UnknownEvents;
}

/** An entry's event, with what a payload of it may hold. Without `data`, it may hold anything. */
interface Entry {
  readonly data?: ScannedPart;
  readonly mayWarn: boolean;
}

const plain: Entry = { mayWarn: false };

/** A scanner of shipped schemas that asks a tracking plan, and how the plan is asked without it. */
type ExtendedScan = Required<Pick<BytesSchema, "scan" | "plan">>;

/** Extends the scanners of shipped schemas by those of a tracking plan. */
export class PlannedScanners {
  readonly parts: PlanScanners;
  readonly #names: NameTable<Entry>;
  readonly #byName: ReadonlyMap<string, Entry>;
  /** Entries of other names; `undefined` where the exact path decides about them. */
  readonly #others: Entry | undefined;

  constructor(parts: PlanScanners) {
    this.parts = parts;
    const sdk = sdkEvents.map((name) => [name, plain] as const);
    const planned = parts.events.map(
      ([name, { data, isDeprecated }]) => [name, { data, mayWarn: isDeprecated }] as const,
    );
    this.#byName = new Map([...sdk, ...planned]);
    // Bytes that look like the first of these names are escapes, which mean others. The second are never written without escapes.
    this.#names = new NameTable([...this.#byName].filter(([name]) => !/\\|[\ud800-\udfff]/u.test(name)));
    this.#others = parts.unknownEvents === "forbid" ? undefined : { mayWarn: parts.unknownEvents === "warn" };
  }

  /** The entry whose name has these bytes. A name with escapes may be a planned one. */
  entryAt(bytes: Uint8Array, start: number, end: number): Entry | undefined {
    const named = this.#names.get(bytes, start, end);
    if (named !== undefined) return named;
    for (let i = start; i < end; i++) if (bytes[i] === backslash) return undefined;
    return this.#others;
  }

  /** The scanner of documents, or of payloads of which no name is known. */
  of(own: Scan): ExtendedScan {
    return this.#extended(own, plain);
  }

  /** The scanner of the payloads of an entry with that name; `undefined` where the exact path decides about them. */
  ofNamed(own: Scan, name: string): ExtendedScan | undefined {
    const entry = this.#byName.get(name) ?? this.#others;
    return entry && this.#extended(own, { ...entry, mayWarn: false });
  }

  #extended(own: Scan, entry: Entry): ExtendedScan {
    const plan = () => new PlanScan(this, entry);
    return {
      plan,
      scan(bytes, at, state) {
        state.plan = plan();
        return own(bytes, at, state);
      },
    };
  }
}

/**
 * One scan of a document. What the name of an entry chooses is scanned at once where the name comes first, as it does from every
 * known sender; other documents are left to the exact path. Whether a payload is a product may be known only at its end: its
 * `data` is first scanned as that of an event.
 */
class PlanScan implements PlannedScan {
  readonly #scanners: PlannedScanners;
  /** The entry whose name has been passed. */
  #named: Entry | undefined;
  /** The entry whose payloads are being scanned. */
  #entry: Entry;
  /** Where the data of the payload begins, and what its scan as that of an event has returned. */
  #dataAt = -1;
  #dataEnd = 0;

  constructor(scanners: PlannedScanners, entry: Entry) {
    this.#scanners = scanners;
    this.#entry = entry;
  }

  name(bytes: Uint8Array, at: number, state: ScanState, own: Scan): number {
    const end = own(bytes, at, state);
    if (end < 0) return end;
    this.#named = this.#scanners.entryAt(bytes, at + 1, end - 1);
    if (this.#named === undefined) return unsure;
    if (this.#named.mayWarn) state.mayWarn = true;
    return end;
  }

  payload(bytes: Uint8Array, at: number, state: ScanState, own: Scan): number {
    if (this.#named === undefined) return unsure;
    this.#entry = this.#named;
    this.#named = undefined;
    this.#dataAt = -1;
    return own(bytes, at, state);
  }

  data(bytes: Uint8Array, at: number, state: ScanState, own: Scan): number {
    this.#dataAt = at;
    this.#dataEnd = scanObject(this.#entry.data?.scan, bytes, at, state, own);
    return this.#dataEnd < 0 ? own(bytes, at, state) : this.#dataEnd;
  }

  userAttributes(bytes: Uint8Array, at: number, state: ScanState, own: Scan): number {
    return scanObject(this.#scanners.parts.userAttributes, bytes, at, state, own);
  }

  accountAttributes(bytes: Uint8Array, at: number, state: ScanState, own: Scan): number {
    return scanObject(this.#scanners.parts.accountAttributes, bytes, at, state, own);
  }

  end(bytes: Uint8Array, at: number, state: ScanState): number {
    const { product } = this.#scanners.parts;
    const isProduct = state.kind === "product";
    const part = isProduct ? product : this.#entry.data;
    const dataAt = this.#dataAt;
    this.#dataAt = -1;
    if (part === undefined) return at;
    if (dataAt < 0) return part.isRequired ? unsure : at;
    const end = isProduct ? part.scan(bytes, dataAt, state) : this.#dataEnd;
    return end < 0 ? end : at;
  }
}

/** That it is an object is all that the shipped schemas ask of the members that a plan describes. */
const scanObject = (scan: Scan | undefined, bytes: Uint8Array, at: number, state: ScanState, own: Scan): number =>
  (bytes[at] === openBrace && scan !== undefined ? scan : own)(bytes, at, state);

const backslash = 0x5c;
const openBrace = 0x7b;
