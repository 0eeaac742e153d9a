import { toPointer } from "../runtime/validate/path.ts";
import type { SchemaNode } from "../schemas/model.ts";
import type { Difference } from "./differences.ts";
import type { Side } from "./reverted.ts";
import { everyReachable, heldIn } from "./search.ts";

/** The name of a schema's position, by which it is found in another version of the files. */
const placeOf = ({ file, pointer }: Pick<SchemaNode, "file" | "pointer">): string => `${file}#${pointer}`;

/** Which of the schemas that a root leads to mean something else where a difference is taken back. */
export class Dependents {
  readonly #nodes = new Map<string, SchemaNode>();
  /** The places that hold or refer to a place. */
  readonly #users = new Map<string, string[]>();

  constructor(root: SchemaNode) {
    for (const node of everyReachable(root)) {
      const place = placeOf(node);
      this.#nodes.set(place, node);
      for (const inner of [...heldIn(node), ...(node.target === undefined ? [] : [node.target])])
        this.#users.set(placeOf(inner), [...(this.#users.get(placeOf(inner)) ?? []), place]);
    }
  }

  /** Finds the schema of a place, unless it depends on one of the differences or is not there. */
  unaffectedBy(differences: readonly Difference[], side: Side): (node: SchemaNode) => SchemaNode | undefined {
    const affected = new Set(differences.flatMap((one) => this.#seeds(one, side)));
    for (const place of affected) for (const user of this.#users.get(place) ?? []) affected.add(user);
    return (node) => (affected.has(placeOf(node)) ? undefined : this.#nodes.get(placeOf(node)));
  }

  /** The schema that holds the difference, and the schemas under its keyword. */
  #seeds({ file, within, keyword }: Difference, side: Side): string[] {
    const holder = placeOf({ file, pointer: within[side] });
    const under = keyword === "" ? `${holder}/` : `${holder}${toPointer([keyword])}`;
    const isUnder = (place: string) => place === under || place.startsWith(under.endsWith("/") ? under : `${under}/`);
    return [holder, ...[...this.#nodes.keys()].filter(isUnder)];
  }
}
