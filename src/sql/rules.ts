import { compile } from "../constraints/compile.ts";
import { restrict } from "../constraints/restrict.ts";
import type { Family } from "../schemas/families.ts";
import { type Kinds, kindsOf } from "../schemas/kinds.ts";
import { cleanText, type Has } from "./clean.ts";
import type { Compiler } from "./compiler.ts";
import type { Cases, Sql, Truth } from "./dialect.ts";
import { issuesOf } from "./issues.ts";
import { PlannedIssues, type SqlPlan } from "./planned.ts";
import { repeatsOf } from "./repeats.ts";
import { testOf } from "./test.ts";

/** What is said of a document: a value that is JSON. */
export interface Rules {
  /** A condition on the text, which need not be JSON, and on its keys: cheap, and true only where there is no issue. */
  readonly isCleanText: (text: Sql, keys?: Sql) => Truth | undefined;
  /** A condition that is true only for values without issues; absent where nothing is cheaper than the issues. */
  readonly isClean: (value: Sql) => Truth | undefined;
  readonly issues: (value: Sql) => Sql;
  /** The repeated keys, whose issues come before all others. */
  readonly repeats: (value: Sql) => Sql;
  /** `request`, or the kind of a payload, valid or not. */
  readonly kind: (value: Sql) => Sql;
  /** The same of an object, by its keys; `undefined` where they do not show it. */
  readonly kindByKeys: (has: Has) => Cases | undefined;
}

/** What decides whether a document is valid. */
export type Checks = Omit<Rules, "kind" | "kindByKeys">;

/** The rules of a schema file. */
export function schemaRules(name: string, compiler: Compiler): Rules {
  const root = compiler.model.root(name);
  const kinds = kindsOf(root);
  return {
    isCleanText: (text, keys) => cleanText(name, text, compiler, { keys }),
    isClean: (value) => testOf(compile(compiler.model, name), value, compiler),
    issues: (value) => issuesOf(root, value, [], compiler),
    repeats: (value) => repeatsOf(root, value, [], compiler),
    kind: (value) => kindOf(kinds, value, compiler),
    kindByKeys: (has) => kindByKeys(kinds, has, compiler),
  };
}

/** The rules of documents, each of which is a payload or a request. By a plan, the name of an entry chooses the schema of `data`. */
export function documentRules(family: Family, plan: SqlPlan | undefined, compiler: Compiler): Rules {
  const { dialect, logic, model } = compiler;
  const payload = schemaRules(family.payload, compiler);
  const isRequest = (value: Sql) => testOf(compile(model, family.recognizer), value, compiler);
  const planned = plan && new PlannedIssues(family, plan, compiler);
  const ofRequest = (value: Sql) => issuesOf(model.root(family.request), value, [], compiler, planned?.hooks);
  const ofPayload = (value: Sql) => planned?.ofPayload(value, [], undefined) ?? payload.issues(value);
  const request = schemaRules(family.request, compiler);
  const isClean = (value: Sql) => {
    const [test, then, otherwise] = [isRequest(value), request.isClean(value), payload.isClean(value)];
    return logic.or([logic.and([test, then as Truth]), logic.and([logic.not(test), otherwise as Truth])]);
  };
  return {
    isCleanText: (text, keys) =>
      planned ? undefined : cleanText(family.payload, text, compiler, { recognizer: family.recognizer, keys }),
    isClean: (value) => (planned ? undefined : isClean(value)),
    issues: (value) => dialect.choose(isRequest(value), ofRequest(value), ofPayload(value)),
    repeats: (value) =>
      dialect.choose(
        isRequest(value),
        repeatsOf(model.root(family.request), value, [], compiler, planned?.hooks),
        planned?.repeatsOfPayload(value, [], undefined) ?? payload.repeats(value),
      ),
    kindByKeys: (has) => {
      const [test, kind] = [has(restrict(compile(model, family.recognizer), "object")), payload.kindByKeys(has)];
      return test && kind && { ...kind, cases: [[test.sql, dialect.string("request")], ...kind.cases] };
    },
    kind: (value) =>
      dialect.firstOf([[dialect.isCertain(isRequest(value)), dialect.string("request")]], payload.kind(value)),
  };
}

function kindByKeys(kinds: Kinds | undefined, has: Has, { dialect }: Compiler): Cases | undefined {
  if (kinds === undefined) return { cases: [], otherwise: dialect.noKind };
  const [first, second] = kinds.kinds.map(({ kind }) => dialect.string(kind)) as [Sql, Sql | undefined];
  const { key } = kinds;
  if (key === undefined || second === undefined) return { cases: [], otherwise: first };
  const test = has({ op: "present", key });
  return test && { cases: [[test.sql, second]], otherwise: first };
}

function kindOf(kinds: Kinds | undefined, value: Sql, compiler: Compiler): Sql {
  const { dialect } = compiler;
  if (kinds === undefined) return dialect.noKind;
  const [first, second] = kinds.kinds.map(({ kind }) => dialect.string(kind)) as [Sql, Sql | undefined];
  const { key } = kinds;
  const kind =
    key === undefined || second === undefined
      ? first
      : dialect.withMembers(value, [key], compiler.name("o"), (members) =>
          dialect.firstOf([[dialect.isPresent(members.value(key)), second]], first),
        );
  return dialect.firstOf([[dialect.isOf(value, "object"), kind]], dialect.noKind);
}
