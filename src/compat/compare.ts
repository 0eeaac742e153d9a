import { isAnnotation, keywordNamed } from "../schemas/keywords.ts";
import { type AnySchemas, SchemaModel, type SchemaNode } from "../schemas/model.ts";
import { isPart } from "../schemas/schema.ts";
import type { Change, ChangeCode, Witness } from "./change.ts";
import { effectsIn } from "./compare-schema.ts";
import { type Difference, differencesIn, isAddress, pointerOf } from "./differences.ts";
import type { Effect } from "./effect.ts";
import { isOfOtherDraft } from "./from-schema.ts";
import { fileChanges, kindChanges } from "./identity.ts";
import { defaultSteps } from "./inclusion.ts";
import { everyReachable } from "./search.ts";
import { isTypeChanged } from "./types-changed.ts";

export interface CompareOptions {
  /** Documents to try for a schema where nothing can be decided, such as generated ones. */
  readonly documentsFor?: (base: SchemaNode, head: SchemaNode) => Iterable<unknown>;
  /** A limit on the work for one schema. */
  readonly steps?: number;
}

/**
 * All that differs between two versions of schema files, by the names of the files, and what follows from it for payloads. The
 * schemas are those of 2020-12, as they are read from a folder: older drafts are upgraded by the reader.
 */
export function compare(base: AnySchemas, head: AnySchemas, options: CompareOptions = {}): Change[] {
  return new SetComparison(base, head, options).changes();
}

class SetComparison {
  readonly #base: SchemaModel;
  readonly #head: SchemaModel;
  readonly #options: CompareOptions;

  constructor(base: AnySchemas, head: AnySchemas, options: CompareOptions) {
    this.#base = new SchemaModel(base);
    this.#head = new SchemaModel(head);
    this.#options = options;
  }

  changes(): Change[] {
    const common = this.#head.names.filter((name) => this.#base.schemas.has(name));
    const differences = common.flatMap((name) =>
      differencesIn(name, this.#base.root(name).schema, this.#head.root(name).schema),
    );
    const files = fileChanges(this.#base, this.#head);
    if (differences.length === 0) return files;
    const seenIn = new Map<Difference, string[]>(differences.map((one) => [one, []]));
    const effects: { name: string; effect: Effect }[] = [];
    const others: Change[] = [];
    for (const name of this.#roots(common)) {
      const seen = this.#seenIn(name, differences);
      if (seen.length === 0) continue;
      for (const one of seen) seenIn.get(one)?.push(name);
      const own = this.#effects(name, seen);
      effects.push(...own.map((effect) => ({ name, effect })));
      others.push(...this.#otherChanges(name, own.length === 0));
    }
    return [
      ...files,
      ...grouped(others),
      ...differences.flatMap((one) => changesBy(one, seenIn.get(one) ?? [], effects, this.#decides(one))),
    ];
  }

  /** The schemas that payloads are validated by: parts are compared where they are used, if they are. */
  #roots(names: readonly string[]): string[] {
    const whole = names.filter((name) => !isPart(name));
    const used = new Set(
      whole.flatMap((name) =>
        [...everyReachable(this.#base.root(name)), ...everyReachable(this.#head.root(name))].map(({ file }) => file),
      ),
    );
    return names.filter((name) => !isPart(name) || !used.has(name));
  }

  /** The differences that a schema has in it, wherever they are. */
  #seenIn(name: string, differences: readonly Difference[]): Difference[] {
    const places = (model: SchemaModel) =>
      new Set([...everyReachable(model.root(name))].map(({ file, pointer }) => `${file}#${pointer}`));
    const [before, after] = [places(this.#base), places(this.#head)];
    const isMoved = [...before].some((place) => !after.has(place));
    return differences.filter(
      ({ file, within, keyword }) =>
        before.has(`${file}#${within.base}`) || after.has(`${file}#${within.head}`) || (isMoved && isAddress(keyword)),
    );
  }

  #effects(name: string, seen: readonly Difference[]): Effect[] {
    const deciding = seen.filter((one) => this.#decides(one) || isAddress(one.keyword));
    if (deciding.length === 0) return [];
    const [base, head] = [this.#base.root(name), this.#head.root(name)];
    const definitions = seen.filter(({ keyword }) => isDefinitions(keyword));
    const documents = this.#options.documentsFor?.(base, head) ?? [];
    return effectsIn({
      base,
      head,
      differences: deciding,
      definitions,
      documents,
      steps: this.#options.steps ?? defaultSteps,
    });
  }

  #otherChanges(name: string, areVerdictsKept: boolean): Change[] {
    const [base, head] = [this.#base.root(name), this.#head.root(name)];
    const kinds = kindChanges(base, head, this.#options.steps ?? defaultSteps);
    if (!areVerdictsKept || !isTypeChanged(this.#base, this.#head, name)) return kinds;
    return [...kinds, { ...atRoot(name), change: "type_changed", level: "annotation" }];
  }

  /** Whether a difference may decide about payloads. */
  #decides({ file, keyword }: Difference): boolean {
    if (keyword === "format") return [this.#base, this.#head].some((model) => "x-formats" in model.root(file).keywords);
    if (keyword === "" || keyword === "x-formats" || isOfOtherDraft(keyword)) return true;
    return !isAnnotation(keyword) && keywordNamed(keyword) !== undefined;
  }
}

const isDefinitions = (keyword: string): boolean =>
  keywordNamed(keyword)?.role === "core" && keywordNamed(keyword)?.holds === "map";

const atRoot = (name: string): Omit<Change, "change" | "level"> => ({
  ...{ direction: undefined, file: name, pointer: "", was: undefined, is: undefined },
  ...{ schemas: [name], witness: undefined, reason: undefined },
});

/** The same change of several schemas once. */
function grouped(changes: readonly Change[]): Change[] {
  const groups = new Map<string, Change>();
  for (const change of changes) {
    const { schemas, witness, file, ...rest } = change;
    const key = change.change === "type_changed" ? file : JSON.stringify(rest);
    const known = groups.get(key);
    groups.set(key, known === undefined ? change : { ...known, schemas: [...known.schemas, ...schemas] });
  }
  return [...groups.values()];
}

/** What is reported of one difference: each of its effects, and that it has none. */
function changesBy(
  difference: Difference,
  seenIn: readonly string[],
  effects: readonly { readonly name: string; readonly effect: Effect }[],
  decides: boolean,
): Change[] {
  const { file, base, head } = difference;
  const common = {
    file,
    pointer: pointerOf(difference),
    was: base?.value,
    is: head?.value,
    change: codeOf(difference, decides),
  };
  const groups = new Map<string, { name: string; effect: Effect }[]>();
  for (const one of effects) {
    if (one.effect.difference !== difference) continue;
    const key = `${one.effect.direction} ${one.effect.level} ${one.effect.reason}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  if (groups.size === 0) {
    const rest = { direction: undefined, schemas: seenIn, witness: undefined, reason: undefined };
    return [{ ...common, ...rest, level: levelWithoutEffect(common.change, decides && seenIn.length > 0) }];
  }
  return [...groups.values()].map((group) => {
    const { direction, level, reason } = (group[0] as { effect: Effect }).effect;
    const schemas = group.map(({ name }) => name);
    return {
      ...common,
      direction,
      level,
      reason,
      schemas,
      witness: smallestOf(group.map(({ effect }) => effect.witness)),
    };
  });
}

function smallestOf(witnesses: readonly (Witness | undefined)[]): Witness | undefined {
  const size = (witness: Witness) => JSON.stringify(witness.payload).length;
  return witnesses.filter((one) => one !== undefined).sort((a, b) => size(a) - size(b))[0];
}

const levelWithoutEffect = (change: ChangeCode, decides: boolean): Change["level"] => {
  if (change === "event_renamed" || change === "routing_changed") return "breaking";
  return decides ? "compatible" : "annotation";
};

function codeOf({ file, within, keyword, step, base, head }: Difference, decides: boolean): ChangeCode {
  if (keyword === "properties" && step !== undefined) return head === undefined ? "property_removed" : "property_added";
  if (decides)
    return base === undefined ? "constraint_added" : head === undefined ? "constraint_removed" : "constraint_changed";
  if (keyword === "title" && within.head === "" && file.startsWith("events/")) return "event_renamed";
  return otherCodes[keyword] ?? "annotation_changed";
}

const otherCodes: Readonly<Record<string, ChangeCode>> = {
  "x-issue": "issue_changed",
  "x-missing": "issue_changed",
  "x-kind": "kind_changed",
  "x-document": "routing_changed",
};
