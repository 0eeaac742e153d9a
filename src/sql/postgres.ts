import type { Dialect, Members, Sql, Truth } from "./dialect.ts";
import { pointerText } from "./pointer.ts";
import { type RegexSyntax, regexText } from "./regex-text.ts";

/** The advanced regular expressions of Postgres. Its words have other letters than those of ECMAScript, and no string has NUL. */
const advanced: RegexSyntax = {
  codePoint: (one) => (one > 0xffff ? `\\U${hex(one, 8)}` : `\\u${hex(one, 4)}`),
  start: "\\A",
  end: "\\Z",
  hasLookahead: true,
  first: 1,
  mostRepetitions: 255,
};

const hex = (one: number, digits: number): string => one.toString(16).padStart(digits, "0");

/** No string holds NUL, so it is unknown whether one equals a text with it. */
const string = (text: string): Sql => (text.includes("\0") ? "NULL::text" : `'${text.replaceAll("'", "''")}'`);
const matches = (text: Sql, source: string): Sql => `(${text} COLLATE "C" ~ ${string(source)})`;
const concat = (parts: readonly Sql[]): Sql => parts.join(" || ");
const items = (value: Sql, name: string): Sql => `json_array_elements(${value}) WITH ORDINALITY AS ${name}(item, n)`;

/** What cannot be decoded ends a query: NUL, and surrogates without their other half. */
const undecodable = (text: Sql): Sql => {
  const pair = "\\\\u[dD][89abAB][0-9a-fA-F]{2}\\\\u[dD][c-fC-F][0-9a-fA-F]{2}";
  const others = `regexp_replace(${text}, ${string(pair)}, '', 'g')`;
  const mayBeAlone = `(${matches(text, "\\\\\\\\u")} OR ${matches(others, "\\\\u[dD][89a-fA-F]")})`;
  return `(${matches(text, "\\\\u0000")} OR (${matches(text, "\\\\u[dD][89a-fA-F]")} AND ${mayBeAlone}))`;
};

/**
 * The function that the others need: Postgres has no other way to ask whether a text is JSON that does not end the query. What
 * catches an error cannot run in parallel.
 */
export const jsonFunction = `CREATE OR REPLACE FUNCTION event_schema_json(text) RETURNS json LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN $1::json;
EXCEPTION WHEN OTHERS THEN
  RETURN NULL;
END
$$;
`;

/** Values are of the type json, NULL for none. */
export const postgres: Dialect = {
  name: "postgres",
  isJson: (text) => `(event_schema_json(${text}) IS NOT NULL)`,
  mayMisread: { asJson: undecodable, asOther: (text) => matches(text, "^\\ufeff|(?:[\\[{][^\\[\\]{}]*){200}") },
  parsed: (text) => `event_schema_json(${text})`,
  string,
  number: (value) => `(${value})::float8`,

  and: (of) => `(${of.map(({ sql }) => sql).join(" AND ")})`,
  or: (of) => `(${of.map(({ sql }) => sql).join(" OR ")})`,
  not: ({ sql }) => `(NOT ${sql})`,
  countTrue: (of) => `(${of.map(({ sql }) => `(${sql})::int`).join(" + ")})`,
  isCertain: ({ sql, isKnown }) => (isKnown ? sql : `coalesce(${sql}, false)`),
  unknownIf: (condition) => `(CASE WHEN NOT ${condition} THEN true END)`,

  isPresent: (value) => `(${value} IS NOT NULL)`,
  isOf: (value, to) => `(json_typeof(${value}) = '${to}')`,
  isTrue: (value) => `(${value}::text = 'true')`,
  text: (value) => `(${value} #>> '{}')`,
  isString: () => undefined,
  // A number out of range ends a query.
  double: (value) =>
    `(CASE WHEN json_typeof(${value}) = 'number' AND ${value}::text !~ '[eE][+-]?[0-9]{3}|[0-9]{200}' THEN ${value}::text::float8 END)`,
  mayMissDoubles: true,
  isFinite: (double) => `(${double} < 'Infinity'::float8)`,
  remainder: (dividend, divisor) => `(${dividend}::numeric % ${divisor}::numeric)`,
  length: (text) => `char_length(${text})`,
  matches: (text, regex) => {
    const source = regexText(regex, advanced);
    return source === undefined ? undefined : matches(text, source);
  },
  beginsWithin: () => undefined,

  unless: (condition, then, text, _, body) => `(CASE WHEN ${condition} THEN ${then} ELSE ${body(text)} END)`,
  bind,
  withMembers: (value, _, name, body) => bind(value, name, body(membersOf(name))),
  itemCount: (value) => `json_array_length(${value})`,
  item: (value, index) => `(${value} -> ${index})`,
  everyItem: (value, from, name, test) =>
    every(test(`${name}.item`), `${items(value, name)}${from === 0 ? "" : ` WHERE ${name}.n > ${from}`}`),
  countItems: (value, name, test) => `(SELECT count(*) FROM ${items(value, name)} WHERE ${test(`${name}.item`).sql})`,
  eachItem: (value, from, name, issues) =>
    each(
      issues(`${name}.item`, `(${name}.n - 1)::text`),
      items(value, name),
      name,
      from === 0 ? "" : ` WHERE ${name}.n > ${from}`,
    ),
  areUnique: (value, name) => {
    const areTexts = `bool_and(json_typeof(${name}.item) = 'string')`;
    const areDistinct = `count(DISTINCT ${name}.item #>> '{}') = count(*)`;
    const sql = `(SELECT CASE WHEN count(*) < 2 THEN true WHEN ${areTexts} THEN ${areDistinct} END FROM ${items(value, name)})`;
    return { sql, isKnown: false };
  },

  noKind: "NULL::text",
  none: "'{}'::text[]",
  single: (value) => `ARRAY[(${value})::text]`,
  issue: (code, pointer) => `ARRAY[${pointerText(code, pointer, string, concat)}]`,
  unseen: "ARRAY['?']",
  concat: (lists) => {
    const some = lists.filter((one) => one !== "'{}'::text[]");
    return some.length === 0 ? "'{}'::text[]" : some.length === 1 ? (some[0] as Sql) : `(${some.join(" || ")})`;
  },
  firstOf: (cases, otherwise) =>
    `(CASE ${cases.map(([condition, then]) => `WHEN ${condition} THEN ${then}`).join(" ")} ELSE ${otherwise} END)`,
  choose: ({ sql, isKnown }, then, otherwise) =>
    isKnown
      ? `(CASE WHEN ${sql} THEN ${then} ELSE ${otherwise} END)`
      : `(CASE WHEN ${sql} THEN ${then} WHEN NOT ${sql} THEN ${otherwise} ELSE ARRAY['?'] END)`,
  isEmpty: (found) => `(cardinality(${found}) = 0)`,
  hasSeveralParents: (found) =>
    `((SELECT count(DISTINCT regexp_replace(x, '/[^/]*$', '')) FROM unnest(${found}) AS u(x)) > 1)`,
  hasUnseen: (found) => `('?' = ANY (${found}))`,
  issueColumn: (found) => {
    const pointer = (one: Sql) => `substr(${one}, strpos(${one}, ' ') + 1)`;
    const earlier = `SELECT FROM unnest(${found}) WITH ORDINALITY AS w(y, m) WHERE w.m < u.n AND ${pointer("w.y")} = ${pointer("u.x")} AND NOT starts_with(w.y, 'duplicate_key ')`;
    const apart = `jsonb_build_object('code', split_part(u.x, ' ', 1), 'pointer', ${pointer("u.x")})`;
    return `(SELECT coalesce(jsonb_agg(${apart} ORDER BY u.n), '[]') FROM unnest(${found}) WITH ORDINALITY AS u(x, n) WHERE NOT EXISTS (${earlier}))`;
  },
  query: (table, columns, found) => {
    const { verdict, kind, issues } = columns("f.found");
    return `SELECT r.*, v.verdict, v.kind, v.issues
FROM ${table} AS r CROSS JOIN LATERAL (SELECT ${verdict} AS verdict, ${kind} AS kind, ${issues} AS issues
FROM (SELECT ${found} AS found OFFSET 0) AS f) AS v`;
  },
  escapedKey: (key) => `replace(replace(${key}, '~', '~0'), '/', '~1')`,
};

/** OFFSET keeps the expression from being computed at each use. */
function bind(value: Sql, name: string, body: Sql): Sql {
  return `(SELECT ${body} FROM (SELECT ${value} AS ${name} OFFSET 0) AS ${name}b)`;
}

/** Unlike `bool_and`, which passes over what is unknown. */
function every({ sql, isKnown }: Truth, from: Sql): Truth {
  const least = `min(CASE WHEN ${sql} THEN 2 WHEN NOT ${sql} THEN 0 ELSE 1 END)`;
  return { sql: `(SELECT CASE coalesce(${least}, 2) WHEN 2 THEN true WHEN 0 THEN false END FROM ${from})`, isKnown };
}

/** The issues of each row of a source, in their order. */
const each = (issues: Sql, source: Sql, name: string, where = ""): Sql =>
  `coalesce((SELECT array_agg(${name}u.issue ORDER BY ${name}.n, ${name}u.n) FROM ${source}, unnest(${issues}) WITH ORDINALITY AS ${name}u(issue, n)${where}), '{}'::text[])`;

function membersOf(name: string): Members {
  const keys = `json_object_keys(${name}) AS ${name}k(key)`;
  const members = `json_each(${name}) WITH ORDINALITY AS ${name}m(key, value, n)`;
  const [key, value] = [`${name}m.key`, `${name}m.value`];
  return {
    value: (known) => `(${name} -> ${string(known)})`,
    hasRepeats: (known) =>
      `(SELECT count(*) <> count(DISTINCT ${name}k.key) FROM ${keys}${known === undefined ? "" : ` WHERE ${name}k.key IN (${known.map(string).join(", ")})`})`,
    repeats: (known, pointer) => {
      const issue = pointerText(
        "duplicate_key",
        [...pointer, "/", { sql: postgres.escapedKey(`${name}s.key`) }],
        string,
        concat,
      );
      const counted = `SELECT key, n, row_number() OVER (PARTITION BY key ORDER BY n) AS nth FROM json_object_keys(${name}) WITH ORDINALITY AS ${name}t(key, n)`;
      const isSecond = `${name}s.nth = 2 AND ${name}s.key IN (${known.map(string).join(", ")})`;
      return `coalesce((SELECT array_agg(${issue} ORDER BY ${name}s.n) FROM (${counted}) AS ${name}s WHERE ${isSecond}), '{}'::text[])`;
    },
    count: `(SELECT count(*) FROM ${keys})`,
    every: (test) => every(test(key, value), members),
    each: (issues) => each(issues(key, value), members, `${name}m`),
    hasIndexKeys: `EXISTS (SELECT FROM ${keys} WHERE ${name}k.key ~ '^(0|[1-9][0-9]*)$')`,
  };
}
