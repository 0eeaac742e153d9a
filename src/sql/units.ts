import { compile } from "../constraints/compile.ts";
import type { Family } from "../schemas/families.ts";
import { itemsPlaces } from "../schemas/items.ts";
import { soleReference } from "../schemas/keys.ts";
import type { SchemaNode } from "../schemas/model.ts";
import type { Compiler } from "./compiler.ts";
import type { Members, Sql } from "./dialect.ts";
import { type Hooks, issuesOf } from "./issues.ts";
import { PlannedIssues, type SqlPlan } from "./planned.ts";
import { repeatsOf } from "./repeats.ts";
import { type Checks, documentRules, schemaRules } from "./rules.ts";
import { foundIn, foundInValue } from "./statement.ts";
import { testOf } from "./test.ts";

/** How documents are taken apart, as `route` does it: a payload by itself, or the payloads of a request. */
export interface Units {
  /** All issues of a text that stays whole: it is no JSON, or its envelope is invalid. */
  readonly ofText: (text: Sql) => Sql;
  /** The payloads of a text without such issues, as JSON text, and of each the name of its entry, as JSON or `null`. */
  readonly payloads: (text: Sql) => Sql;
  readonly names: (text: Sql) => Sql;
  /** The issues of a payload, and its kind, given both as text. */
  readonly ofPayload: (payload: Sql, name: Sql) => Sql;
  readonly kind: (payload: Sql) => Sql;
}

export function unitsOf(family: Family, plan: SqlPlan | undefined, compiler: Compiler): Units {
  const { dialect, model } = compiler;
  const payload = schemaRules(family.payload, compiler);
  const planned = plan && new PlannedIssues(family, plan, compiler);
  const isRequest = (value: Sql) => testOf(compile(model, family.recognizer), value, compiler);
  const root = model.root(family.request);
  const hooks = withoutPayloads(family, dialect.none);
  const envelope: Checks = {
    isCleanText: () => undefined,
    isClean: () => undefined,
    issues: (value) => dialect.choose(isRequest(value), issuesOf(root, value, [], compiler, hooks), dialect.none),
    repeats: (value) => dialect.choose(isRequest(value), repeatsOf(root, value, [], compiler, hooks), dialect.none),
  };
  const parts = (text: Sql, ofRequest: (value: Sql) => Sql, alone: (value: Sql) => Sql) => {
    const value = compiler.name("v");
    const either = dialect.firstOf(
      [[dialect.isCertain(isRequest(value)), ofRequest(value)]],
      dialect.single(alone(value)),
    );
    return dialect.bind(dialect.parsed(text), value, either);
  };
  const inJson = (text: Sql, of: (value: Sql) => Sql) => {
    const value = compiler.name("v");
    return dialect.bind(dialect.parsed(text), value, of(value));
  };
  return {
    ofText: (text) => {
      const found = compiler.name("f");
      const all = foundIn(text, documentRules(family, plan, compiler), compiler);
      const inEnvelope = dialect.firstOf([[dialect.isEmpty(found), dialect.none]], all);
      return dialect.bind(foundIn(text, envelope, compiler), found, inEnvelope);
    },
    payloads: (text) =>
      parts(
        text,
        (value) => held(root, value, compiler, (item) => item),
        (value) => value,
      ),
    names: (text) =>
      parts(
        text,
        (value) => held(root, value, compiler, (_, entry) => entry.value("name")),
        () => dialect.string("null"),
      ),
    ofPayload: (text, name) =>
      inJson(text, (value) => {
        const json = compiler.name("n");
        const rules: Checks =
          planned === undefined
            ? payload
            : {
                ...payload,
                isClean: () => undefined,
                issues: (one) => planned.ofUnit(one, json),
                repeats: (one) => planned.repeatsOfPayload(one, [], json),
              };
        return dialect.bind(dialect.parsed(name), json, foundInValue(value, rules, compiler));
      }),
    kind: (text) => inJson(text, payload.kind),
  };
}

/** The envelope alone: its payloads are looked at one by one, later. */
function withoutPayloads(family: Family, none: Sql): Hooks {
  const ofItem = (schema: SchemaNode) => (soleReference(schema) === family.payload ? none : undefined);
  return { ofItem, repeatsOfItem: ofItem };
}

/** What is taken of each payload of a request whose envelope is valid, given the payload and the members of its entry. */
function held(root: SchemaNode, value: Sql, compiler: Compiler, take: (item: Sql, entry: Members) => Sql): Sql {
  const { dialect } = compiler;
  const [entries] = itemsPlaces(root);
  const [payloads] = entries === undefined ? [] : itemsPlaces(entries.items);
  const [outer, inner] = [entries?.at[0] ?? "", payloads?.at[0] ?? ""];
  return dialect.withMembers(value, [outer], compiler.name("o"), (members) =>
    dialect.eachItem(members.value(outer), 0, compiler.name("i"), (entry) =>
      dialect.withMembers(entry, [inner, "name"], compiler.name("o"), (one) =>
        dialect.eachItem(one.value(inner), 0, compiler.name("i"), (item) => dialect.single(take(item, one))),
      ),
    ),
  );
}
