import { firstFound } from "./attempts.ts";
import type { Formula, ObjectLiteral, Shape } from "./formula.ts";
import { holds } from "./holds.ts";
import type { Solving } from "./solving.ts";

type OfKeys = Extract<ObjectLiteral, { readonly op: "every" | "any" }>;
/** The keys of an object, each with what its value has. */
type Members = ReadonlyMap<string, Shape>;

/** An object that satisfies all literals. */
export const findObject = (literals: readonly ObjectLiteral[], solving: Solving): object | undefined =>
  new ObjectSearch(literals, solving).find();

class ObjectSearch {
  readonly #solving: Solving;
  readonly #present: readonly string[];
  /** The keys that a literal names, with the shapes of their values. */
  readonly #named = new Map<string, Shape>();
  readonly #every: readonly OfKeys[];
  readonly #any: readonly OfKeys[];
  readonly #least: number;
  readonly #most: number;

  constructor(literals: readonly ObjectLiteral[], solving: Solving) {
    this.#solving = solving;
    this.#every = literals.filter((one): one is OfKeys => one.op === "every");
    this.#any = literals.filter((one): one is OfKeys => one.op === "any");
    this.#present = literals.flatMap((one) => (one.op === "present" ? [one.key] : []));
    const limits = (op: ObjectLiteral["op"]) =>
      literals.flatMap((one) => (one.op === op && "limit" in one ? [one.limit] : []));
    this.#least = Math.max(0, ...limits("minProperties"));
    this.#most = Math.min(Number.POSITIVE_INFINITY, ...limits("maxProperties"));
    const shapes = new Map<string, Shape[]>(this.#present.map((key) => [key, []]));
    for (const one of literals)
      if (one.op === "property") shapes.set(one.key, [...(shapes.get(one.key) ?? []), one.shape]);
    for (const [key, own] of shapes) this.#named.set(key, this.#all([...own, ...this.#shapesFor(key)]));
  }

  find(): object | undefined {
    if (this.#present.length > this.#most) return undefined;
    const members = new Map(this.#present.map((key) => [key, this.#named.get(key) as Shape]));
    // A key without a value decides, even where the value of another one cannot be decided.
    const missing = firstFound(members.values(), (shape) => this.#solving.find(shape) === undefined || undefined);
    return missing === true ? undefined : this.#withAny(members, 0);
  }

  /** Makes each of the literals true that some key must satisfy. */
  #withAny(members: Members, at: number): object | undefined {
    const literal = this.#any[at];
    if (literal === undefined) return this.#withEnough(members);
    return firstFound(this.#ways(members, literal), ([key, shape]) => {
      this.#solving.budget.spend();
      const isTooMuch = !members.has(key) && members.size >= this.#most;
      if (isTooMuch || this.#solving.find(shape) === undefined) return undefined;
      return this.#withAny(new Map(members).set(key, shape), at + 1);
    });
  }

  /** The keys whose value may have the shape: present ones, named ones and one of each kind of other keys. */
  *#ways(members: Members, { keys, shape }: OfKeys): Generator<readonly [string, Shape]> {
    for (const known of [members, this.#named])
      for (const [key, own] of known) {
        if ((known === this.#named && members.has(key)) || !holds(keys, key)) continue;
        yield [key, this.#all([own, shape])];
      }
    for (const { key, shapes } of this.#otherKeys(members, keys, 1)) yield [key, this.#all([...shapes, shape])];
  }

  /** Adds keys until there are as many as needed. */
  #withEnough(members: Members): object | undefined {
    const all = new Map(members);
    const add = (key: string, shape: Shape) => {
      if (all.size < this.#least && !all.has(key) && this.#solving.find(shape) !== undefined) all.set(key, shape);
    };
    if (all.size < this.#least) for (const [key, shape] of this.#named) add(key, shape);
    const missing = this.#least - all.size;
    if (missing > 0)
      for (const { key, shapes } of this.#otherKeys(members, this.#solving.store.yes, missing))
        add(key, this.#all(shapes));
    if (all.size < this.#least || all.size > this.#most) return undefined;
    return Object.fromEntries([...all].map(([key, shape]) => [key, this.#solving.find(shape)?.value]));
  }

  /** Of each kind of keys that no literal names, up to so many: keys are of one kind if the same literals are about them. */
  *#otherKeys(members: Members, of: Formula, count: number): Generator<{ key: string; shapes: readonly Shape[] }> {
    const { store, strings } = this.#solving;
    const values = [...new Set([...this.#named.keys(), ...members.keys()])];
    let kinds = [{ keys: store.and([of, store.literal({ op: "otherStrings", values })]), shapes: [] as Shape[] }];
    for (const { keys, shape } of this.#every) {
      kinds = kinds.flatMap((kind) => [
        { ...kind, keys: store.and([kind.keys, store.not(keys)]) },
        { keys: store.and([kind.keys, keys]), shapes: [...kind.shapes, shape] },
      ]);
      kinds = kinds.filter(({ keys: some }) => strings(some, 1).length > 0);
    }
    for (const { keys, shapes } of kinds) for (const key of strings(keys, count)) yield { key, shapes };
  }

  #shapesFor = (key: string): Shape[] => this.#every.filter(({ keys }) => holds(keys, key)).map(({ shape }) => shape);

  #all = (shapes: readonly Shape[]): Shape => this.#solving.store.forced(this.#solving.store.all(shapes));
}
