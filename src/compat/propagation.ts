import type { Formula, Literal, Shape } from "./formula.ts";
import type { FormulaStore } from "./store.ts";

/**
 * Puts the parts of a conjunction together: what is said twice of one key, index or limit becomes one part, and of each disjunction
 * only those ways stay that what holds anyway does not exclude.
 */
export class Propagation {
  readonly #store: FormulaStore;
  readonly #units = new Set<Formula>();
  readonly #present = new Set<string>();
  readonly #shapes = new Map<string, Shape>();

  constructor(store: FormulaStore) {
    this.#store = store;
  }

  and(parts: ReadonlySet<Formula>): Formula {
    const { no } = this.#store;
    const plain = this.#merged([...parts].filter(({ op }) => op !== "or"));
    for (const unit of plain) {
      if (unit === no) return no;
      this.#units.add(unit);
      if (unit.literal?.op === "present") this.#present.add(unit.literal.key);
      if (unit.literal?.op === "property" && !unit.literal.shape.isLazy)
        this.#shapes.set(unit.literal.key, unit.literal.shape);
    }
    for (const key of this.#present) if (this.#shapes.get(key) === this.#store.nothing) return no;
    const clauses: Formula[] = [];
    const found: Formula[] = [];
    for (const clause of parts) {
      if (clause.op !== "or") continue;
      this.#store.budget.spend(clause.of.length);
      if (clause.of.some((way) => this.#follows(way))) continue;
      const ways = clause.of.filter((way) => !this.#isExcluded(way));
      if (ways.length === 0) return no;
      if (ways.length === clause.of.length) clauses.push(clause);
      else found.push(ways.length === 1 ? (ways[0] as Formula) : this.#store.or(ways));
    }
    if (found.length > 0) return this.#store.and([...this.#units, ...clauses, ...found]);
    const all = [...this.#units, ...clauses];
    return all.length === 1 ? (all[0] as Formula) : this.#store.conjunctionOrDisjunction("and", all);
  }

  /** One part for each key, index and limit. */
  #merged(parts: readonly Formula[]): Formula[] {
    const slots = new Map<string, Formula>();
    for (const part of parts) {
      const slot = part.literal === undefined ? `${part.id}` : (slotOf(part.literal) ?? `${part.id}`);
      const other = slots.get(slot);
      slots.set(slot, other === undefined ? part : this.#both(other.literal as Literal, part.literal as Literal));
    }
    const merged = [...slots.values()].filter((part) => part !== this.#store.yes);
    return limits.some(([min, max]) => limitIn(slots, min) > limitIn(slots, max)) ? [this.#store.no] : merged;
  }

  #both(a: Literal, b: Literal): Formula {
    if ("limit" in a && "limit" in b) return this.#store.literal(a.op.startsWith("min") === a.limit > b.limit ? a : b);
    if ("shape" in a && "shape" in b)
      return this.#store.literal({ ...a, shape: this.#store.all([a.shape, b.shape]) } as Literal);
    const values = [a, b].flatMap((one): unknown[] => ("values" in one ? [...one.values] : []));
    return this.#store.literal({ ...a, values } as Literal);
  }

  /** Whether a formula holds where the units do, as far as is seen at once. */
  #follows(formula: Formula): boolean {
    if (this.#units.has(formula)) return true;
    if (formula.op === "and") return formula.of.every((part) => this.#follows(part));
    const { literal } = formula;
    if (literal?.op === "property" && !literal.shape.isLazy) {
      const known = this.#shapes.get(literal.key);
      if (known === undefined) return false;
      return this.#store.all([known, this.#store.negated(literal.shape)]) === this.#store.nothing;
    }
    return literal?.op === "present" && this.#present.has(literal.key);
  }

  /** Whether a formula fails where the units hold, as far as is seen at once. */
  #isExcluded(formula: Formula): boolean {
    const parts = formula.op === "and" ? formula.of : [formula];
    return parts.some((part) => this.#units.has(this.#store.not(part)) || this.#isUnfit(part, parts));
  }

  #isUnfit({ literal }: Formula, beside: readonly Formula[]): boolean {
    if (literal?.op === "present") return this.#shapes.get(literal.key) === this.#store.nothing;
    if (literal?.op !== "property" || literal.shape.isLazy) return false;
    const { key, shape } = literal;
    const isPresent =
      this.#present.has(key) || beside.some((one) => one.literal?.op === "present" && one.literal.key === key);
    return isPresent && this.#store.all([shape, this.#shapes.get(key) ?? shape]) === this.#store.nothing;
  }
}

const limits = [
  ["minLength", "maxLength"],
  ["minItems", "maxItems"],
  ["minProperties", "maxProperties"],
] as const;

function limitIn(slots: ReadonlyMap<string, Formula>, op: string): number {
  const literal = slots.get(op)?.literal;
  if (literal !== undefined && "limit" in literal) return literal.limit;
  return op.startsWith("min") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** Equal for literals that a conjunction makes one of. Recursive shapes are not put together: that would never end. */
function slotOf(literal: Literal): string | undefined {
  switch (literal.op) {
    case "minLength":
    case "maxLength":
    case "minItems":
    case "maxItems":
    case "minProperties":
    case "maxProperties":
    case "otherStrings":
    case "otherNumbers":
      return literal.op;
    case "property":
      return literal.shape.isLazy ? undefined : `property ${literal.key}`;
    case "item":
      return literal.shape.isLazy ? undefined : `item ${literal.index}`;
    default:
      return undefined;
  }
}
