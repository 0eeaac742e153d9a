import type { Constraint } from "../constraints/constraint.ts";
import { patternName } from "../constraints/patterns.ts";

/** The keys of a module's objects about whose values a tracking plan may say more. */
export interface PlannedKeys {
  /** Those whose values the plan tests when the object has passed. */
  readonly tested: readonly string[];
  /** The key that makes the object a product. */
  readonly discriminator: string | undefined;
  /** Those of arrays, for whose items the plan gives a test, given their object. */
  readonly chosen: readonly string[];
}

/** Collects what the code of one module needs; what is needed twice is declared once. */
export class ModuleWriter {
  readonly functions: string[] = [];
  readonly #names = new Map<string, string>();
  #passedOn = "planned";
  /** Schemas whose modules this one uses, for items. */
  readonly schemas = new Set<string>();
  /** Functions for patterns that this module uses. */
  readonly patterns = new Set<string>();
  /** Names that it uses from the runtime. */
  readonly runtime = new Set<string>();
  /** The constraint of a position in a schema file, by its name (`placeOf`). */
  readonly constraintAt: (place: string) => Constraint;
  /** What its guards ask a tracking plan, if they do. */
  readonly planned: PlannedKeys | undefined;

  constructor(constraintAt: (place: string) => Constraint, planned?: PlannedKeys) {
    this.constraintAt = constraintAt;
    this.planned = planned;
  }

  /** The last parameter of its guards. */
  get plannedParameter(): string {
    return this.planned === undefined ? "" : ", planned?";
  }

  /** What its guards pass on for it. */
  get plannedArgument(): string {
    return this.planned === undefined ? "" : `, ${this.#passedOn}`;
  }

  /** Writes code that passes on what the object chooses by it. */
  choosing(write: () => string): string {
    return this.#passing("planned?.(object)", write);
  }

  #passing(passedOn: string, write: () => string): string {
    const before = this.#passedOn;
    this.#passedOn = passedOn;
    const written = write();
    this.#passedOn = before;
    return written;
  }

  /** The name of a function, declared once for each key. */
  declare(prefix: string, key: string, body: (name: string) => string): string {
    const slot = `${prefix} ${key}`;
    const known = this.#names.get(slot);
    if (known !== undefined) return known;
    const name = `${prefix}${[...this.#names.keys()].filter((other) => other.startsWith(`${prefix} `)).length}`;
    this.#names.set(slot, name);
    this.functions.push(this.#passing("planned", () => body(name)));
    return name;
  }

  /** Whether there is a function for this key. */
  isDeclared(prefix: string, key: string): boolean {
    return this.#names.has(`${prefix} ${key}`);
  }

  /** The name of a function that tests a string against the pattern (`patterns.ts`). */
  pattern(pattern: string): string {
    const name = patternName(pattern);
    this.patterns.add(name);
    return name;
  }

  use(name: string): string {
    this.runtime.add(name);
    return name;
  }
}

/**
 * `for…in` visits inherited keys too. In exactly this form, V8 takes the answer from the loop itself and looks nothing up;
 * `Object.hasOwn`, or the function held in a variable, costs as much as the rest of the loop.
 */
export const ownKeysOnly = "if (!Object.prototype.hasOwnProperty.call(object, key)) continue;";
