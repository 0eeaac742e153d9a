import { duplicatesIn } from "../runtime/text/duplicates.ts";
import { parseText } from "../runtime/text/parse.ts";
import { issuesOfText, withPositions } from "../runtime/text/text.ts";
import { argumentError } from "../runtime/validate/argument.ts";
import { ValidationError } from "../runtime/validate/error.ts";
import type { Issue } from "../runtime/validate/issue.ts";
import { schemaSelectorOf, type Validator } from "../runtime/validate/validator.ts";
import { parseErrorAt } from "./text.ts";

/** What the plugin uses of a Fastify instance, spelled out so that the types need no Fastify. */
interface FastifyScope {
  readonly initialConfig: {
    readonly onProtoPoisoning?: PoisoningAction;
    readonly onConstructorPoisoning?: PoisoningAction;
  };
  setValidatorCompiler(compiler: typeof validatorCompiler): unknown;
  getDefaultJsonParser(onProtoPoisoning: PoisoningAction, onConstructorPoisoning: PoisoningAction): unknown;
  removeContentTypeParser(contentType: string): unknown;
  addContentTypeParser(contentType: string, options: { parseAs: "buffer" }, parser: BodyParser<Uint8Array>): unknown;
  setErrorHandler(handler: (error: unknown, request: unknown, reply: FastifyReply) => unknown): unknown;
}

type PoisoningAction = "error" | "remove" | "ignore";
type BodyParser<Body> = (request: FastifyRequest, body: Body, done: Done) => void;
type Done = (error: Error | null, body?: unknown) => void;

interface FastifyRequest {
  readonly routeOptions: { readonly schema?: { readonly body?: unknown } };
}

/** A `schema.body` with a schema for each content type. */
interface BodyByContentType {
  readonly content?: { readonly "application/json"?: { readonly schema?: unknown } };
}

interface FastifyReply {
  code(statusCode: number): { send(body: object): unknown };
}

/** The schema of one part of a route's requests. */
interface RoutePart {
  readonly schema: unknown;
  readonly method: string;
  readonly url: string;
  readonly httpPart?: string;
}

/** Gives `request.body` the type of its validator: `app.withTypeProvider<EventSchemaTypeProvider>()`. */
export interface EventSchemaTypeProvider {
  readonly schema: unknown;
  readonly validator: this["schema"] extends Validator<infer T> ? T : unknown;
  readonly serializer: unknown;
}

const plugin = (scope: FastifyScope, _options: unknown, done: () => void): void => {
  const { onProtoPoisoning = "error", onConstructorPoisoning = "error" } = scope.initialConfig;
  const parse = scope.getDefaultJsonParser(onProtoPoisoning, onConstructorPoisoning);
  scope.setValidatorCompiler(validatorCompiler);
  scope.removeContentTypeParser("application/json");
  scope.addContentTypeParser(
    "application/json",
    { parseAs: "buffer" },
    jsonParser(parse as BodyParser<string | Uint8Array>),
  );
  scope.setErrorHandler((error, _request, reply) => {
    if (!isRejection(error)) throw error;
    const { message, issues } = error;
    return reply.code(400).send({ statusCode: 400, code: errorCode, error: "Bad Request", message, issues });
  });
  done();
};

/**
 * A Fastify plugin. In the scope that registers it, the `schema.body` of a route is a validator of this package, of the contract or
 * of the wire. An invalid body is answered with 400 and the issues, each with its line and column in the JSON; a key that occurs twice
 * is one of them. Fastify's protection against prototype poisoning stays. No route of the scope may have a JSON Schema.
 */
export const eventSchema: typeof plugin = Object.assign(plugin, {
  // By these Fastify knows that the plugin is for the scope itself, not for one below it.
  [Symbol.for("skip-override")]: true,
  [Symbol.for("plugin-meta")]: { name: "intempt-event-schema", fastify: "5.x" },
});

/**
 * The validator compiler of the plugin, for a route or a scope that keeps its own JSON parser and error handler: issues then have
 * neither line nor column. Throws a `TypeError`, so that the service does not start, for a schema that is not a validator of
 * this package. The error of an invalid body is a `ValidationError`.
 */
export function validatorCompiler(part: RoutePart) {
  if (typeof part !== "object" || part === null) throw argumentError("part", "what Fastify says of a route", part);
  const { schema, method, url, httpPart = "body" } = part;
  if (schemaSelectorOf(schema) === undefined)
    throw argumentError(`schema.${httpPart} of ${method} ${url}`, "a validator of intempt-event-schema", schema);
  const { name, validate } = schema as Validator<unknown>;
  return (input: unknown): { readonly value: unknown } | { readonly error: Error } => {
    const { value, issues } = validate(input) as { value?: unknown; issues?: readonly Issue[] };
    if (issues === undefined) return { value };
    const bytes = bodies.get(input as object);
    return { error: rejection(name, httpPart, bytes === undefined ? issues : withPositions(issues, bytes)) };
  };
}

/** The bytes that a body was parsed from, by its value: it is validated later, after the hooks that may refuse the request. */
const bodies = new WeakMap<object, Uint8Array>();

/** What may hold a key that Fastify protects from. */
const maybePoisoned = /__proto__|constructor|\\u/;

/** A parser of bodies that are validated, and Fastify's own for all others. */
function jsonParser(fastifyParser: BodyParser<string | Uint8Array>): BodyParser<Uint8Array> {
  return (request, bytes, done) => {
    const schema = request.routeOptions.schema?.body as BodyByContentType | undefined;
    const validator = schema?.content?.["application/json"]?.schema ?? schema;
    const select = schemaSelectorOf(validator);
    if (select === undefined) return fastifyParser(request, bytes, done);
    const reject = (issues: readonly Issue[]) =>
      done(rejection((validator as Validator<unknown>).name, "body", issues));
    const parsed = parseText(bytes, bytes);
    if ("error" in parsed) return reject([parseErrorAt(parsed.error, bytes)]);
    const accept: Done = (error, value) => {
      if (error !== null) return done(error);
      const body = { ...parsed, value };
      const compiled = select(value);
      if (isContainer(value) && duplicatesIn(body, compiled, 1).length === 0) bodies.set(value, bytes);
      else {
        const issues = issuesOfText(body, compiled, undefined);
        if (issues.length > 0) return reject(issues);
      }
      done(null, value);
    };
    if (maybePoisoned.test(parsed.text)) fastifyParser(request, parsed.text, accept);
    else accept(null, parsed.value);
  };
}

const isContainer = (value: unknown): value is object => typeof value === "object" && value !== null;

const errorCode = "FST_ERR_VALIDATION";

/** The error that Fastify gives for an invalid body, with the issues. */
const rejection = (name: string, validationContext: string, issues: readonly Issue[]): ValidationError =>
  Object.assign(new ValidationError(name, issues), {
    statusCode: 400,
    code: errorCode,
    validation: issues,
    validationContext,
  });

/** Whether an error is about the request, and not about something else that a service validates. */
const isRejection = (error: unknown): error is ValidationError =>
  error instanceof ValidationError && "code" in error && error.code === errorCode;
