import { type Kind, kindsOf } from "../schemas/kinds.ts";
import type { SchemaModel, SchemaNode } from "../schemas/model.ts";
import { SchemaError } from "../schemas/schema.ts";
import { canonical } from "./canonical.ts";
import type { Change } from "./change.ts";
import { Budget, type Shape, undecidable } from "./formula.ts";
import { SchemaReading, wellFormed } from "./from-schema.ts";
import { witnessOf } from "./inclusion.ts";
import { Solver } from "./solver.ts";
import { FormulaStore } from "./store.ts";

const neither = {
  direction: undefined,
  pointer: "",
  was: undefined,
  is: undefined,
  witness: undefined,
  reason: undefined,
};

/** Schema files that were added, removed or renamed. A file is renamed if its content is the same, but for its address. */
export function fileChanges(base: SchemaModel, head: SchemaModel): Change[] {
  const removed = base.names.filter((name) => !head.schemas.has(name));
  const added = new Set(head.names.filter((name) => !base.schemas.has(name)));
  const changes = removed.map((name): Change => {
    const twin = [...added].find((one) => contentOf(head.root(one)) === contentOf(base.root(name)));
    if (twin === undefined)
      return { ...neither, change: "schema_removed", level: "breaking", file: name, schemas: [name] };
    added.delete(twin);
    return {
      ...neither,
      change: "schema_renamed",
      level: "breaking",
      file: twin,
      schemas: [twin],
      was: name,
      is: twin,
    };
  });
  const isNew = (name: string): Change => ({
    ...{ ...neither, change: "schema_added", level: "compatible", file: name, schemas: [name] },
  });
  return [...changes, ...[...added].map(isNew)];
}

function contentOf({ schema, keywords }: SchemaNode): string {
  const { $id: _, ...content } = keywords;
  return canonical(typeof schema === "boolean" ? schema : content);
}

/** Payloads that are valid by both versions of a schema and are of another kind (`x-kind`). */
export function kindChanges(base: SchemaNode, head: SchemaNode, steps: number): Change[] {
  const [before, after] = [kindsIn(base), kindsIn(head)];
  if (canonical(before.map(summary)) === canonical(after.map(summary))) return [];
  const { file } = head;
  const changed = (was: string | undefined, is: string | undefined, rest: Partial<Change>): Change => ({
    ...{ ...neither, change: "kind_changed", level: "breaking", file, schemas: [file], was, is, ...rest },
  });
  if (before.length === 0 || after.length === 0) return [changed(before[0]?.kind.kind, after[0]?.kind.kind, {})];
  const store = new FormulaStore(new Budget(steps));
  const solver = new Solver(store);
  const moves = before.flatMap((one) => after.map((other) => [one, other] as const));
  return moves.flatMap(([one, other]) => {
    if (one.kind.kind === other.kind.kind) return [];
    try {
      const shapes = [base, head].map((node) => new SchemaReading(store).shapeOf(wellFormed(node)));
      const found = witnessOf(solver, [...shapes, one.shapeIn(store), other.shapeIn(store)]);
      if (found === undefined) return [];
      return [
        changed(one.kind.kind, other.kind.kind, { witness: { payload: found.value, schema: file, issue: undefined } }),
      ];
    } catch (error) {
      const { message: reason } = undecidable(error);
      return [changed(one.kind.kind, other.kind.kind, { level: "unknown", reason })];
    }
  });
}

interface StatedKind {
  readonly kind: Kind;
  /** What payloads of the kind have in common. */
  readonly shapeIn: (store: FormulaStore) => Shape;
  readonly test: string;
}

const summary = ({ kind, test }: StatedKind) => [kind.kind, test];

function kindsIn(root: SchemaNode): StatedKind[] {
  const found = statedKinds(root);
  if (found === undefined) return [];
  const { kinds, key } = found;
  if (key === undefined) return kinds.map((kind) => ({ kind, shapeIn: ({ anything }) => anything, test: "" }));
  const present = (store: FormulaStore) => store.shape({ object: store.literal({ op: "present", key }) });
  return kinds.map((kind, i) => ({
    kind,
    shapeIn: (store) => (i === 1 ? present(store) : store.negated(present(store))),
    test: `${i} ${key}`,
  }));
}

/** `undefined` where a schema states no kinds, or not as a reader of schemas asks for it. Nothing has checked what keywords hold. */
function statedKinds(root: SchemaNode) {
  try {
    return kindsOf(root);
  } catch (error) {
    if (error instanceof SchemaError || error instanceof TypeError) return undefined;
    throw error;
  }
}
