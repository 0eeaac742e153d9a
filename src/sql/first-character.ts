import type { JsonClass } from "../constraints/constraint.ts";
import type { Sql } from "./dialect.ts";

/** Whether JSON that begins with a character is of a class. */
export const beginsClass: Readonly<Record<JsonClass, (first: Sql) => Sql>> = {
  string: (first) => `${first} = '"'`,
  object: (first) => `${first} = '{'`,
  array: (first) => `${first} = '['`,
  boolean: (first) => `${first} IN ('t', 'f')`,
  null: (first) => `${first} = 'n'`,
  number: (first) => `${first} IN ('-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9')`,
};
