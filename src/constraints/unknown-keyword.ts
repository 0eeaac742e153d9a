import { toPointer } from "../runtime/validate/path.ts";
import { isAnnotation } from "../schemas/keywords.ts";
import type { SchemaNode } from "../schemas/model.ts";
import { nearestKeyword } from "../schemas/nearest-keyword.ts";
import { refusalOf } from "../schemas/refused-keywords.ts";
import { SchemaError } from "../schemas/schema.ts";
import { type Constraint, yes } from "./constraint.ts";

/** A keyword that nobody knows is an annotation (2020-12, core, 6.5), unless it is nearly one that decides about values. */
export function unknownKeyword({ file, pointer }: SchemaNode, keyword: string): Constraint {
  const refusal = refusalOf(keyword);
  const nearest = refusal === undefined ? nearestKeyword(keyword) : undefined;
  const problem =
    nearest === undefined || isAnnotation(nearest) ? refusal : `unknown keyword; did you mean \`${nearest}\`?`;
  if (problem !== undefined) throw new SchemaError(file, pointer + toPointer([keyword]), problem);
  return yes;
}
