import { toPointer } from "../runtime/validate/path.ts";
import { keywordNamed } from "../schemas/keywords.ts";
import { isSchemaObject, type Schema, type SchemaObject } from "../schemas/schema.ts";
import { canonical } from "./canonical.ts";

/** A value in one version of a file. */
interface Stated {
  readonly pointer: string;
  readonly value: unknown;
}

/** The outermost place at which two versions of a schema file differ. */
export interface Difference {
  readonly file: string;
  /** The schemas that hold it, by their pointers in both versions. */
  readonly within: { readonly base: string; readonly head: string };
  readonly keyword: string;
  /** The key under the keyword, where the keyword holds schemas by keys. */
  readonly step: string | undefined;
  /** Whether it is an entry of a list that only one version has. */
  readonly isEntry: boolean;
  readonly base: Stated | undefined;
  readonly head: Stated | undefined;
}

/** The pointer of the new version where something is there, otherwise that of the old one. */
export const pointerOf = ({ base, head }: Difference): string => (head ?? base)?.pointer as string;

/** Whether a keyword decides where references lead. */
export const isAddress = (keyword: string): boolean => ["$id", "$anchor", "$dynamicAnchor"].includes(keyword);

/** All that differs between two versions of a schema file. */
export function differencesIn(file: string, base: Schema, head: Schema): Difference[] {
  const [was, is] = [base, head].map((value): Stated => ({ pointer: "", value })) as [Stated, Stated];
  try {
    return new Comparison(file).schemas(was, is);
  } catch (error) {
    // Files that are nested so deeply that they cannot be compared part by part are taken as a whole.
    if (!(error instanceof RangeError)) throw error;
    const within = { base: "", head: "" };
    return [{ file, within, keyword: "", step: undefined, isEntry: false, base: was, head: is }];
  }
}

class Comparison {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  schemas(base: Stated, head: Stated): Difference[] {
    if (!isSchemaObject(base.value) || !isSchemaObject(head.value)) return this.#values(base, head, "", base, head);
    const [was, is] = [base.value, head.value];
    const keywords = new Set([...Object.keys(was), ...Object.keys(is)]);
    return [...keywords].flatMap((keyword) =>
      this.#keyword(base, head, keyword, inside(base, was, keyword), inside(head, is, keyword)),
    );
  }

  #keyword(outer: Stated, outerHead: Stated, keyword: string, base?: Stated, head?: Stated): Difference[] {
    if (base === undefined || head === undefined) return this.#values(outer, outerHead, keyword, base, head);
    const holds = keywordNamed(keyword)?.holds;
    if (holds === "schema") return this.schemas(base, head);
    if (holds === "map" && isSchemaObject(base.value) && isSchemaObject(head.value)) {
      const [was, is] = [base.value, head.value];
      return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((key) => {
        const [before, after] = [inside(base, was, key), inside(head, is, key)];
        if (before !== undefined && after !== undefined) return this.schemas(before, after);
        return this.#values(outer, outerHead, keyword, before, after, key);
      });
    }
    if (holds === "list" && Array.isArray(base.value) && Array.isArray(head.value))
      return this.#lists(outer, outerHead, keyword, entriesOf(base), entriesOf(head));
    return this.#values(outer, outerHead, keyword, base, head);
  }

  /** Entries of lists. Where their order does not matter, equal ones belong together, and the others in their order. */
  #lists(outer: Stated, outerHead: Stated, keyword: string, base: Stated[], head: Stated[]): Difference[] {
    const isOrdered = keywordNamed(keyword)?.appliesTo !== "value";
    const [before, after] = isOrdered ? [base, head] : unequal(base, head);
    const pairs = Array.from(
      { length: Math.max(before.length, after.length) },
      (_, i) => [before[i], after[i]] as const,
    );
    const found = pairs.flatMap(([was, is]) =>
      was !== undefined && is !== undefined
        ? this.schemas(was, is)
        : this.#values(outer, outerHead, keyword, was, is, undefined, true),
    );
    const isMoved = found.length === 0 && base.some(({ value }, i) => canonical(value) !== canonical(head[i]?.value));
    if (!isMoved) return found;
    const whole = ({ pointer }: Stated, list: Stated[]) => ({
      pointer: pointer + toPointer([keyword]),
      value: list.map(({ value }) => value),
    });
    return this.#values(outer, outerHead, keyword, whole(outer, base), whole(outerHead, head));
  }

  #values(
    outer: Stated,
    outerHead: Stated,
    keyword: string,
    base: Stated | undefined,
    head: Stated | undefined,
    step?: string,
    isEntry = false,
  ): Difference[] {
    if (base !== undefined && head !== undefined && canonical(base.value) === canonical(head.value)) return [];
    const within = { base: outer.pointer, head: outerHead.pointer };
    return [{ file: this.#file, within, keyword, step, isEntry, base, head }];
  }
}

const inside = ({ pointer }: Stated, object: SchemaObject, key: string): Stated | undefined =>
  Object.hasOwn(object, key) ? { pointer: pointer + toPointer([key]), value: object[key] } : undefined;

const entriesOf = ({ pointer, value }: Stated): Stated[] =>
  (value as unknown[]).map((entry, i) => ({ pointer: pointer + toPointer([i]), value: entry }));

/** The entries of each list that have no equal one in the other. */
function unequal(base: readonly Stated[], head: readonly Stated[]): [Stated[], Stated[]] {
  const left = new Map<string, Stated[]>();
  for (const entry of head) left.set(canonical(entry.value), [...(left.get(canonical(entry.value)) ?? []), entry]);
  const before = base.filter(({ value }) => left.get(canonical(value))?.shift() === undefined);
  const after = new Set([...left.values()].flat());
  return [before, head.filter((entry) => after.has(entry))];
}
