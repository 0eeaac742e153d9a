import type { Dialect, Sql, Truth } from "./dialect.ts";

/** Combines conditions, as far as they are known before any row is read. */
export class Logic {
  readonly #dialect: Dialect;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  constant(value: boolean): Truth {
    return {
      ...this.known(this.#dialect.name === "clickhouse" ? String(Number(value)) : String(value)),
      constant: value,
    };
  }

  known(sql: Sql): Truth {
    return { sql, isKnown: true };
  }

  /** Nothing is known. */
  get unknown(): Truth {
    return this.unknownIf(this.constant(true).sql);
  }

  /** True where the condition does not hold, and unknown where it does. */
  unknownIf(condition: Sql): Truth {
    return { sql: this.#dialect.unknownIf(condition), isKnown: false };
  }

  and(of: readonly Truth[]): Truth {
    const parts = of.filter(({ constant }) => constant !== true);
    if (parts.some(({ constant }) => constant === false)) return this.constant(false);
    return this.#joined(parts, true, (some) => this.#dialect.and(some));
  }

  or(of: readonly Truth[]): Truth {
    const parts = of.filter(({ constant }) => constant !== false);
    if (parts.some(({ constant }) => constant === true)) return this.constant(true);
    return this.#joined(parts, false, (some) => this.#dialect.or(some));
  }

  not(of: Truth): Truth {
    if (of.constant !== undefined) return this.constant(!of.constant);
    return { sql: this.#dialect.not(of), isKnown: of.isKnown };
  }

  /** Whether exactly one holds. */
  one(of: readonly Truth[]): Truth {
    return of.every(({ isKnown }) => isKnown) ? this.known(`(${this.#dialect.countTrue(of)} = 1)`) : this.unknown;
  }

  #joined(parts: readonly Truth[], empty: boolean, join: (some: readonly Truth[]) => Sql): Truth {
    const [first] = parts;
    if (first === undefined) return this.constant(empty);
    if (parts.length === 1) return first;
    return { sql: join(parts), isKnown: parts.every(({ isKnown }) => isKnown) };
  }
}
