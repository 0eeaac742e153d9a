import type { Constraint } from "../../constraints/constraint.ts";
import { hashOf } from "../../constraints/patterns.ts";
import { header, importPath } from "../names.ts";
import { ModuleWriter, type PlannedKeys } from "../writer.ts";
import { runtimeImports } from "./runtime-imports.ts";

/**
 * The functions that report why a value without members or items is not valid. Many keys of many schemas ask for the same, so
 * all modules of a set share them, each under a name that depends on its constraint alone.
 */
export class SharedCollectors {
  /** Whether little code counts for more than the time to list the issues of an invalid value, as where there is a module for each event. */
  readonly isSmall: boolean;
  readonly #functions = new Map<string, { readonly key: string; readonly code: string }>();
  /** The constraints whose functions what is being written uses. */
  #used: Constraint[] | undefined;
  readonly #writer = new ValidatorWriter(this, (place) => {
    throw new Error(`a value without members or items does not conform to ${place}`);
  });

  constructor({ isSmall = false } = {}) {
    this.isSmall = isSmall;
  }

  /** The name of the function for a constraint; `body` gives its code. */
  nameOf(constraint: Constraint, body: (name: string, writer: ValidatorWriter) => string): string {
    this.#used?.push(constraint);
    const key = JSON.stringify(constraint);
    const name = `issuesOf${hashOf(key)}`;
    const known = this.#functions.get(name);
    if (known === undefined) this.#functions.set(name, { key, code: body(name, this.#writer) });
    else if (known.key !== key) throw new Error(`two constraints have the name ${name}: ${known.key}, ${key}`);
    return name;
  }

  /** What is written, and the constraints whose functions it uses. */
  whileWriting<T>(write: () => T): readonly [written: T, used: readonly Constraint[]] {
    const used: Constraint[] = [];
    this.#used = used;
    const written = write();
    this.#used = undefined;
    return [written, used];
  }

  /** The module of all these functions, in a folder below `generated/`. */
  module(sources: string, folder: string): string {
    const from = (to: string, names: Iterable<string>) => {
      const list = [...names].sort().join(", ");
      return list === "" ? "" : `import { ${list} } from "${importPath(`${folder}collectors.ts`, to)}";\n`;
    };
    const runtime = runtimeImports(this.#writer.runtime).map(([file, names]) => from(file, names));
    const patterns = from(`${folder}patterns.ts`, this.#writer.patterns);
    const functions = [...this.#functions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { code }]) => `export ${code}`);
    const declared = this.#writer.functions;
    return `${[`// @ts-nocheck\n${header(sources)}${runtime.join("")}${patterns}`, ...declared, ...functions].join("\n\n")}\n`;
  }
}

/** Collects what the code of one validator module needs. */
export class ValidatorWriter extends ModuleWriter {
  readonly shared: SharedCollectors;
  /** The shared collectors that this module uses. */
  readonly collectors = new Set<string>();

  constructor(shared: SharedCollectors, constraintAt: (place: string) => Constraint, planned?: PlannedKeys) {
    super(constraintAt, planned);
    this.shared = shared;
  }
}
