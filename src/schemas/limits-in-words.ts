const counted =
  (text: string, noun: string) =>
  (count: number): string =>
    `${text} ${count} ${noun}${count === 1 ? "" : "s"}`;

/** The limits that keywords set to a number, a string, an array or an object, in words. */
export const limitsInWords = {
  minimum: (value: number) => `at least ${value}`,
  maximum: (value: number) => `at most ${value}`,
  exclusiveMinimum: (value: number) => `more than ${value}`,
  exclusiveMaximum: (value: number) => `less than ${value}`,
  multipleOf: (value: number) => `a multiple of ${value}`,
  minLength: counted("at least", "character"),
  maxLength: counted("at most", "character"),
  minItems: counted("at least", "item"),
  maxItems: counted("at most", "item"),
  minContains: counted("at least", "such item"),
  maxContains: counted("at most", "such item"),
  minProperties: counted("at least", "key"),
  maxProperties: counted("at most", "key"),
};
