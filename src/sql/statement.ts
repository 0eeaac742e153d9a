import { byKeys } from "./clean.ts";
import type { Compiler } from "./compiler.ts";
import type { Cases, Dialect, Sql, VerdictColumns } from "./dialect.ts";
import type { Checks, Rules } from "./rules.ts";

/** The list of issues of a text, `?` among them where something is not seen. */
export function foundIn(text: Sql, rules: Checks, compiler: Compiler): Sql {
  const { dialect } = compiler;
  const clean = rules.isCleanText(text);
  if (clean === undefined) return exactlyFoundIn(text, rules, compiler);
  return dialect.unless(clean.sql, dialect.none, text, compiler.name("t"), (other) =>
    exactlyFoundIn(other, afterClean(rules), compiler),
  );
}

/** The rules of what is not clean by its text: that few of its values are clean makes a second look for these needless. */
const afterClean = (rules: Checks): Checks => ({ ...rules, isClean: () => undefined });

function exactlyFoundIn(text: Sql, rules: Checks, compiler: Compiler): Sql {
  const { dialect } = compiler;
  const value = compiler.name("v");
  const { asJson, asOther } = dialect.mayMisread;
  const ofJson = dialect.bind(dialect.parsed(text), value, foundInValue(value, rules, compiler));
  const misread = asJson(text);
  return dialect.firstOf(
    [
      [`NOT ${dialect.isJson(text)}`, dialect.firstOf([[asOther(text), dialect.unseen]], dialect.issue("syntax", []))],
      ...(misread === undefined ? [] : [[misread, dialect.unseen] as const]),
    ],
    ofJson,
  );
}

/** The list of issues of a value. */
export function foundInValue(value: Sql, rules: Checks, compiler: Compiler): Sql {
  const { dialect } = compiler;
  const clean = rules.isClean(value);
  const issues = rules.issues(value);
  const found = clean === undefined ? issues : dialect.firstOf([[dialect.isCertain(clean), dialect.none]], issues);
  const name = compiler.name("r");
  const repeats = dialect.firstOf([[dialect.hasSeveralParents(name), dialect.unseen]], name);
  return dialect.concat([dialect.bind(rules.repeats(value), name, repeats), found]);
}

/** Of what a statement is made: the rules, the table and its column of JSON text. */
export interface StatementOptions {
  readonly rules: Rules;
  readonly compiler: Compiler;
  readonly column: string;
}

/** A condition on the text of the column: true where it is valid, false where it is invalid, NULL where that is undecided. */
export function predicate({ rules, compiler, column }: StatementOptions): Sql {
  const { dialect } = compiler;
  const found = compiler.name("f");
  const [no, yes] = [compiler.logic.constant(false).sql, compiler.logic.constant(true).sql];
  const verdict = dialect.firstOf(
    [
      [dialect.hasUnseen(found), "NULL"],
      [dialect.isEmpty(found), yes],
    ],
    no,
  );
  return dialect.bind(foundIn(column, rules, compiler), found, verdict);
}

/** All rows of a table, each with its verdict, kind and issues. */
export function query(table: string, { rules, compiler, column }: StatementOptions): Sql {
  const { dialect } = compiler;
  const { quickQuery } = dialect;
  const isClean = (keys: Sql) => rules.isCleanText(column, keys)?.sql;
  const kindBy = (keys: Sql) => rules.kindByKeys(byKeys(keys, compiler));
  const columns = (found: Sql, kinds: Cases = kindByValue(column, rules, compiler)) => columnsOf(found, kinds, dialect);
  if (quickQuery !== undefined && isClean("") !== undefined && kindBy("") !== undefined)
    return quickQuery(table, {
      column,
      isClean: (keys) => isClean(keys) as Sql,
      kind: (keys) => kindBy(keys) as Cases,
      found: (text) => exactlyFoundIn(text, afterClean(rules), compiler),
      columns,
    });
  return dialect.query(table, columns, foundIn(column, rules, compiler));
}

function columnsOf(found: Sql, { cases, otherwise }: Cases, dialect: Dialect): VerdictColumns {
  const verdict = [
    [dialect.hasUnseen(found), dialect.string("undecided")],
    [dialect.isEmpty(found), dialect.string("valid")],
  ] as const;
  return {
    verdict: dialect.firstOf(verdict, dialect.string("invalid")),
    kind: dialect.firstOf([[dialect.hasUnseen(found), dialect.noKind], ...cases], otherwise),
    issues: dialect.issueColumn(dialect.firstOf([[dialect.hasUnseen(found), dialect.none]], found)),
  };
}

/** The kind of what a text holds, if it is JSON. */
function kindByValue(text: Sql, rules: Rules, compiler: Compiler): Cases {
  const { dialect } = compiler;
  const value = compiler.name("v");
  const kind = dialect.bind(dialect.parsed(text), value, rules.kind(value));
  return { cases: [[dialect.isJson(text), kind]], otherwise: dialect.noKind };
}
