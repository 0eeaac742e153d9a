import type { IssueCode } from "./codes.ts";
import type { CompiledSchema } from "./compiled-schema.ts";
import { hintsFor } from "./hints.ts";
import { displayKey } from "./issue.ts";
import type { CollectIssues, Members } from "./members.ts";
import type { Path } from "./path.ts";
import type { Report } from "./report.ts";

/** An issue before it has a hint. */
export interface Finding {
  readonly code: IssueCode;
  readonly path: Path;
  readonly message: string;
  /** The keys whose absence is the fault: near misses of them explain it. */
  readonly absent: readonly string[];
}

/** An array whose items are walked once the object that holds it is done. */
interface DeferredItems {
  readonly items: readonly unknown[];
  readonly schema: CompiledSchema;
  readonly path: Path;
}

/** Stands for a value that could not be read: it is present, and of no JSON type. */
const unreadable: unique symbol = Symbol("unreadable");

/** What generated code reports to while it looks at one payload, envelope or other value that has a schema of its own. */
export class IssueCollector {
  readonly #schema: CompiledSchema;
  readonly #report: Report;
  /** The keys and indices that lead to the value that is being looked at, those of the schema's own value first. */
  readonly #path: (string | number)[];
  readonly #depth: number;
  readonly #findings: Finding[] = [];
  readonly #unknown: string[] = [];
  readonly #later: DeferredItems[] = [];

  constructor(schema: CompiledSchema, path: Path, report: Report) {
    this.#schema = schema;
    this.#path = path.slice();
    this.#depth = path.length;
    this.#report = report;
  }

  /** Collects the issues of the value, then those of the items of its arrays. */
  run(value: unknown): void {
    this.#tryTo(() => this.#schema.collectIssues(value, this));
    const hints = this.#unknown.length === 0 ? [] : hintsFor(this.#findings, this.#unknown, this.#schema);
    this.#findings.forEach(({ code, path, message }, i) => {
      this.#report.add(code, path, message, hints[i]);
    });
    for (const { items, schema, path } of this.#later) collectItems(items, schema, path, this.#report);
  }

  /** Reports an issue of the value that is being looked at. */
  add(code: IssueCode, what: string, absent: readonly string[] = []): void {
    const last = this.#path.length === this.#depth ? undefined : this.#path[this.#path.length - 1];
    const subject = last === undefined ? `the ${this.#schema.title}` : displayKey(String(last));
    this.#find({ code, path: this.#path.slice(), message: `${subject} ${what}`, absent });
  }

  /** Reports that the value has the wrong type. */
  type(value: unknown, expected: string): void {
    this.add("type", `must be ${expected}, but is ${typeInWords(value)}`);
  }

  /** Reports that an object lacks a key. */
  missing(key: string): void {
    const { advice } = this.#schema;
    const more = this.#path.length === this.#depth && Object.hasOwn(advice, key) ? `: ${advice[key]}` : "";
    this.#find({
      code: "required",
      path: [...this.#path, key],
      message: `${displayKey(key)} is missing${more}`,
      absent: [key],
    });
  }

  /** Only the first issue of each place counts: a value of the wrong type is not also too small. */
  #find(finding: Finding): void {
    if (this.#findings.length > this.#report.max) return;
    if (!this.#findings.some(({ path }) => isSamePath(path, finding.path))) this.#findings.push(finding);
  }

  /**
   * The values of the known members of an object, each own, enumerable and read once; `undefined` for one that is absent. What
   * cannot be read is reported. Answers `undefined` where not even the keys can be read.
   */
  read(object: Readonly<Record<string, unknown>>, { indexOf }: Members): unknown[] | undefined {
    const values: unknown[] = new Array(indexOf.size).fill(undefined);
    const isOwnValue = this.#path.length === this.#depth;
    for (const key in object) {
      if (!Object.hasOwn(object, key)) continue;
      const index = indexOf.get(key);
      if (index === undefined) {
        if (isOwnValue) this.#unknown.push(key);
        continue;
      }
      try {
        values[index] = object[key];
      } catch {
        values[index] = unreadable;
        this.#find(unreadableAt([...this.#path, key]));
      }
    }
    return values;
  }

  /** Looks at the values of the members that are there. */
  members(values: readonly unknown[], { keys, collectors }: Members): void {
    for (let i = 0; i < keys.length; i++) {
      const collect = collectors[i];
      if (collect !== undefined && values[i] !== undefined) this.member(keys[i] as string, values[i], collect);
    }
  }

  /** Looks at the value of a member, if it is there. */
  member(key: string, value: unknown, collect: CollectIssues): void {
    if (value === undefined) return;
    this.#path.push(key);
    this.#tryTo(() => collect(value, this));
    this.#path.pop();
  }

  /** Leaves the items of an array, one of the schema's own, to be looked at when all else of the value is done. */
  later(items: readonly unknown[], index: number): void {
    const schema = this.#schema.items[index]?.compiled;
    if (schema !== undefined) this.#later.push({ items, schema, path: this.#path.slice() });
  }

  /** Reading may throw, such as from a getter or a Proxy. */
  #tryTo(collect: () => void): void {
    const { length } = this.#path;
    try {
      collect();
    } catch {
      this.#path.length = length;
      this.#find(unreadableAt(this.#path.slice()));
    }
  }
}

/** Items are validated one by one, each by its own guard, and only a bad one is looked at again; the walk ends at the limit. */
function collectItems(items: readonly unknown[], schema: CompiledSchema, path: Path, report: Report): void {
  const length = readOr(() => items.length);
  if (length === unreadable) addTo(report, unreadableAt(path));
  else
    for (let i = 0; i < length && !report.full; i++) {
      const item = readOr(() => items[i]);
      if (item === unreadable) addTo(report, unreadableAt([...path, i]));
      else if (readOr(() => schema.guard(item)) !== true) new IssueCollector(schema, [...path, i], report).run(item);
    }
}

const addTo = (report: Report, { code, path, message }: Finding): void => report.add(code, path, message);

function readOr<T>(get: () => T): T | typeof unreadable {
  try {
    return get();
  } catch {
    return unreadable;
  }
}

const unreadableAt = (path: Path): Finding => ({
  code: "unreadable",
  path,
  message: "reading this value threw an error",
  absent: [],
});

const isSamePath = (a: Path, b: Path): boolean =>
  a.length === b.length && a[a.length - 1] === b[b.length - 1] && a.every((step, i) => step === b[i]);

/** The type that a person would name; never the value. */
function typeInWords(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (isArray(value)) return "an array";
  if (typeof value !== "number" || Number.isInteger(value)) return article(typeof value);
  return Number.isFinite(value) ? "a number with a fraction" : "not a finite number";
}

const article = (type: string): string => (/^[aio]/.test(type) ? `an ${type}` : `a ${type}`);

function isArray(value: unknown): boolean {
  try {
    return Array.isArray(value);
  } catch {
    return false; // a revoked Proxy
  }
}
