import { compileWithIssues } from "../constraints/compile.ts";
import { membersOf } from "../constraints/keys.ts";
import { toPointer } from "../runtime/validate/path.ts";
import { itemsPlaces } from "../schemas/items.ts";
import type { SchemaNode } from "../schemas/model.ts";
import type { Compiler } from "./compiler.ts";
import type { Members, Pointer, Sql } from "./dialect.ts";
import { fileOf, type Hooks } from "./issues.ts";

/**
 * The keys that occur more than once, as the library looks for them (`duplicatesIn`): those that a schema with a collector of
 * its own knows. Where more than one object has such keys, their order is not seen.
 */
export function repeatsOf(node: SchemaNode, value: Sql, pointer: Pointer, compiler: Compiler, hooks: Hooks = {}): Sql {
  const { dialect } = compiler;
  const keys = membersOf(compileWithIssues(node));
  const places = itemsPlaces(node);
  const ofObject = dialect.withMembers(value, [...keys, ...firstKeys(places)], compiler.name("o"), (members) =>
    dialect.concat([
      keys.length === 0 ? dialect.none : members.repeats(keys, pointer),
      ...places
        .filter(({ at }) => at.length > 0)
        .map(({ at, items }) => below(items, at, members, pointer, { compiler, hooks, owner: members })),
    ]),
  );
  const [whole] = places.filter(({ at }) => at.length === 0);
  const ofItems = whole && ofArray(whole.items, value, pointer, { compiler, hooks, owner: undefined });
  return dialect.firstOf(
    [
      [dialect.isOf(value, "object"), ofObject],
      ...(ofItems === undefined ? [] : [[dialect.isOf(value, "array"), ofItems] as const]),
    ],
    dialect.none,
  );
}

const firstKeys = (places: ReturnType<typeof itemsPlaces>): string[] => places.flatMap(({ at }) => at.slice(0, 1));

interface Context {
  readonly compiler: Compiler;
  readonly hooks: Hooks;
  /** The members of the object whose schema describes the items. */
  readonly owner: Members | undefined;
}

/** The repeated keys in the items of an array, which some keys lead to. */
function below(
  items: SchemaNode,
  [key = "", ...rest]: readonly string[],
  members: Members,
  pointer: Pointer,
  context: Context,
): Sql {
  const { compiler } = context;
  const { dialect } = compiler;
  const value = members.value(key);
  const at: Pointer = [...pointer, toPointer([key])];
  const [next] = rest;
  const inside =
    next === undefined
      ? dialect.firstOf([[dialect.isOf(value, "array"), ofArray(items, value, at, context)]], dialect.none)
      : dialect.firstOf(
          [
            [
              dialect.isOf(value, "object"),
              dialect.withMembers(value, [next], compiler.name("o"), (inner) =>
                dialect.firstOf([[inner.hasRepeats([next]), dialect.unseen]], below(items, rest, inner, at, context)),
              ),
            ],
          ],
          dialect.none,
        );
  return inside === dialect.none ? inside : dialect.firstOf([[dialect.isPresent(value), inside]], dialect.none);
}

function ofArray(items: SchemaNode, value: Sql, pointer: Pointer, { compiler, hooks, owner }: Context): Sql {
  const { dialect } = compiler;
  return dialect.eachItem(value, 0, compiler.name("i"), (item, index) => {
    const at: Pointer = [...pointer, "/", { sql: index }];
    const special = owner && hooks.repeatsOfItem?.(items, item, at, owner);
    return special ?? repeatsOf(fileOf(items), item, at, compiler, hooks);
  });
}
