import type { IssueCode } from "./codes.ts";
import { type CompiledSchema, selected } from "./compiled-schema.ts";
import { hintsFor, misuseHint, typeHint } from "./hints.ts";
import { createIssue, displayKey, type Issue, type IssueParams } from "./issue.ts";
import type { CollectIssues, Members } from "./members.ts";
import type { Path } from "./path.ts";
import type { Report } from "./report.ts";
import { typeInWords, typeOf, typesInWords } from "./type-in-words.ts";

/** An issue, and the keys whose absence is the fault: near misses of them explain it. */
export interface CollectedIssue {
  readonly issue: Issue;
  readonly absent: readonly string[];
}

/** An array whose items are walked once the object that holds it is done. */
interface DeferredItems {
  readonly items: readonly unknown[];
  readonly schema: CompiledSchema;
  readonly path: Path;
}

/** In place of a value that could not be read: it is present, and of no JSON type. */
const unreadable: unique symbol = Symbol("unreadable");

const none: readonly never[] = [];

/**
 * What generated code reports to while it looks at one payload, envelope or other value that has a schema of its own. Its
 * fields are plain ones and its lists are made when they are first needed, because one is made for each invalid value.
 */
export class IssueCollector {
  /** The keys and indices that lead to the value that is being looked at, those of the schema's own value first. */
  readonly path: (string | number)[];
  /** The number of those that lead to the schema's own value. */
  depth: number;
  findings: CollectedIssue[] | undefined;
  private pointers: Set<string> | undefined;
  private unknown: string[] | undefined;
  private deferred: DeferredItems[] | undefined;

  constructor(
    readonly schema: CompiledSchema,
    path: Path,
    readonly report: Report,
  ) {
    this.path = path.slice();
    this.depth = path.length;
  }

  /**
   * Collects the issues of a value that the guard has rejected, then those of the items of its arrays. The work is linear in
   * the input and ends when the report is full. Never throws.
   */
  run(value: unknown): void {
    this.collect(value, this.schema.collectIssues);
    const { findings, unknown, deferred, report } = this;
    if (findings !== undefined) {
      const hints = unknown === undefined ? none : hintsFor(findings, unknown, this.schema);
      const misuse = misuseHint(value, this.schema, unknown !== undefined);
      for (let i = 0; i < findings.length; i++) {
        const { issue } = findings[i] as CollectedIssue;
        const hint = (i === 0 ? misuse : undefined) ?? hints[i];
        report.push(hint === undefined ? issue : { ...issue, hint });
      }
    }
    if (deferred === undefined) return;
    for (const { items, schema, path } of deferred) collectItems(items, schema, path, report);
  }

  /** Looks at the value by a schema. Never throws. */
  collect(value: unknown, collect: CollectIssues): void {
    const { length } = this.path;
    try {
      collect(value, this);
    } catch {
      this.failedToRead(length);
    }
  }

  /** Reports an issue of the value that is being looked at. */
  add(code: IssueCode, what: string, params?: IssueParams, absent: readonly string[] = none, hint?: string): void {
    const { path } = this;
    const step = path[path.length - 1];
    const title = path.length === this.depth ? this.schema.title : undefined;
    const subject = title !== undefined || step === undefined ? `the ${title ?? "value"}` : displayStep(step);
    this.find({ issue: createIssue(code, path.slice(), `${subject} ${what}`, hint, params), absent });
  }

  /** Reports that the value is of none of these types. */
  type(value: unknown, expected: readonly string[]): void {
    const found = typeOf(value);
    const hint = found === "object" || found === "string" ? typeHint(value, expected) : undefined;
    this.add(
      "type",
      `must be ${typesInWords(expected)}, but is ${typeInWords(value, found)}`,
      { expected, found },
      none,
      hint,
    );
  }

  /** Reports that an object lacks a key. */
  missing(key: string): void {
    const { path, depth, schema } = this;
    const more = path.length === depth && Object.hasOwn(schema.advice, key) ? `: ${schema.advice[key]}` : "";
    const message = `${displayKey(key)} is missing${more}`;
    this.find({ issue: createIssue("required", [...path, key], message), absent: [key] });
  }

  /** Only the first issue of each position counts: a value of the wrong type is not also too small. */
  find(finding: CollectedIssue): void {
    this.findings ??= [];
    const { findings } = this;
    if (findings.length <= this.report.max && !this.isFound(finding.issue.pointer, findings)) findings.push(finding);
  }

  /** Most lists are short; a long one gets a set of its pointers. */
  private isFound(pointer: string, findings: readonly CollectedIssue[]): boolean {
    if (findings.length < 50) return findings.some(({ issue }) => issue.pointer === pointer);
    this.pointers ??= new Set(findings.map(({ issue }) => issue.pointer));
    return this.pointers.size === this.pointers.add(pointer).size;
  }

  /**
   * The values of the known members of an object, each own, enumerable and read once; `undefined` for one that is absent. What
   * cannot be read is reported.
   */
  read(object: Readonly<Record<string, unknown>>, { indexOf, absent }: Members): unknown[] {
    const values = absent.slice();
    const isOwnValue = this.path.length === this.depth;
    for (const key in object) {
      // biome-ignore lint/suspicious/noPrototypeBuiltins: in this very form V8 knows the answer from the loop itself
      if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
      const index = indexOf(key);
      if (index >= 0) {
        try {
          values[index] = object[key];
        } catch {
          values[index] = unreadable;
          this.find({ issue: unreadableAt([...this.path, key]), absent: none });
        }
      } else if (isOwnValue) {
        this.unknown ??= [];
        this.unknown.push(key);
      }
    }
    return values;
  }

  /** Looks at the values of the members that are there. */
  members(values: readonly unknown[], { keys, collectors }: Pick<Members, "keys" | "collectors">): void {
    const { path } = this;
    const { length } = path;
    path.push("");
    for (let i = 0; i < keys.length; i++) {
      const collect = collectors[i];
      const value = values[i];
      if (collect === undefined || value === undefined) continue;
      path[length] = keys[i] as string;
      try {
        collect(value, this);
      } catch {
        this.failedToRead(length + 1);
      }
    }
    path.pop();
  }

  /** Looks at the value of one member, if it is there. */
  member(key: string, value: unknown, collect: CollectIssues): void {
    this.members([value], { keys: [key], collectors: [collect] });
  }

  /** Leaves the items of an array, one of the schema's own, to be looked at when all else of the value is done. */
  later(items: readonly unknown[], index: number): void {
    const schema = this.schema.items[index]?.compiled;
    if (schema === undefined) return;
    this.deferred ??= [];
    this.deferred.push({ items, schema, path: this.path.slice() });
  }

  /** Reading may throw, such as from a getter or a Proxy; the value that was being read has a path of that length. */
  private failedToRead(length: number): void {
    this.path.length = length;
    this.find({ issue: unreadableAt(this.path.slice()), absent: none });
  }
}

/** Reports the issues of a value that its guard has rejected. Never throws. */
export const collectIssues = (value: unknown, compiled: CompiledSchema, path: Path, report: Report): void =>
  new IssueCollector(selected(compiled, value), path, report).run(value);

/** Items are validated one by one, each by its own guard, and only a bad one is looked at again; the walk ends at the limit. */
function collectItems(items: readonly unknown[], schema: CompiledSchema, path: Path, report: Report): void {
  const length = readOr(() => items.length);
  if (length === unreadable) report.push(unreadableAt(path));
  else
    for (let i = 0; i < length && !report.full; i++) {
      const item = readOr(() => items[i]);
      if (item === unreadable) report.push(unreadableAt([...path, i]));
      else if (readOr(() => schema.guard(item)) !== true) collectIssues(item, schema, [...path, i], report);
    }
}

function readOr<T>(get: () => T): T | typeof unreadable {
  try {
    return get();
  } catch {
    return unreadable;
  }
}

/** A key or an index as messages show it. */
const displayStep = (step: string | number): string => (typeof step === "number" ? `item ${step}` : displayKey(step));

const unreadableAt = (path: Path): Issue => createIssue("unreadable", path, "reading this value threw an error");
