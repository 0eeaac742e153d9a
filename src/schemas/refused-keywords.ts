/** Keywords of JSON Schema that are not supported, and what to write instead. */
export const refusedKeywords: ReadonlyMap<string, string> = new Map([
  ["$dynamicRef", "write `$ref` to the schema that is meant"],
  ["$recursiveRef", "write `$ref` to the schema that is meant"],
  ["$recursiveAnchor", "leave it out, and write `$ref` instead of `$recursiveRef`"],
  ["$vocabulary", "leave it out: it describes a metaschema, and schemas here are of 2020-12"],
  ["contentSchema", "describe the decoded value in a schema of its own"],
  ["additionalItems", "write `items` beside `prefixItems`"],
  ["dependencies", "write `dependentRequired` for lists of keys and `dependentSchemas` for schemas"],
]);

/** Why a keyword that JSON Schema has, or once had, is refused; `undefined` for any other keyword. */
export function refusalOf(keyword: string): string | undefined {
  const instead = refusedKeywords.get(keyword);
  return instead && `not supported; ${instead}`;
}
