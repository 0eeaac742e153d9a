import type { Constraint } from "../../constraints/constraint.ts";
import { hashOf } from "../../constraints/patterns.ts";
import { header } from "../names.ts";
import { ModuleWriter } from "../writer.ts";

/**
 * The functions that report why a value without members or items is not valid. Many keys of many schemas ask for the same, so
 * all modules of a set share them, each under a name that depends on its constraint alone.
 */
export class SharedCollectors {
  readonly #functions = new Map<string, string>();
  readonly #constraints = new Map<string, string>();
  readonly #writer = new ValidatorWriter(this);

  /** The name of the function for a constraint; `body` gives its code. */
  nameOf(constraint: Constraint, body: (name: string, writer: ValidatorWriter) => string): string {
    const key = JSON.stringify(constraint);
    const name = `issuesOf${hashOf(key)}`;
    const known = this.#constraints.get(name);
    if (known !== undefined && known !== key)
      throw new Error(`two constraints have the name ${name}: ${known}, ${key}`);
    if (known === undefined) this.#functions.set(name, body(name, this.#writer));
    this.#constraints.set(name, key);
    return name;
  }

  /** The module of all these functions, one folder below `generated/` for each level of `folder`. */
  module(sources: string, folder: string): string {
    const names = (title: string, from: Iterable<string>) => {
      const sorted = [...from].sort();
      return sorted.length === 0 ? "" : `import { ${sorted.join(", ")} } from "${title}";\n`;
    };
    const up = "../".repeat(folder.split("/").length);
    return [
      `// @ts-nocheck\n${header(sources)}${names(`${up}src/runtime/validate/presence.ts`, this.#writer.runtime)}${names("./patterns.ts", this.#writer.patterns)}`,
      ...[...this.#functions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, code]) => `export ${code}`),
    ]
      .join("\n\n")
      .concat("\n");
  }
}

/** Collects what the code of one validator module needs. */
export class ValidatorWriter extends ModuleWriter {
  readonly shared: SharedCollectors;
  /** The shared collectors that this module uses. */
  readonly collectors = new Set<string>();

  constructor(shared: SharedCollectors) {
    super();
    this.shared = shared;
  }
}
