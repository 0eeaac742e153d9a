import type { Dialect, Members, Sql, Truth } from "./dialect.ts";
import { beginsClass } from "./first-character.ts";
import { pointerText } from "./pointer.ts";
import { type RegexSyntax, regexText } from "./regex-text.ts";

/** RE2, which also DuckDB has. */
export const re2: RegexSyntax = {
  codePoint: (one) => `\\x{${one.toString(16)}}`,
  start: "\\A",
  end: "\\z",
  boundary: "\\b",
  noBoundary: "\\B",
  hasLookahead: false,
  first: 0,
  mostRepetitions: 1000,
};

/** What a character of ASCII is as an escape, and then others as they are. */
export const keyWithEscape = '\\\\u00[2-7][0-9a-fA-F][\\w$.-]*"\\s*:';

const string = (text: string): Sql =>
  `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("\0", "\\0")}'`;

/** False, unknown and true as 0, 1 and 2: unlike AND and OR, arithmetic does not make ClickHouse parse JSON again at each use. */
const ternary = ({ sql, isKnown }: Truth): Sql => (isKnown ? `bitShiftLeft(${sql}, 1)` : sql);

function logic(of: readonly Truth[], known: string, mixed: string): Sql {
  const isKnown = of.every((one) => one.isKnown);
  return of.map((one) => (isKnown ? one.sql : ternary(one))).reduce((a, b) => `${isKnown ? known : mixed}(${a}, ${b})`);
}

const concat = (parts: readonly Sql[]): Sql => `concat(${parts.join(", ")})`;
const list = (texts: readonly Sql[]): Sql => `[${texts.join(", ")}]`;
const keysOf = (text: Sql): Sql => `JSONExtractKeys(${text})`;
const items = (value: Sql): Sql => `JSONExtractArrayRaw(${value})`;
const itemsFrom = (value: Sql, from: number): Sql =>
  from === 0 ? items(value) : `arraySlice(${items(value)}, ${from + 1})`;

/** What ClickHouse takes for no JSON though it may be: lone surrogates, large numbers, deep nesting. Bytes that are no UTF-8 have an issue of their own. */
const refused: readonly ((text: Sql) => Sql)[] = [
  (text) => `NOT isValidUTF8(${text})`,
  (text) => `match(${text}, ${string("\\\\u[dD][89a-fA-F]")})`,
  (text) => `match(${text}, ${string("(?:^|[:\\[,])\\s*-?(?:[0-9]{19}|[0-9.]+[eE][+-]?[0-9]{3})")})`,
  (text) => `countSubstrings(${text}, '[') + countSubstrings(${text}, '{') > 500`,
];

/** Values are JSON as ClickHouse writes it again, the empty string for none. */
export const clickhouse: Dialect = {
  name: "clickhouse",
  isJson: (text) => `isValidJSON(${text})`,
  mayMisread: { asJson: () => undefined, asOther: (text) => refused.map((one) => one(text)).join(" OR ") },
  parsed: (text) => `if(startsWith(${text}, '{'), ${text}, JSONExtractRaw(${text}))`,
  string,
  number: (value) => `toFloat64(${value})`,

  and: (of) => logic(of, "bitAnd", "least"),
  or: (of) => logic(of, "bitOr", "greatest"),
  not: ({ sql, isKnown }) => (isKnown ? `(NOT ${sql})` : `(2 - ${sql})`),
  countTrue: (of) => `(${of.map(({ sql }) => sql).join(" + ")})`,
  isCertain: ({ sql, isKnown }) => (isKnown ? sql : `(${sql} = 2)`),
  unknownIf: (condition) => `(2 - ${condition})`,

  isPresent: (value) => `(${value} != '')`,
  isOf: (value, to) => `(${beginsClass[to](`substring(${value}, 1, 1)`)})`,
  isTrue: (value) => `(${value} = 'true')`,
  text: (value) => `JSONExtractString(${value})`,
  isString: (value, text) => (/^[ !#-.0-[\]-~]*$/.test(text) ? `(${value} = ${string(`"${text}"`)})` : undefined),
  double: (value) => `toFloat64OrZero(${value})`,
  remainder: (dividend, divisor) => `(${dividend} % ${divisor})`,
  length: (text) => `lengthUTF8(${text})`,
  matches: (text, regex) => {
    const source = regexText(regex, re2);
    return source === undefined ? undefined : `match(${text}, ${string(source)})`;
  },
  // It would make statements longer, which costs more than it saves.
  beginsWithin: () => undefined,

  quick: {
    // ClickHouse computes what occurs more than once only once.
    withKeys: (text, _, body) => body(keysOf(text)),
    has: (keys, key) => `has(${keys}, ${string(key)})`,
    areUnique: (keys) => `(length(arrayDistinct(${keys})) = length(${keys}))`,
    matchesSome: (text, sources) => `match(${text}, ${string(sources.join("|"))})`,
    keyWithEscape,
  },

  // multiIf may compute all of its branches for all rows; a function of no items is not computed.
  unless: (condition, then, text, name, body) =>
    `if(${condition}, ${then}, arrayMap(${name} -> ${body(name)}, if(${condition}, emptyArrayString(), [${text}]))[1])`,
  bind: (value, name, body) => `arrayMap(${name} -> ${body}, [${value}])[1]`,
  // A statement is the shorter, and the sooner understood, the fewer its functions are.
  withMembers: (value, _, name, body) => {
    const members = `JSONExtractKeysAndValuesRaw(${value})`;
    const names = { keys: `${name}k`, values: `${name}v` };
    const bound = `[arrayReverse(tupleElement(${members}, 1))], [arrayReverse(tupleElement(${members}, 2))]`;
    const used = new Map<string, string>();
    const inside = body(membersOf(names, name, used));
    const ofUsed = [...used.keys()].map((key) => `[${names.values}[indexOf(${names.keys}, ${string(key)})]]`);
    const all =
      used.size === 0 ? inside : `arrayMap((${[...used.values()].join(", ")}) -> ${inside}, ${ofUsed.join(", ")})[1]`;
    return `arrayMap((${names.keys}, ${names.values}) -> ${all}, ${bound})[1]`;
  },
  itemCount: (value) => `length(${items(value)})`,
  item: (value, index) => `${items(value)}[${index + 1}]`,
  everyItem: (value, from, name, test) => every(`${name} -> `, test(name), [itemsFrom(value, from)]),
  countItems: (value, name, test) => `arrayCount(${name} -> ${test(name).sql}, ${items(value)})`,
  eachItem: (value, from, name, issues) => {
    const body = issues(name, `toString(${name}n - 1)`);
    const lists = `${itemsFrom(value, from)}, arrayMap(n -> n + ${from}, arrayEnumerate(${itemsFrom(value, from)}))`;
    return `arrayFlatten(arrayMap((${name}, ${name}n) -> ${body}, ${lists}))`;
  },
  eachOf: (values, pointers, name, issues) =>
    `arrayFlatten(arrayMap((${name}, ${name}p) -> ${issues(name, `${name}p`)}, ${list(values)}, ${list(pointers)}))`,
  areUnique: (value, name) => {
    const texts = `arrayMap(${name} -> JSONExtractString(${name}), ${items(value)})`;
    const areTexts = `arrayAll(${name} -> startsWith(${name}, '"'), ${items(value)})`;
    const isUnique = `(length(arrayDistinct(${texts})) = length(${items(value)}))`;
    return { sql: `multiIf(length(${items(value)}) < 2, 2, NOT ${areTexts}, 1, ${isUnique}, 2, 0)`, isKnown: false };
  },

  noKind: "''",
  none: "emptyArrayString()",
  single: (value) => `[${value}]`,
  issue: (code, pointer) => `[${pointerText(code, pointer, string, concat)}]`,
  unseen: "['?']",
  concat: (lists) => {
    const some = lists.filter((one) => one !== "emptyArrayString()");
    return some.length === 0
      ? "emptyArrayString()"
      : some.length === 1
        ? (some[0] as Sql)
        : `arrayConcat(${some.join(", ")})`;
  },
  firstOf: (cases, otherwise) => `multiIf(${cases.flat().join(", ")}, ${otherwise})`,
  choose: ({ sql, isKnown }, then, otherwise) =>
    isKnown ? `if(${sql}, ${then}, ${otherwise})` : `multiIf(${sql} = 2, ${then}, ${sql} = 1, ['?'], ${otherwise})`,
  isEmpty: (found) => `empty(${found})`,
  hasSeveralParents: (found) =>
    `(length(arrayDistinct(arrayMap(x -> replaceRegexpOne(x, '/[^/]*$', ''), ${found}))) > 1)`,
  hasUnseen: (found) => `has(${found}, '?')`,
  issueColumn: (found) => {
    // A repeated key has its issue beside those of its value.
    const pointers = `arrayMap(x -> if(startsWith(x, 'duplicate_key '), x, substring(x, position(x, ' ') + 1)), ${found})`;
    const first = `arrayFilter((x, p, i) -> indexOf(${pointers}, p) = i, ${found}, ${pointers}, arrayEnumerate(${found}))`;
    const apart = `arrayMap(x -> (substring(x, 1, position(x, ' ') - 1), substring(x, position(x, ' ') + 1)), ${first})`;
    return `CAST(${apart}, 'Array(Tuple(code String, pointer String))')`;
  },
  query: (table, columns, found) => {
    const { verdict, kind, issues } = columns("found");
    return `SELECT * EXCEPT (found), ${verdict} AS verdict, ${kind} AS kind, ${issues} AS issues
FROM (SELECT *, ${found} AS found FROM ${table})`;
  },
  // What an if() computes for some rows is computed at each use, so the keys are a column.
  quickQuery: (table, { column, isClean, kind, found, columns }) => {
    const { cases, otherwise } = kind("found_keys");
    const isOther = `if(empty(found_keys), JSONType(${column}) != 'Object', 0)`;
    const { verdict, kind: kindColumn, issues } = columns("found", { cases: [[isOther, "''"], ...cases], otherwise });
    const either = clickhouse.unless(isClean("found_keys"), clickhouse.none, column, "t", found);
    return `SELECT * EXCEPT (found, found_keys), ${verdict} AS verdict, ${kindColumn} AS kind, ${issues} AS issues
FROM (SELECT *, ${either} AS found FROM (SELECT *, ${keysOf(column)} AS found_keys FROM ${table}))`;
  },
  escapedKey: (key) => `replaceAll(replaceAll(${key}, '~', '~0'), '/', '~1')`,
};

function every(parameters: string, { sql, isKnown }: Truth, lists: readonly Sql[]): Truth {
  return isKnown
    ? { sql: `arrayAll(${parameters}${sql}, ${lists.join(", ")})`, isKnown }
    : { sql: `arrayMin(arrayPushBack(arrayMap(${parameters}${sql}, ${lists.join(", ")}), 2))`, isKnown };
}

/** Members by their lists of keys and values. The keys whose values are used get names. */
function membersOf(
  { keys, values }: { readonly keys: Sql; readonly values: Sql },
  name: string,
  used: Map<string, string>,
): Members {
  const parameters = `(${name}a, ${name}b) -> `;
  return {
    value: (key) => {
      const known = used.get(key) ?? `${name}m${used.size}`;
      used.set(key, known);
      return known;
    },
    hasRepeats: (known) => {
      if (known === undefined) return `(length(arrayDistinct(${keys})) != length(${keys}))`;
      return `arrayExists(${name}x -> countEqual(${keys}, ${name}x) > 1, ${list(known.map(string))})`;
    },
    repeats: (known, pointer) => {
      const inOrder = `arrayReverse(${keys})`;
      const isSecond = `(${name}x, ${name}n) -> ${name}x IN (${known.map(string).join(", ")}) AND countEqual(arraySlice(${inOrder}, 1, ${name}n - 1), ${name}x) = 1`;
      const issue = pointerText(
        "duplicate_key",
        [...pointer, "/", { sql: clickhouse.escapedKey(`${name}x`) }],
        string,
        concat,
      );
      return `arrayMap(${name}x -> ${issue}, arrayFilter(${isSecond}, ${inOrder}, arrayEnumerate(${keys})))`;
    },
    count: `length(${keys})`,
    every: (test) => every(parameters, test(`${name}a`, `${name}b`), [keys, values]),
    each: (issues) => `arrayFlatten(arrayMap(${parameters}${issues(`${name}a`, `${name}b`)}, ${keys}, ${values}))`,
    hasIndexKeys: `arrayExists(${name}x -> match(${name}x, '^(0|[1-9][0-9]*)$'), ${keys})`,
  };
}
