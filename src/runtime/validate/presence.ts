/** The value of a key that is own and enumerable, and `undefined` for any other. */
export const ownValue = (object: object, key: string): unknown =>
  Object.prototype.propertyIsEnumerable.call(object, key) ? (object as Record<string, unknown>)[key] : undefined;

/** Whether the key is present in the sense of the productId rule: own, enumerable and not `undefined`. */
export const isPresent = (object: object, key: string): boolean => ownValue(object, key) !== undefined;

/** Whether a value is an object of JSON. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The number of keys of an object that are own, enumerable and not `undefined`. */
export function memberCount(object: Readonly<Record<string, unknown>>): number {
  let count = 0;
  for (const key of Object.keys(object)) if (object[key] !== undefined) count++;
  return count;
}
