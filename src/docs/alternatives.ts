import { keywordsWhere } from "../schemas/keywords.ts";
import type { SchemaNode } from "../schemas/model.ts";
import { held, isOnly, requiredKeysIn } from "./applied.ts";
import type { Alternatives } from "./model.ts";

/** The keywords that hold a list of schemas of which some or one must be satisfied. */
export const alternativeKeywords = keywordsWhere(({ asksFor }) => asksFor === "some" || asksFor === "one");

/** Where each branch asks for keys and for nothing else. */
export const alternativesIn = (node: SchemaNode): Alternatives[] =>
  alternativeKeywords.flatMap((keyword) => {
    const branches = held(node, keyword);
    const groups = branches.map(requiredKeysIn);
    const isOfKeys = branches.every((branch, i) => isOnly(branch, "required") && groups[i]?.length);
    return groups.length > 0 && isOfKeys ? [{ keyword, groups }] : [];
  });
