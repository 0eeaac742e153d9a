/** Whether a key, the name of an event or a string may be personal or made for one record: an address, a number, an identifier. */
export const looksLikeValue = (name: string): boolean =>
  name.length > 80 ||
  /@|\d[\d .()-]{4,}\d|[\da-f]{8}-[\da-f]{4}|^https?:/i.test(name) ||
  (name.match(/\d/g) ?? []).length > 5;
