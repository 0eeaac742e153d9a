import { fromPointer } from "../runtime/validate/path.ts";
import { namedIssues, soleReference } from "../schemas/keys.ts";
import { type CompiledKeyword, isAnnotation, keywordNamed, keywordsWhere, typeNames } from "../schemas/keywords.ts";
import { at, referred, type SchemaModel, type SchemaNode } from "../schemas/model.ts";
import { isRecursive } from "../schemas/recursion.ts";
import { invalidPattern, SchemaError } from "../schemas/schema.ts";
import { typeAdvice } from "../schemas/type-advice.ts";
import {
  additional,
  and,
  asChoice,
  choose,
  contains,
  item,
  items,
  matching,
  named,
  not,
  one,
  or,
  property,
  propertyNames,
  type,
} from "./combine.ts";
import { type Constraint, type NamedIssue, no, type TypeName, yes } from "./constraint.ts";
import { evaluatedItems, evaluatedKeys, ofUnevaluatedItems, ofUnevaluatedKeys } from "./evaluated.ts";
import { assertedFormat } from "./formats.ts";
import { withoutIssues } from "./keys.ts";
import { listed } from "./listed.ts";
import { unknownKeyword } from "./unknown-keyword.ts";

/** Compiles a schema file to the constraint that decides what is valid. Throws a `SchemaError` for what is not supported. */
export const compile = (model: SchemaModel, name: string): Constraint => compileAt(model.root(name));

/** The constraint of any position in a schema file. */
export const compileAt = (node: SchemaNode): Constraint => withoutIssues(compileWithIssues(node));

/** The same, with the issues that the schema names. Each node is compiled once, however many readers its constraint has. */
export function compileWithIssues(node: SchemaNode): Constraint {
  const known = compiled.get(node) ?? constraintOf(contextOf(node, refuse), node);
  compiled.set(node, known);
  return known;
}

const compiled = new WeakMap<SchemaNode, Constraint>();

/** Everything that is not supported in a schema file, and in what it refers to. */
export function unsupportedIn(node: SchemaNode): SchemaError[] {
  const errors: SchemaError[] = [];
  constraintOf(
    contextOf(node, (error) => errors.push(error)),
    node,
  );
  return errors;
}

function refuse(error: SchemaError): never {
  throw error;
}

const contextOf = (node: SchemaNode, refuse: Context["refuse"]): Context => ({
  ...{ open: new Set([node]), inPlace: new Set([node]), isReported: true, refuse },
});

interface Context {
  /** The schema and the targets of `$ref` that are being compiled: a reference to one of them is recursive. */
  readonly open: ReadonlySet<SchemaNode>;
  /** Those of them that are compiled for the same value: a reference to one of them would never end. */
  readonly inPlace: ReadonlySet<SchemaNode>;
  /** Whether what fails here is reported by itself, and not as a part of something that fails as a whole. */
  readonly isReported: boolean;
  /** Receives what is not supported; what it constrains counts as valid then. */
  readonly refuse: (error: SchemaError) => void;
}

function constraintOf(context: Context, node: SchemaNode): Constraint {
  const { schema, keywords } = node;
  if (typeof schema === "boolean") return schema ? yes : no;
  return and([
    orRefused(context, () => refuseUnnameable(node)),
    ...Object.keys(keywords).map((keyword) => orRefused(context, () => keywordConstraint(context, node, keyword))),
  ]);
}

function orRefused({ refuse }: Context, constraint: () => Constraint): Constraint {
  try {
    return constraint();
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
    refuse(error);
    return yes;
  }
}

function keywordConstraint(context: Context, node: SchemaNode, keyword: string): Constraint {
  if (isAnnotation(keyword)) return yes;
  const compiler = Object.hasOwn(compilers, keyword) ? compilers[keyword as CompiledKeyword] : undefined;
  if (compiler === undefined) return unknownKeyword(node, keyword);
  const issue = namedIssues(node)[keyword];
  if (!context.isReported || issue === undefined) return compiler(context, node);
  const of = compiler({ ...context, isReported: false }, node);
  const { code, message, cases = [] } = issue as unknown as NamedIssue;
  return named(of, { code, message, absent: absentIn(of), cases }, branchesOf(context, node, keyword));
}

/** The branches of `anyOf`, each with its issues. */
const branchesOf = (context: Context, node: SchemaNode, keyword: string): readonly Constraint[] =>
  keywordNamed(keyword)?.asksFor === "some" ? list(context, node, keyword) : [];

function refuseUnnameable(node: SchemaNode): Constraint {
  const keyword = Object.keys(namedIssues(node)).find((one) => !keywordNamed(one)?.canBeNamed);
  if (keyword === undefined) return yes;
  const nameable = keywordsWhere(({ canBeNamed }) => canBeNamed === true);
  const problem = `only ${nameable.join(", ")} can be named as an issue`;
  throw new SchemaError(node.file, `${node.pointer}/x-issue/${keyword}`, problem);
}

/** The keys that a constraint asks for: what is absent where it fails. */
function absentIn(constraint: Constraint): string[] {
  if (constraint.op === "not") return [];
  const inner = constraint.op === "and" || constraint.op === "or" ? constraint.of.flatMap(absentIn) : [];
  return [...new Set(constraint.op === "present" ? [constraint.key] : inner)];
}

type Compiler = (context: Context, node: SchemaNode) => Constraint;

const list = (context: Context, node: SchemaNode, keyword: string): Constraint[] =>
  node.held.filter((one) => one.keyword === keyword).map((one) => constraintOf(context, one.node));

/** The number that a keyword states; that it is one has been checked. */
const limitIn = ({ keywords }: SchemaNode, keyword: string): number => keywords[keyword] as number;

/** The constraint of another value: a member, an item or a key. */
const ofOther = (context: Context, node: SchemaNode): Constraint =>
  constraintOf({ ...context, inPlace: new Set() }, node);

/** The schemas that a keyword holds by their keys, each as a constraint. */
const mapped = (
  node: SchemaNode,
  keyword: string,
  constraint: (key: string, inner: SchemaNode) => Constraint,
): Constraint =>
  and(
    node.held.filter((one) => one.keyword === keyword).map(({ step, node: inner }) => constraint(String(step), inner)),
  );

/** What holds of an object that has the key. */
const where = (key: string, then: Constraint): Constraint =>
  choose(and([type(["object"]), { op: "present", key }]), then, yes, asChoice);

/** The constraint of a part, whatever its issues. */
const silent =
  (context: Context) =>
  (node: SchemaNode): Constraint =>
    constraintOf({ ...context, isReported: false }, node);

/** A branch of a choice, which may be left out. */
const branch = (context: Context, node: SchemaNode, keyword: string): Constraint =>
  keyword in node.keywords ? constraintOf(context, at(node, keyword)) : yes;

/** What each keyword becomes. The compiler of TypeScript asks for every keyword that is marked in the keyword table. */
const compilers: Readonly<Record<CompiledKeyword, Compiler>> = {
  $ref: (context, node) => {
    const target = referred(node);
    if (context.inPlace.has(target)) {
      throw new SchemaError(node.file, `${node.pointer}/$ref`, "leads back to itself for the same value, without end");
    }
    if (context.open.has(target)) return { op: "schema", name: placeOf(target) };
    const open = new Set([...context.open, target]);
    return constraintOf({ ...context, open, inPlace: new Set([...context.inPlace, target]) }, target);
  },
  type: (_, node) => type([node.keywords["type"]].flat().map((name) => typeNamed(name, node))),
  enum: (_, { keywords }) => listed(keywords["enum"] as unknown[]),
  const: (_, { keywords }) => listed([keywords["const"]], true),
  pattern: (_, node) => ({
    op: "pattern",
    pattern: possiblePattern(node, String(node.keywords["pattern"]), "pattern"),
  }),
  format: (_, node) => {
    const name = assertedFormat(node);
    return name === undefined ? yes : { op: "format", name };
  },
  multipleOf: (_, node) => ({ op: "multipleOf", divisor: limitIn(node, "multipleOf") }),
  minimum: (_, node) => ({ op: "minimum", limit: limitIn(node, "minimum") }),
  maximum: (_, node) => ({ op: "maximum", limit: limitIn(node, "maximum") }),
  exclusiveMinimum: (_, node) => ({ op: "minimum", limit: limitIn(node, "exclusiveMinimum"), isExclusive: true }),
  exclusiveMaximum: (_, node) => ({ op: "maximum", limit: limitIn(node, "exclusiveMaximum"), isExclusive: true }),
  minLength: (_, node) => ({ op: "minLength", limit: limitIn(node, "minLength") }),
  maxLength: (_, node) => ({ op: "maxLength", limit: limitIn(node, "maxLength") }),
  minItems: (_, node) => ({ op: "minItems", limit: limitIn(node, "minItems") }),
  maxItems: (_, node) => ({ op: "maxItems", limit: limitIn(node, "maxItems") }),
  uniqueItems: (_, { keywords }) => (keywords["uniqueItems"] === true ? { op: "uniqueItems" } : yes),
  prefixItems: (context, node) =>
    and(
      node.held.filter(({ keyword }) => keyword === "prefixItems").map((one, i) => item(i, ofOther(context, one.node))),
    ),
  items: (context, node) => {
    const each = at(node, "items");
    const first = ((node.keywords["prefixItems"] ?? []) as unknown[]).length;
    return items(itemConstraint(context, each), first, first === 0 ? placeOf(each) : undefined);
  },
  contains: (context, node) => {
    const { minContains = 1, maxContains = Number.POSITIVE_INFINITY } = node.keywords;
    return contains(
      ofOther({ ...context, isReported: false }, at(node, "contains")),
      Number(minContains),
      Number(maxContains),
    );
  },
  minContains: () => yes,
  maxContains: () => yes,
  unevaluatedItems: (context, node) => {
    const by = evaluatedItems(node, silent(context));
    const of = ofOther(context, at(node, "unevaluatedItems"));
    return ofUnevaluatedItems(by, of);
  },
  required: (_, node) => and((node.keywords["required"] as string[]).map((key) => ({ op: "present", key }))),
  minProperties: (_, node) => ({ op: "minProperties", limit: limitIn(node, "minProperties") }),
  maxProperties: (_, node) => ({ op: "maxProperties", limit: limitIn(node, "maxProperties") }),
  dependentRequired: (_, node) =>
    and(
      Object.entries(node.keywords["dependentRequired"] as Record<string, string[]>).map(([key, keys]) =>
        where(key, and(keys.map((one) => ({ op: "present", key: one })))),
      ),
    ),
  dependentSchemas: (context, node) =>
    mapped(node, "dependentSchemas", (key, inner) => where(key, constraintOf(context, inner))),
  properties: (context, node) => mapped(node, "properties", (key, inner) => property(key, ofOther(context, inner))),
  patternProperties: (context, node) =>
    mapped(node, "patternProperties", (pattern, inner) =>
      matching(possiblePattern(node, pattern, "patternProperties"), ofOther(context, inner)),
    ),
  additionalProperties: (context, node) =>
    additional(
      keysUnder(node, "properties"),
      keysUnder(node, "patternProperties"),
      ofOther(context, at(node, "additionalProperties")),
    ),
  propertyNames: (context, node) => propertyNames(ofOther(context, at(node, "propertyNames"))),
  unevaluatedProperties: (context, node) => {
    const by = evaluatedKeys(node, silent(context));
    const of = ofOther(context, at(node, "unevaluatedProperties"));
    return ofUnevaluatedKeys(by, of);
  },
  allOf: (context, node) => and(list(context, node, "allOf")),
  anyOf: (context, node) => or(list(context, node, "anyOf")),
  oneOf: (context, node) => one(list(context, node, "oneOf")),
  not: (context, node) => not(constraintOf({ ...context, isReported: false }, at(node, "not"))),
  if: (context, node) =>
    choose(
      constraintOf({ ...context, isReported: false }, at(node, "if")),
      branch(context, node, "then"),
      branch(context, node, "else"),
      asChoice,
    ),
  then: () => yes,
  else: () => yes,
};

/** The name of a schema's position, by which readers of a constraint find the schema in the model. */
export const placeOf = ({ file, pointer }: SchemaNode): string => `${file}#${pointer}`;

/** Whether a name is that of a position, and not of a whole file. */
export const isPlace = (name: string): boolean => name.includes("#");

/** The constraint of the position of that name. */
export function compileNamed(model: SchemaModel, place: string): Constraint {
  const [file = "", pointer = ""] = place.split(/#(.*)/s);
  return compileWithIssues(at(model.root(file), ...fromPointer(pointer)));
}

/** Items that are nothing but a reference to a whole file are left to the guard of that file, unless it leads back to itself. */
function itemConstraint(context: Context, item: SchemaNode): Constraint {
  const name = soleReference(item);
  return name === undefined || isRecursive(item) ? ofOther(context, item) : { op: "schema", name };
}

function typeNamed(name: unknown, { file, pointer }: SchemaNode): TypeName {
  const found = typeNames.find((one) => one === name);
  if (found === undefined) throw new SchemaError(file, `${pointer}/type`, typeAdvice(name));
  return found;
}

function possiblePattern({ file, pointer }: SchemaNode, pattern: string, keyword: string): string {
  try {
    new RegExp(pattern, "u");
  } catch (error) {
    throw new SchemaError(file, `${pointer}/${keyword}`, invalidPattern((error as Error).message));
  }
  return pattern;
}

const keysUnder = ({ keywords }: SchemaNode, keyword: string): string[] =>
  Object.keys((keywords[keyword] ?? {}) as object);
