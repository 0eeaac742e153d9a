import { compileAt, compileNamed, isPlace } from "../constraints/compile.ts";
import type { Constraint } from "../constraints/constraint.ts";
import type { SchemaModel } from "../schemas/model.ts";
import type { Dialect } from "./dialect.ts";
import { Logic } from "./truth.ts";

/** How often a schema that leads back to itself is followed; what is deeper is not seen. */
const mostLevels = 2;

/** What the parts of one statement share. */
export class Compiler {
  readonly dialect: Dialect;
  readonly logic: Logic;
  readonly model: SchemaModel;
  readonly #open: string[] = [];
  readonly #names: { count: number };

  constructor(dialect: Dialect, model: SchemaModel, names = { count: 0 }) {
    this.dialect = dialect;
    this.logic = new Logic(dialect);
    this.model = model;
    this.#names = names;
  }

  /** The same for the schemas of another model, in the same statement. */
  within(model: SchemaModel): Compiler {
    return new Compiler(this.dialect, model, this.#names);
  }

  /** A name that nothing else in the statement has. */
  name(of: string): string {
    this.#names.count++;
    return `${of}${this.#names.count}`;
  }

  /** Compiles what a schema elsewhere asks for; `undefined` where it leads back to itself once too often. */
  following<T>(name: string, compile: (constraint: Constraint) => T): T | undefined {
    if (this.#open.filter((one) => one === name).length >= mostLevels) return undefined;
    this.#open.push(name);
    try {
      return compile(isPlace(name) ? compileNamed(this.model, name) : compileAt(this.model.root(name)));
    } finally {
      this.#open.pop();
    }
  }
}
