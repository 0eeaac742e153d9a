import { Undecidable } from "../constraints/undecidable.ts";
import { type Budget, type Formula, type JsonType, jsonTypes, type Literal, type Shape } from "./formula.ts";
import { filtered, inOrder, type ListLiteral, united } from "./listed.ts";
import { negatedLiteral, simplified } from "./literals.ts";
import { Propagation } from "./propagation.ts";

/** Makes formulas and shapes, each once, in simple forms. */
export class FormulaStore {
  /** The work of making formulas counts, too: some grow with the product of what they are made of. */
  readonly budget: Budget;
  readonly #formulas = new Map<string, Formula>();
  readonly #negations = new Map<Formula, Formula>();
  readonly #shapes = new Map<string, Shape>();
  readonly #negatedShapes = new Map<Shape, Shape>();
  /** By the numbers of two shapes, the smaller one first. */
  readonly #conjunctions = new Map<number, Shape>();
  #shapeCount = 0;
  #readings = 0;

  readonly yes = this.#interned("and", []);
  readonly no = this.#interned("or", []);
  readonly anything = this.shape({});
  readonly nothing = this.shape(Object.fromEntries(jsonTypes.map((type) => [type, this.no])));

  constructor(budget: Budget) {
    this.budget = budget;
    this.not(this.literal({ op: "is", value: true }));
  }

  /** What lists of values and limits allow is stated in one way. */
  literal(literal: Literal): Formula {
    return simplified(this, literal) ?? this.#interned("literal", [], inOrder(literal));
  }

  and(parts: readonly Formula[]): Formula {
    const units = new Set<Formula>();
    for (const part of parts) for (const one of part.op === "and" ? part.of : [part]) units.add(one);
    this.budget.spend(units.size);
    if (units.has(this.no)) return this.no;
    for (const unit of units) if (this.#negates(unit, units)) return this.no;
    const listed = [...units].find(({ literal }) => literal?.op === "strings" || literal?.op === "numbers");
    if (listed !== undefined) return filtered(this, listed.literal as ListLiteral, [...units]);
    return new Propagation(this).and(units);
  }

  or(parts: readonly Formula[]): Formula {
    const units = new Set<Formula>();
    for (const part of parts) for (const one of part.op === "or" ? part.of : [part]) units.add(one);
    this.budget.spend(units.size);
    if (units.has(this.yes)) return this.yes;
    for (const unit of units) if (this.#negates(unit, units)) return this.yes;
    const needed = united(
      this,
      [...units].filter((unit) => !unit.of.some((one) => units.has(one))),
    );
    return needed.length === 1 ? (needed[0] as Formula) : this.conjunctionOrDisjunction("or", needed);
  }

  /** A node of these parts as they are. */
  conjunctionOrDisjunction(op: "and" | "or", parts: readonly Formula[]): Formula {
    return this.#interned(
      op,
      [...parts].sort((a, b) => a.id - b.id),
    );
  }

  not(formula: Formula): Formula {
    const known = this.#negations.get(formula);
    if (known !== undefined) return known;
    const negation =
      formula.op === "literal"
        ? negatedLiteral(this, formula.literal as Literal)
        : this[formula.op === "and" ? "or" : "and"](formula.of.map((part) => this.not(part)));
    this.#negations.set(formula, negation);
    if (!this.#negations.has(negation)) this.#negations.set(negation, formula);
    return negation;
  }

  /** A shape with a part for each type; values of the types left out are allowed. */
  shape(parts: Partial<Record<JsonType, Formula>>): Shape {
    const all = Object.fromEntries(jsonTypes.map((type) => [type, parts[type] ?? this.yes])) as Shape["parts"];
    const key = jsonTypes.map((type) => all[type].id).join();
    const known = this.#shapes.get(key);
    if (known !== undefined) return known;
    const shape: Shape = { id: this.#shapeCount++, parts: all, isLazy: false };
    this.#shapes.set(key, shape);
    return shape;
  }

  /** A shape that is made when it is needed, once for its key. */
  lazy(key: string, make: () => Shape): Shape {
    const known = this.#shapes.get(key);
    if (known !== undefined) return known;
    let parts: Shape["parts"] | undefined;
    let isOpen = false;
    const shape: Shape = {
      id: this.#shapeCount++,
      isLazy: true,
      get parts() {
        if (parts !== undefined) return parts;
        if (isOpen) throw new Undecidable("a schema refers to itself for the same value");
        isOpen = true;
        try {
          parts = make().parts;
        } finally {
          isOpen = false;
        }
        return parts;
      },
    };
    this.#shapes.set(key, shape);
    return shape;
  }

  /** A number for each reading of schemas, so that the lazy shapes of two readings have different keys. */
  nextReading = (): number => this.#readings++;

  /** The same shape with parts that are known, so that shapes with equal parts are one. */
  forced = (shape: Shape): Shape => (shape.isLazy ? this.shape(shape.parts) : shape);

  all(shapes: readonly Shape[]): Shape {
    const distinct = [...new Set(shapes)].filter((shape) => shape !== this.anything);
    if (distinct.length < 2) return distinct[0] ?? this.anything;
    if (distinct.length === 2) return this.#both(distinct[0] as Shape, distinct[1] as Shape);
    const isContradiction = distinct.some((shape) => distinct.includes(this.#negatedShapes.get(shape) as Shape));
    return isContradiction ? this.nothing : this.#byType(distinct, (parts) => this.and(parts));
  }

  #both(a: Shape, b: Shape): Shape {
    const key = a.id < b.id ? a.id * 2 ** 26 + b.id : b.id * 2 ** 26 + a.id;
    const known = this.#conjunctions.get(key);
    if (known !== undefined) return known;
    const both = this.#negatedShapes.get(a) === b ? this.nothing : this.#byType([a, b], (parts) => this.and(parts));
    this.#conjunctions.set(key, both);
    return both;
  }

  any(shapes: readonly Shape[]): Shape {
    return shapes.length === 1 ? (shapes[0] as Shape) : this.#byType(shapes, (parts) => this.or(parts));
  }

  negated(shape: Shape): Shape {
    const known = this.#negatedShapes.get(shape);
    if (known !== undefined) return known;
    const negation = shape.isLazy
      ? this.lazy(`not ${shape.id}`, () => this.negated(this.forced(shape)))
      : this.#byType([shape], ([part]) => this.not(part as Formula));
    this.#negatedShapes.set(shape, negation);
    this.#negatedShapes.set(negation, shape);
    return negation;
  }

  /** Exactly one of the shapes. Of shapes that plainly exclude each other, the negations need not be stated. */
  one(shapes: readonly Shape[]): Shape {
    const ways = shapes.map((shape, i) => {
      const others = shapes.filter((other, j) => j !== i && this.all([shape, other]) !== this.nothing);
      return this.all([shape, ...others.map((other) => this.negated(other))]);
    });
    return this.any(ways);
  }

  /** Either the condition fails or the consequence holds. */
  implied = (condition: Shape, consequence: Shape): Shape => this.any([this.negated(condition), consequence]);

  #byType(shapes: readonly Shape[], combine: (parts: Formula[]) => Formula): Shape {
    return this.shape(
      Object.fromEntries(jsonTypes.map((type) => [type, combine(shapes.map(({ parts }) => parts[type]))])),
    );
  }

  #interned(op: Formula["op"], of: readonly Formula[], literal?: Literal): Formula {
    const key = literal === undefined ? `${op} ${of.map(({ id }) => id).join()}` : keyOf(literal);
    const known = this.#formulas.get(key);
    if (known !== undefined) return known;
    const formula: Formula = { id: this.#formulas.size, op, of, literal };
    this.#formulas.set(key, formula);
    return formula;
  }

  #negates(unit: Formula, units: ReadonlySet<Formula>): boolean {
    const negation = this.#negations.get(unit);
    return negation !== undefined && negation !== unit && units.has(negation);
  }

  presentWith = (key: string, shape: Shape): Formula =>
    this.and([this.literal({ op: "present", key }), this.literal({ op: "property", key, shape })]);
}

/** Equal for equal literals. */
function keyOf(literal: Literal): string {
  const { shape, keys, ...rest } = literal as { readonly shape?: Shape; readonly keys?: Formula };
  return `${JSON.stringify(rest)} ${shape?.id} ${keys?.id}`;
}
