import { compile } from "../constraints/compile.ts";
import { satisfies } from "../constraints/satisfies.ts";
import type { UnknownEvents } from "../runtime/plan/plan.ts";
import { sdkEvents } from "../runtime/plan/sdk-events.ts";
import type { Family } from "../schemas/families.ts";
import { soleReference } from "../schemas/keys.ts";
import { kindsOf } from "../schemas/kinds.ts";
import type { SchemaModel, SchemaNode } from "../schemas/model.ts";
import type { PlanFiles } from "../schemas/plan.ts";
import type { Compiler } from "./compiler.ts";
import type { Members, Pointer, Sql, Truth } from "./dialect.ts";
import { type Hooks, issuesOf } from "./issues.ts";
import { repeatsOf } from "./repeats.ts";

/** A tracking plan: what it says, and the schemas of the team. */
export interface SqlPlan {
  readonly plan: PlanFiles;
  readonly model: SchemaModel;
  readonly unknownEvents: UnknownEvents;
}

/** A member that a file of the plan describes. */
interface Part {
  readonly file: string;
  readonly value: Sql;
  readonly at: Pointer;
}

type OfPart = (part: Part) => Sql;

/** The issues of payloads by a plan, as the library composes them (`withParts`): those of the payload, and then those of its parts. */
export class PlannedIssues {
  readonly hooks: Hooks;
  readonly #family: Family;
  readonly #plan: SqlPlan;
  readonly #compiler: Compiler;
  /** Of the team's schemas. */
  readonly #ofTeam: Compiler;
  /** The key that makes a product of a payload. */
  readonly #key: string;

  constructor(family: Family, plan: SqlPlan, compiler: Compiler) {
    this.#family = family;
    this.#plan = plan;
    this.#compiler = compiler;
    this.#ofTeam = compiler.within(plan.model);
    this.#key = kindsOf(compiler.model.root(family.payload))?.key as string;
    this.hooks = {
      ofItem: (schema, item, pointer, owner) =>
        soleReference(schema) === family.payload ? this.ofPayload(item, pointer, owner.value("name")) : undefined,
      repeatsOfItem: (schema, item, pointer, owner) =>
        soleReference(schema) === family.payload
          ? this.repeatsOfPayload(item, pointer, owner.value("name"))
          : undefined,
      ofObject: (schema, pointer, members) => (this.#isEntry(schema) ? this.#ofUnknown(pointer, members) : undefined),
    };
  }

  /** The issues of a payload. The name of its entry, which is JSON, chooses the schema of its `data`. */
  ofPayload(value: Sql, pointer: Pointer, name: Sql | undefined): Sql {
    const { model } = this.#compiler;
    const shipped = issuesOf(model.root(this.#family.payload), value, pointer, this.#compiler);
    return this.#withParts(shipped, value, pointer, name, (part) => this.#issuesOfPart(part));
  }

  /** The issues of a payload that is validated without its entry, whose name is `null` if it has none: the plan may forbid its event. */
  ofUnit(value: Sql, name: Sql): Sql {
    const { dialect, model } = this.#compiler;
    const known = this.ofPayload(value, [], name);
    if (this.#plan.unknownEvents !== "forbid") return known;
    const shipped = issuesOf(model.root(this.#family.payload), value, [], this.#compiler);
    return dialect.firstOf(
      [[`NOT ${dialect.isOf(name, "string")} OR ${this.#isKnown(name)} OR NOT ${this.#isEvent(value)}`, known]],
      dialect.concat([shipped, dialect.issue("unknown_event", [])]),
    );
  }

  /** The repeated keys of a payload, and then those of its parts. */
  repeatsOfPayload(value: Sql, pointer: Pointer, name: Sql | undefined): Sql {
    const { dialect, model } = this.#compiler;
    const shipped = repeatsOf(model.root(this.#family.payload), value, pointer, this.#compiler);
    return this.#withParts(shipped, value, pointer, name, ({ file, value: member, at }) =>
      dialect.firstOf(
        [[dialect.isPresent(member), repeatsOf(this.#plan.model.root(file), member, at, this.#ofTeam)]],
        dialect.none,
      ),
    );
  }

  /** A list of a payload, and then those of the parts that the plan describes. */
  #withParts(shipped: Sql, value: Sql, pointer: Pointer, name: Sql | undefined, ofPart: OfPart): Sql {
    const { dialect } = this.#compiler;
    const keys = [this.#key, "data", ...this.#plan.plan.attributes.map(({ key }) => key)];
    const more = dialect.withMembers(value, keys, this.#compiler.name("o"), (members) =>
      dialect.concat(this.#parts(members, pointer, name, ofPart)),
    );
    return dialect.concat([shipped, dialect.firstOf([[dialect.isOf(value, "object"), more]], dialect.none)]);
  }

  /** The lists of the members that the plan describes: of the attributes, and then of `data` by the product or the event. */
  #parts(members: Members, pointer: Pointer, name: Sql | undefined, ofPart: OfPart): Sql[] {
    const { product, attributes, events } = this.#plan.plan;
    const { dialect } = this.#compiler;
    const part = (key: string, file: string) =>
      ofPart({ file, value: members.value(key), at: [...pointer, `/${key}`] });
    const byName = events.map((event) => [this.#isNamed(name ?? "", [event.name]), part("data", event.file)] as const);
    const ofEvent = name === undefined ? dialect.none : dialect.firstOf(byName, dialect.none);
    const ofProduct = product === undefined ? dialect.none : part("data", product);
    const isProduct = dialect.isPresent(members.value(this.#key));
    return [...attributes.map(({ key, file }) => part(key, file)), dialect.firstOf([[isProduct, ofProduct]], ofEvent)];
  }

  #issuesOfPart({ file, value, at }: Part): Sql {
    const { model } = this.#plan;
    const { dialect } = this.#compiler;
    const isRequired = !satisfies(compile(model, file), {}, (name) => compile(model, name));
    return dialect.firstOf(
      [[dialect.isPresent(value), issuesOf(model.root(file), value, at, this.#ofTeam)]],
      isRequired ? dialect.issue("required", at) : dialect.none,
    );
  }

  #isNamed(name: Sql, names: Iterable<unknown>): Sql {
    const { dialect } = this.#compiler;
    const list = [...names].map((one) => dialect.string(String(one))).join(", ");
    return `(${dialect.isPresent(name)} AND ${dialect.isOf(name, "string")} AND ${dialect.text(name)} IN (${list}))`;
  }

  /** Whether the plan, or a library of the platform, has an event of that name. */
  #isKnown(name: Sql): Sql {
    return this.#isNamed(name, [...this.#plan.plan.events.map((event) => event.name), ...sdkEvents]);
  }

  /** Whether a schema is that of the entries: of the items of the request. */
  #isEntry({ file, pointer }: SchemaNode): boolean {
    return file === this.#family.request && pointer !== "";
  }

  /** The issue of the name of an entry that holds an event, where the plan forbids those that it does not know. */
  #ofUnknown(pointer: Pointer, entry: Members): Sql | undefined {
    const { dialect } = this.#compiler;
    if (this.#plan.unknownEvents !== "forbid") return undefined;
    const [payloads, name] = [entry.value("payload"), entry.value("name")];
    return dialect.firstOf(
      [
        [`NOT ${dialect.isPresent(payloads)} OR NOT ${dialect.isPresent(name)}`, dialect.none],
        [`${this.#isKnown(name)} OR NOT ${dialect.isOf(payloads, "array")}`, dialect.none],
        [this.#holdsEvent(payloads), dialect.issue("unknown_event", [...pointer, "/name"])],
      ],
      dialect.none,
    );
  }

  #holdsEvent(payloads: Sql): Sql {
    const { dialect, logic } = this.#compiler;
    const isEvent = (item: Sql): Truth => logic.known(this.#isEvent(item));
    return `(${dialect.countItems(payloads, this.#compiler.name("i"), isEvent)} > 0)`;
  }

  /** Whether a value is an object without the key of products. */
  #isEvent(value: Sql): Sql {
    const { dialect, logic } = this.#compiler;
    const isKeyless = dialect.withMembers(
      value,
      [this.#key],
      this.#compiler.name("o"),
      (members) => logic.not(logic.known(dialect.isPresent(members.value(this.#key)))).sql,
    );
    // Members are looked for in objects alone.
    return dialect.firstOf([[dialect.isOf(value, "object"), isKeyless]], logic.constant(false).sql);
  }
}
