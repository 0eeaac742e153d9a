/** How often a smaller value is tried at most. */
const mostTrials = 3_000;

/** The value made smaller, a step at a time, as long as it still satisfies the condition. */
export function smallest(value: unknown, isWanted: (value: unknown) => boolean): unknown {
  if (!isWanted(value)) throw new Error("internal error: the value that was found does not have the shape");
  let left = mostTrials;
  let current = value;
  for (let isSmaller = true; isSmaller; ) {
    isSmaller = false;
    for (const candidate of smallerThan(current)) {
      if (left-- <= 0) return current;
      if (!isWanted(candidate)) continue;
      current = candidate;
      isSmaller = true;
      break;
    }
  }
  return current;
}

/** Values that are one step smaller, the smallest first. */
function* smallerThan(value: unknown): Generator<unknown> {
  if (value !== null) yield null;
  if (value === null || typeof value === "boolean") return;
  if (typeof value === "number") yield* smallerNumbers(value);
  else if (typeof value === "string") yield* smallerStrings(value);
  else if (Array.isArray(value)) yield* smallerArrays(value);
  else yield* smallerObjects(value as Readonly<Record<string, unknown>>);
}

function* smallerNumbers(value: number): Generator<number> {
  for (const candidate of [0, 1, -1, Math.trunc(value)])
    if (String(candidate).length < String(value).length && candidate !== value) yield candidate;
}

function* smallerStrings(value: string): Generator<string> {
  const characters = [...value];
  if (characters.length > 0) yield "";
  if (characters.length > 100) yield characters.slice(0, characters.length / 2).join("");
  for (let i = 0; i < Math.min(characters.length, 100); i++) yield characters.filter((_, j) => j !== i).join("");
}

function* smallerArrays(items: readonly unknown[]): Generator<unknown[]> {
  if (items.length > 0) yield [];
  for (let i = 0; i < items.length; i++) yield items.filter((_, j) => j !== i);
  for (const [i, item] of items.entries())
    for (const smaller of smallerThan(item)) yield items.map((one, j) => (j === i ? smaller : one));
}

function* smallerObjects(object: Readonly<Record<string, unknown>>): Generator<object> {
  const members = Object.entries(object);
  if (members.length > 0) yield {};
  for (const [key] of members) yield Object.fromEntries(members.filter(([other]) => other !== key));
  for (const [key, member] of members)
    for (const smaller of smallerThan(member))
      yield Object.fromEntries(members.map(([other, one]) => [other, other === key ? smaller : one]));
}
