import { toPointer } from "../runtime/validate/path.ts";
import { keyWithEscape, re2 } from "./clickhouse.ts";
import type { Dialect, Members, Sql, Truth } from "./dialect.ts";
import { beginsClass } from "./first-character.ts";
import { pointerText } from "./pointer.ts";
import { regexText } from "./regex-text.ts";

const string = (text: string): Sql =>
  text.includes("\0")
    ? `(${text
        .split("\0")
        .map((part) => string(part))
        .join(" || chr(0) || ")})`
    : `'${text.replaceAll("'", "''")}'`;

const concat = (parts: readonly Sql[]): Sql => parts.join(" || ");
const items = (value: Sql): Sql => `json_extract(${value}, '$[*]')::VARCHAR[]`;
const itemsFrom = (value: Sql, from: number): Sql => (from === 0 ? items(value) : `(${items(value)})[${from + 1}:]`);
const keysOf = (text: Sql): Sql => `json_keys(CASE WHEN json_valid(${text}) THEN ${text} END)`;
const matches = (text: Sql, source: string): Sql => `regexp_matches(${text}, ${string(source)})`;

/**
 * What DuckDB accepts beyond JSON: `NaN`, `Infinity` and commas before a closing bracket. In strings they do no harm. Expressions that
 * begin with one character are much faster than one that begins with several.
 */
const lenient = [",\\s*(?:[}\\]]|-?(?i:nan|inf))", ":\\s*-?(?i:nan|inf)", "\\[\\s*-?(?i:nan|inf)"];
const hasLenientPart = (text: Sql): Sql => `(${lenient.map((one) => matches(text, one)).join(" OR ")})`;
const strings = '"(?:[^"\\\\]|\\\\.)*"';
const isLenient = (text: Sql): Sql => {
  const withoutStrings = `regexp_replace(${text}, ${string(strings)}, '""', 'g')`;
  const ofRoot = matches(text, "^\\s*-?(?i:nan|inf)");
  return `(${ofRoot} OR (${hasLenientPart(text)} AND ${hasLenientPart(withoutStrings)}))`;
};
/** What it refuses although it may be JSON: lone surrogates and a byte order mark. */
const refused = "\\\\u[dD][89a-fA-F]|^\\x{feff}";

/** Values are JSON as DuckDB writes it again, of the type VARCHAR, and NULL for none. */
export const duckdb: Dialect = {
  name: "duckdb",
  isJson: (text) => `(json_valid(${text}) AND NOT ${isLenient(text)})`,
  mayMisread: { asJson: () => undefined, asOther: (text) => matches(text, refused) },
  parsed: (text) => `json_extract(CASE WHEN json_valid(${text}) THEN ${text} END, '$')::VARCHAR`,
  string,
  number: (value) => `(${value})::DOUBLE`,

  and: (of) => `(${of.map(({ sql }) => sql).join(" AND ")})`,
  or: (of) => `(${of.map(({ sql }) => sql).join(" OR ")})`,
  not: ({ sql }) => `(NOT ${sql})`,
  countTrue: (of) => `(${of.map(({ sql }) => `(${sql})::INTEGER`).join(" + ")})`,
  isCertain: ({ sql, isKnown }) => (isKnown ? sql : `coalesce(${sql}, false)`),
  unknownIf: (condition) => `(CASE WHEN NOT ${condition} THEN true END)`,

  isPresent: (value) => `(${value} IS NOT NULL)`,
  isOf: (value, to) => `(${beginsClass[to](`${value}[1]`)})`,
  isTrue: (value) => `(${value} = 'true')`,
  text: (value) => `json_extract_string(${value}, '$')`,
  isString: (value, text) => (/^[ !#-.0-[\]-~]*$/.test(text) ? `(${value} = ${string(`"${text}"`)})` : undefined),
  double: (value) => `TRY_CAST(${value} AS DOUBLE)`,
  isFinite: (double) => `isfinite(${double})`,
  remainder: (dividend, divisor) => `(${dividend} % ${divisor})`,
  length: (text) => `length(${text})`,
  matches: (text, regex) => {
    const source = regexText(regex, re2);
    return source === undefined ? undefined : matches(text, source);
  },
  beginsWithin: (value, from, to) =>
    `(${value}[1] = '"' AND ${value}[2] BETWEEN ${string(from)} AND ${string(to)} AND ${value}[2] NOT IN ('"', '\\'))`,

  quick: {
    withKeys: (text, name, body) => duckdb.bind(keysOf(text), name, body(name)),
    has: (keys, key) => `list_contains(${keys}, ${string(key)})`,
    areUnique: (keys) => `(len(list_distinct(${keys})) = len(${keys}))`,
    matchesSome: (text, sources) => `(${sources.map((one) => matches(text, one)).join(" OR ")})`,
    mayBeLenient: hasLenientPart,
    keyWithEscape,
  },

  unless: (condition, then, text, _, body) => `(CASE WHEN ${condition} THEN ${then} ELSE ${body(text)} END)`,
  bind: (value, name, body) => `list_transform([${value}], lambda ${name}: ${body})[1]`,
  withMembers: (value, keys, name, body) => {
    const paths = keys.map((key) => string(toPointer([key]))).join(", ");
    const keysOfAll = `json_keys(${value})`;
    const valuesOfAll = `json_extract(${value}, '$.*')::VARCHAR[]`;
    // A path leads to the first of several members with one key.
    const last = `list_transform([${keys.map(string).join(", ")}], lambda ${name}y: (${valuesOfAll})[len(${keysOfAll}) + 1 - list_position(list_reverse(${keysOfAll}), ${name}y)])`;
    const wanted =
      keys.length === 0
        ? "[]::VARCHAR[]"
        : `CASE WHEN len(list_distinct(${keysOfAll})) != len(${keysOfAll}) THEN ${last} ELSE json_extract(${value}, [${paths}])::VARCHAR[] END`;
    const members = `{'k': ${keysOfAll}, 'm': ${wanted}, 'v': ${valuesOfAll}}`;
    return `list_transform([${members}], lambda ${name}: ${body(membersOf(keys, name))})[1]`;
  },
  itemCount: (value) => `json_array_length(${value})`,
  item: (value, index) => `(json_extract(${value}, '$[${index}]')::VARCHAR)`,
  everyItem: (value, from, name, test) => every(name, test(name), itemsFrom(value, from)),
  countItems: (value, name, test) => `len(list_filter(${items(value)}, lambda ${name}: ${test(name).sql}))`,
  eachItem: (value, from, name, issues) => {
    const body = issues(name, `(${name}n + ${from - 1})::VARCHAR`);
    return `flatten(list_transform(${itemsFrom(value, from)}, lambda ${name}, ${name}n: ${body}))`;
  },
  areUnique: (value, name) => {
    const texts = `list_transform(${items(value)}, lambda ${name}: json_extract_string(${name}, '$'))`;
    const areTexts = `len(list_filter(${items(value)}, lambda ${name}: ${name}[1] != '"')) = 0`;
    const sql = `(CASE WHEN json_array_length(${value}) < 2 THEN true WHEN ${areTexts} THEN len(list_distinct(${texts})) = json_array_length(${value}) END)`;
    return { sql, isKnown: false };
  },

  noKind: "NULL",
  none: "[]::VARCHAR[]",
  single: (value) => `[${value}]`,
  issue: (code, pointer) => `[${pointerText(code, pointer, string, concat)}]`,
  unseen: "['?']",
  concat: (lists) => {
    const some = lists.filter((one) => one !== "[]::VARCHAR[]");
    return some.length === 0 ? "[]::VARCHAR[]" : some.length === 1 ? (some[0] as Sql) : `flatten([${some.join(", ")}])`;
  },
  firstOf: (cases, otherwise) =>
    `(CASE ${cases.map(([condition, then]) => `WHEN ${condition} THEN ${then}`).join(" ")} ELSE ${otherwise} END)`,
  choose: ({ sql, isKnown }, then, otherwise) =>
    isKnown
      ? `(CASE WHEN ${sql} THEN ${then} ELSE ${otherwise} END)`
      : `(CASE WHEN ${sql} THEN ${then} WHEN NOT ${sql} THEN ${otherwise} ELSE ['?'] END)`,
  isEmpty: (found) => `(len(${found}) = 0)`,
  hasSeveralParents: (found) =>
    `(len(list_distinct(list_transform(${found}, lambda x: regexp_replace(x, '/[^/]*$', '')))) > 1)`,
  hasUnseen: (found) => `list_contains(${found}, '?')`,
  issueColumn: (found) => {
    const pointer = (one: Sql) => `substr(${one}, strpos(${one}, ' ') + 1)`;
    // A repeated key has its issue beside those of its value.
    const key = `CASE WHEN starts_with(x, 'duplicate_key ') THEN x ELSE ${pointer("x")} END`;
    const first = `list_filter(${found}, lambda x, i: list_position(list_transform(${found}, lambda x: ${key}), ${key}) = i)`;
    return `list_transform(${first}, lambda x: {'code': substr(x, 1, strpos(x, ' ') - 1), 'pointer': ${pointer("x")}})`;
  },
  query: (table, columns, found) => {
    const { verdict, kind, issues } = columns("found");
    return `SELECT * EXCLUDE (found), ${verdict} AS verdict, ${kind} AS kind, ${issues} AS issues
FROM (SELECT *, ${found} AS found FROM ${table})`;
  },
  // Keys show no kind where they may be those of a text that is no JSON. A CASE looks at the few rows of each
  // block by themselves, a table brings them together. Conditions on what is random are not moved into a table and computed twice.
  quickQuery: (table, { column, isClean, kind, found, columns }) => {
    const { verdict, kind: exactKind, issues } = columns("found");
    const { cases, otherwise } = kind("found_keys");
    const kindOfClean = cases.length === 0 ? otherwise : duckdb.firstOf(cases, otherwise);
    const none = `[]::STRUCT(code VARCHAR, pointer VARCHAR)[]`;
    const keys = `SELECT *, ${keysOf(column)} AS found_keys FROM ${table}`;
    return `WITH seen AS MATERIALIZED (
SELECT * EXCLUDE (found_keys), coalesce(${isClean("found_keys")}, false) AND random() < 2 AS is_clean, ${kindOfClean} AS clean_kind
FROM (${keys})
), others AS MATERIALIZED (
SELECT * FROM seen WHERE NOT is_clean
)
SELECT * EXCLUDE (is_clean, clean_kind), 'valid' AS verdict, clean_kind AS kind, ${none} AS issues
FROM seen WHERE is_clean
UNION ALL
SELECT * EXCLUDE (is_clean, clean_kind, found), ${verdict} AS verdict, ${exactKind} AS kind, ${issues} AS issues
FROM (SELECT *, ${found(column)} AS found FROM others)`;
  },
  escapedKey: (key) => `replace(replace(${key}, '~', '~0'), '/', '~1')`,
};

/** Unlike `list_bool_and`, which passes over what is unknown. */
function every(name: string, { sql, isKnown }: Truth, list: Sql): Truth {
  const truth = isKnown ? `(${sql})::INTEGER * 2` : `CASE WHEN ${sql} THEN 2 WHEN NOT ${sql} THEN 0 ELSE 1 END`;
  const least = `list_min(list_transform(${list}, lambda ${name}: ${truth}))`;
  return { sql: `(CASE coalesce(${least}, 2) WHEN 2 THEN true WHEN 0 THEN false END)`, isKnown };
}

function membersOf(known: readonly string[], name: string): Members {
  const [keys, one] = [`${name}.k`, `${name}x`];
  const pairs = `list_zip(${keys}, ${name}.v)`;
  const [key, value] = [`${one}[1]`, `${one}[2]`];
  return {
    value: (key) => `${name}.m[${known.indexOf(key) + 1}]`,
    hasRepeats: (some) =>
      some === undefined
        ? `(len(list_distinct(${keys})) != len(${keys}))`
        : `(len(list_filter(${keys}, lambda ${one}: ${one} IN (${some.map(string).join(", ")}))) != len(list_distinct(list_filter(${keys}, lambda ${one}: ${one} IN (${some.map(string).join(", ")})))))`,
    repeats: (some, pointer) => {
      const isKnown = `${one} IN (${some.map(string).join(", ")})`;
      const second = `list_filter(${keys}, lambda ${one}, ${one}n: ${isKnown} AND len(list_filter(${keys}[:${one}n - 1], lambda ${one}y: ${one}y = ${one})) = 1)`;
      const issue = pointerText("duplicate_key", [...pointer, "/", { sql: duckdb.escapedKey(one) }], string, concat);
      return `list_transform(${second}, lambda ${one}: ${issue})`;
    },
    count: `len(${keys})`,
    every: (test) => every(one, test(key, value), pairs),
    each: (issues) => `flatten(list_transform(${pairs}, lambda ${one}: ${issues(key, value)}))`,
    hasIndexKeys: `(len(list_filter(${keys}, lambda ${one}: ${matches(one, "^(?:0|[1-9][0-9]*)$")})) > 0)`,
  };
}
