/** The drafts of JSON Schema that are read, oldest first. */
export const drafts = ["draft-04", "draft-06", "draft-07", "2019-09", "2020-12"] as const;
export type Draft = (typeof drafts)[number];

export const latestSchema = "https://json-schema.org/draft/2020-12/schema";

/** The draft that `$schema` names, by http or https, with or without a fragment; `undefined` for any other address. */
export function draftNamed($schema: unknown): Draft | undefined {
  if (typeof $schema !== "string") return undefined;
  const name = /^https?:\/\/json-schema\.org\/(draft-\d+|draft\/\d+-\d+)\/schema#?$/.exec($schema)?.[1];
  return drafts.find((draft) => draft === name?.replace("draft/", ""));
}

export const isBefore = (draft: Draft, other: Draft): boolean => drafts.indexOf(draft) < drafts.indexOf(other);

/**
 * The first draft that has a keyword, of those that decide about values or identify schemas. Earlier drafts ignore it like any
 * unknown keyword. `$defs` is read everywhere, because it only holds what references lead to.
 */
const firstDrafts: ReadonlyMap<string, Draft> = new Map(
  Object.entries({
    "draft-06": ["$id", "const", "contains", "propertyNames"],
    "draft-07": ["if", "then", "else"],
    "2019-09": [
      ...["$anchor", "$recursiveRef", "$recursiveAnchor", "$vocabulary", "contentSchema", "minContains", "maxContains"],
      ...["dependentRequired", "dependentSchemas", "unevaluatedItems", "unevaluatedProperties"],
    ],
    "2020-12": ["$dynamicAnchor", "$dynamicRef", "prefixItems"],
  } as const).flatMap(([draft, names]) => names.map((name): [string, Draft] => [name, draft as Draft])),
);

/** Whether a draft ignores a keyword that a later one has. */
export function isIgnored(keyword: string, draft: Draft): boolean {
  const first = firstDrafts.get(keyword);
  return first !== undefined && isBefore(draft, first);
}
