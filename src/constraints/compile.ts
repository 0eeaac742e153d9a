import { namedIssues, soleReference } from "../schemas/keys.ts";
import { type CompiledKeyword, isAnnotation, keywordNamed, keywordsWhere, typeNames } from "../schemas/keywords.ts";
import { at, referred, type SchemaModel, type SchemaNode } from "../schemas/model.ts";
import { invalidPattern, SchemaError } from "../schemas/schema.ts";
import { additional, and, asChoice, choose, items, named, not, or, property, type } from "./combine.ts";
import { type Constraint, type NamedIssue, no, type Scalar, type TypeName, yes } from "./constraint.ts";
import { withoutIssues } from "./keys.ts";

/** Compiles a schema file to the constraint that decides what is valid. Throws a `SchemaError` for what is not supported. */
export const compile = (model: SchemaModel, name: string): Constraint => compileAt(model.root(name));

/** The constraint of any position in a schema file. */
export const compileAt = (node: SchemaNode): Constraint => withoutIssues(compileWithIssues(node));

/** The same, with the issues that the schema names. */
export const compileWithIssues = (node: SchemaNode): Constraint =>
  constraintOf({ open: new Set(), isReported: true, refuse }, node);

/** Everything that is not supported in a schema file, and in what it refers to. */
export function unsupportedIn(node: SchemaNode): SchemaError[] {
  const errors: SchemaError[] = [];
  constraintOf({ open: new Set(), isReported: true, refuse: (error) => errors.push(error) }, node);
  return errors;
}

function refuse(error: SchemaError): never {
  throw error;
}

interface Context {
  /** The targets of `$ref` that are being compiled, to find recursion. */
  readonly open: ReadonlySet<SchemaNode>;
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
  const place = `${node.pointer}/${keyword}`;
  if (node.pointer !== "" && (keyword === "$id" || keyword === "$schema")) {
    throw new SchemaError(node.file, place, "may be at the root of a file only");
  }
  if (isAnnotation(keyword)) return yes;
  const compiler = Object.hasOwn(compilers, keyword) ? compilers[keyword as CompiledKeyword] : undefined;
  if (compiler === undefined) {
    throw new SchemaError(node.file, place, `not supported; known keywords: ${Object.keys(compilers).join(", ")}`);
  }
  const issue = namedIssues(node)[keyword];
  const mustHaveName = keywordNamed(keyword)?.naming === "must";
  if (!context.isReported || (issue === undefined && !mustHaveName)) return compiler(context, node);
  const of = compiler({ ...context, isReported: false }, node);
  if (issue === undefined) {
    throw new SchemaError(node.file, place, `say in x-issue which issue a failing ${keyword} gives`);
  }
  const { code, message, cases = [] } = issue as unknown as NamedIssue;
  return named(of, { code, message, absent: absentIn(of), cases }, branchesOf(context, node, keyword));
}

/** The branches of `anyOf`, each with its issues; none where one of them has a part whose issue has no name. */
function branchesOf(context: Context, node: SchemaNode, keyword: string): readonly Constraint[] {
  if (keywordNamed(keyword)?.asksFor !== "some") return [];
  try {
    return list(context, node, keyword);
  } catch (error) {
    if (error instanceof SchemaError) return [];
    throw error;
  }
}

function refuseUnnameable(node: SchemaNode): Constraint {
  const keyword = Object.keys(namedIssues(node)).find((one) => keywordNamed(one)?.naming === undefined);
  if (keyword === undefined) return yes;
  const nameable = keywordsWhere(({ naming }) => naming !== undefined);
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

/** A branch of a choice, which may be left out. */
const branch = (context: Context, node: SchemaNode, keyword: string): Constraint =>
  keyword in node.keywords ? constraintOf(context, at(node, keyword)) : yes;

/** What each keyword becomes. The compiler of TypeScript asks for every keyword that is marked in the keyword table. */
const compilers: Readonly<Record<CompiledKeyword, Compiler>> = {
  $ref: (context, node) => {
    const target = referred(node);
    if (context.open.has(target)) {
      throw new SchemaError(node.file, node.pointer, `recursive $ref to ${target.file}#${target.pointer}`);
    }
    return constraintOf({ ...context, open: new Set([...context.open, target]) }, target);
  },
  type: (_, node) => type([node.keywords["type"]].flat().map((name) => typeNamed(name, node))),
  enum: (_, node) => oneOfValues(node, "enum", node.keywords["enum"] as unknown[]),
  const: (_, node) => oneOfValues(node, "const", [node.keywords["const"]]),
  pattern: (_, node) => ({ op: "pattern", pattern: possiblePattern(node) }),
  minimum: (_, node) => ({ op: "minimum", limit: limitIn(node, "minimum") }),
  maximum: (_, node) => ({ op: "maximum", limit: limitIn(node, "maximum") }),
  exclusiveMinimum: (_, node) => ({ op: "minimum", limit: limitIn(node, "exclusiveMinimum"), isExclusive: true }),
  exclusiveMaximum: (_, node) => ({ op: "maximum", limit: limitIn(node, "exclusiveMaximum"), isExclusive: true }),
  minLength: (_, node) => ({ op: "minLength", limit: limitIn(node, "minLength") }),
  maxLength: (_, node) => ({ op: "maxLength", limit: limitIn(node, "maxLength") }),
  minItems: (_, node) => ({ op: "minItems", limit: limitIn(node, "minItems") }),
  maxItems: (_, node) => ({ op: "maxItems", limit: limitIn(node, "maxItems") }),
  items: (context, node) => {
    const item = at(node, "items");
    return items(itemConstraint(context, item), placeOf(item));
  },
  required: (_, node) =>
    and((node.keywords["required"] as string[]).map((key) => ({ op: "present", key: possibleKey(key, node) }))),
  properties: (context, node) =>
    and(
      node.held
        .filter(({ keyword }) => keyword === "properties")
        .map(({ step, node: value }) => property(possibleKey(String(step), node), constraintOf(context, value))),
    ),
  additionalProperties: (context, node) =>
    additional(
      Object.keys((node.keywords["properties"] ?? {}) as object).map((key) => possibleKey(key, node)),
      constraintOf(context, at(node, "additionalProperties")),
    ),
  allOf: (context, node) => and(list(context, node, "allOf")),
  anyOf: (context, node) => or(list(context, node, "anyOf")),
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

/** Items that are nothing but a reference to a whole file are left to the guard of that file. */
function itemConstraint(context: Context, item: SchemaNode): Constraint {
  const name = soleReference(item);
  return name === undefined ? constraintOf(context, item) : { op: "schema", name };
}

function typeNamed(name: unknown, { file, pointer }: SchemaNode): TypeName {
  const found = typeNames.find((one) => one === name);
  if (found === undefined) throw new SchemaError(file, `${pointer}/type`, `must be one of ${typeNames.join(", ")}`);
  return found;
}

function possiblePattern({ keywords, file, pointer }: SchemaNode): string {
  const pattern = keywords["pattern"] as string;
  try {
    new RegExp(pattern, "u");
  } catch (error) {
    throw new SchemaError(file, `${pointer}/pattern`, invalidPattern((error as Error).message));
  }
  return pattern;
}

function possibleKey(key: string, { file, pointer }: SchemaNode): string {
  if (key === "__proto__") throw new SchemaError(file, pointer, "__proto__ is not supported as the name of a property");
  return key;
}

function oneOfValues({ file, pointer }: SchemaNode, keyword: string, values: readonly unknown[]): Constraint {
  if (!values.every((value): value is Scalar => value === null || typeof value !== "object")) {
    throw new SchemaError(file, `${pointer}/${keyword}`, "only strings, numbers, booleans and null are supported");
  }
  return { op: "enum", values };
}
