import { schemas } from "../../../generated/schemas.ts";
import { idOf, type SchemaSet } from "../../schemas/schema.ts";

/** The schemas of the package by their addresses, as those of a team refer to them. */
export const shippedSchemas: SchemaSet = new Map([...schemas].map(([name, schema]) => [idOf(name), schema]));
