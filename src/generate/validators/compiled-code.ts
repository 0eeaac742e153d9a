import { compileWithIssues, placeOf } from "../../constraints/compile.ts";
import type { Constraint } from "../../constraints/constraint.ts";
import { membersOf } from "../../constraints/keys.ts";
import { type Family, familiesOf } from "../../schemas/families.ts";
import { itemsPlaces } from "../../schemas/items.ts";
import {
  adviceFor,
  discriminatorOf,
  identifiersOf,
  soleReference,
  stitchedOf,
  timestampsOf,
  titleOf,
} from "../../schemas/keys.ts";
import { kindsOf } from "../../schemas/kinds.ts";
import type { SchemaNode } from "../../schemas/model.ts";
import { validatorName } from "../names.ts";
import type { ItemsPlaces } from "./issue-place.ts";
import { entriesCode, issuesCode, membersCode, simpleObject } from "./issues.ts";
import type { ValidatorWriter } from "./shared-collectors.ts";

/** A schema to compile: that of the file, or of the items of one of its arrays. */
export interface SchemaPlan {
  readonly node: SchemaNode;
  /** The arrays below: the plan of their items, or the file that the items only refer to. */
  readonly items: readonly {
    readonly at: readonly string[];
    readonly node: SchemaNode;
    readonly of: SchemaPlan | string;
  }[];
}

/** The schemas of a file, that of its root first. */
export const schemaPlans = (root: SchemaNode): SchemaPlan[] => flatten(planSchema(root));

const planSchema = (node: SchemaNode): SchemaPlan => ({
  node,
  items: itemsPlaces(node).map(({ at, items }) => ({ at, node: items, of: soleReference(items) ?? planSchema(items) })),
});

/** All plans, each schema once, however many arrays have such items. */
function flatten(plan: SchemaPlan, found: SchemaPlan[] = []): SchemaPlan[] {
  if (found.some(({ node }) => node === plan.node)) return found;
  found.push(plan);
  for (const { of } of plan.items) if (typeof of !== "string") flatten(of, found);
  return found;
}

/** A field of a compiled schema, and its value as code. */
type Field = readonly [key: string, code: string];

/** The declaration of a compiled schema. */
export function compiledCode(plan: SchemaPlan, plans: readonly SchemaPlan[], writer: ValidatorWriter): string {
  const { node } = plan;
  const index = plans.findIndex((one) => one.node === node);
  const guard = `guard${index || ""}`;
  const items = itemsCode(plan, plans, writer);
  const constraint = compileWithIssues(node);
  const places = plan.items.map((one) => placeOf(one.node));
  const extra = extraFields(node, index === 0, writer);
  const advice = adviceFor(node);
  const isPlain = writer.shared.isSmall && extra.length === 0 && Object.keys(advice).length === 0;
  const object = isPlain ? simpleObject(constraint) : undefined;
  const code =
    object === undefined
      ? literalCode([
          ...extra,
          ["guard", guard],
          ["collectIssues", issuesCode(constraint, writer, places)],
          ...tableField(constraint, writer, places),
          ["identifiers", JSON.stringify(identifiersOf(node))],
          ["advice", JSON.stringify(advice)],
          ["items", items],
        ])
      : callCode(writer.use("objectSchema"), [
          guard,
          entriesCode(constraint, object.keys, writer, places),
          String(object.required),
          items,
          JSON.stringify(identifiersOf(node)),
        ]);
  return `${index === 0 ? "export " : ""}const compiled${index || ""}: CompiledSchema = ${code};`;
}

const literalCode = (fields: readonly Field[]): string =>
  `{\n${fields.map(([key, code]) => `  ${key === code ? key : `${key}: ${code}`},\n`).join("")}}`;

/** A call without the last arguments that are what they are by default. */
function callCode(name: string, given: readonly string[]): string {
  const last = given.findLastIndex((code) => code !== "[]");
  return `/* @__PURE__ */ ${name}(${given.slice(0, last + 1).join(", ")})`;
}

function tableField(constraint: Constraint, writer: ValidatorWriter, places: ItemsPlaces): Field[] {
  const keys = membersOf(constraint);
  return keys.length > 0 ? [["members", membersCode(constraint, keys, writer, places)]] : [];
}

function itemsCode({ items }: SchemaPlan, plans: readonly SchemaPlan[], writer: ValidatorWriter): string {
  const codes = items.map(({ at, of }) => `{ at: ${JSON.stringify(at)}, compiled: ${nameOf(of, plans, writer)} }`);
  return `[${codes.join(", ")}]`;
}

/** What only some schemas have. */
function extraFields(node: SchemaNode, isRoot: boolean, writer: ValidatorWriter): Field[] {
  const title = titleOf(node);
  const discriminator = discriminatorOf(node);
  const family = familiesOf(node.model).find(({ payload }) => node === node.model.root(payload));
  const stitched = stitchedOf(node).length;
  const timestamps = timestampsOf(node);
  const fields: (Field | false)[] = [
    title !== undefined && !writer.shared.isSmall && ["title", JSON.stringify(title.toLowerCase())],
    stitched > 0 && ["stitched", String(stitched)],
    timestamps.length > 0 && ["timestamps", JSON.stringify(timestamps)],
    discriminator !== undefined && ["discriminator", JSON.stringify(discriminator)],
    family !== undefined && ["request", requestCode(family, writer)],
    isRoot && kindsOf(node) !== undefined && ["kindOf", "kindOf"],
  ];
  return fields.filter((field) => field !== false);
}

/** How the request of a payload is recognized. */
function requestCode({ recognizer, request }: Family, writer: ValidatorWriter): string {
  writer.schemas.add(recognizer);
  return `{ name: "${validatorName(request)}", guard: ${validatorName(recognizer)}Guard }`;
}

/** The compiled schema of the items of an array, as generated code calls it. */
function nameOf(of: SchemaPlan | string, plans: readonly SchemaPlan[], writer: ValidatorWriter): string {
  if (typeof of !== "string") return `compiled${plans.findIndex(({ node }) => node === of.node) || ""}`;
  writer.schemas.add(of);
  return `${validatorName(of)}Compiled`;
}
