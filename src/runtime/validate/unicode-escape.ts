/** A UTF-16 code unit as JSON and JavaScript escape it: `\uXXXX`. */
export const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** Every UTF-16 code unit of a string as `\uXXXX`. */
export const escapeUnits = (text: string): string => text.split("").map(escapeUnit).join("");
