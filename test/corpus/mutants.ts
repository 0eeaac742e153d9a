import { pick, type Random } from "../../src/sample/random.ts";
import { isSchemaObject } from "../../src/schemas/schema.ts";

/** Values at which any schema may change its verdict. */
const common: readonly unknown[] = [
  ...[null, true, false, 0, 1, -1, 1.5, 1e21, -2_147_483_649, "", " ", "a", "0", "\u{1f600}", "x".repeat(300)],
  ...["2026-01-31T09:30:00Z", "00000000-0000-0000-0000-000000000000", "a@example.com", "https://example.com/a?b#c"],
  ...[[], [null], [1, 1], ["a", "a"], {}, { a: 1 }, { a: { b: [] } }],
];

/** Values on both sides of every limit that a schema states, and those that it lists. */
export function boundariesOf(schema: unknown): unknown[] {
  const values: unknown[] = [...common];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isSchemaObject(value)) return;
    for (const [keyword, stated] of Object.entries(value)) values.push(...besides(keyword, stated));
    Object.values(value).forEach(visit);
  };
  visit(schema);
  return values;
}

function besides(keyword: string, stated: unknown): unknown[] {
  if (keyword === "const" || keyword === "default") return [stated];
  if ((keyword === "enum" || keyword === "examples") && Array.isArray(stated)) return [...stated, `${stated[0]} `];
  if (typeof stated !== "number" || stated > 100_000) return typeof stated === "number" ? [stated, stated + 1] : [];
  const around = [stated - 1, stated, stated + 1].filter((count) => count >= 0);
  if (/Length$/.test(keyword)) return around.map((count) => "x".repeat(count));
  if (/Items$/.test(keyword))
    return around.filter((count) => count < 200).map((count) => Array.from({ length: count }, (_, i) => i));
  return [stated - 1, stated - 0.5, stated, stated + 0.5, stated + 1];
}

/** The value with one change: another value, a key or item less, or one more. */
export function mutated(value: unknown, boundaries: readonly unknown[], random: Random): unknown {
  const copy: unknown = structuredClone(value);
  const holders = holdersIn(copy);
  if (holders.length === 0 || random(20) === 0) return pick(random, boundaries);
  const holder = pick(random, holders);
  const keys = Object.keys(holder);
  const key = keys.length === 0 ? "other" : pick(random, keys);
  const other = pick(random, boundaries);
  if (Array.isArray(holder)) {
    const change = random(3);
    if (change === 0 || keys.length === 0) holder.push(other);
    else if (change === 1) holder.splice(Number(key), 1);
    else holder[Number(key)] = other;
    return copy;
  }
  const members = holder as Record<string, unknown>;
  const change = random(5);
  if (change === 0) delete members[key];
  else if (change === 1) members[`${key}_`] = other;
  else if (change === 2) members[key.slice(1) || "other"] = members[key];
  else members[key] = other;
  return copy;
}

/** All objects and arrays in a value. */
function holdersIn(value: unknown): object[] {
  if (typeof value !== "object" || value === null) return [];
  return [value, ...Object.values(value).flatMap(holdersIn)];
}
