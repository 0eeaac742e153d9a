import type { FastifySchemaCompiler } from "fastify";
import { type H3Event, readValidatedBody } from "h3-1";
import { type Payload, payload, type Validator } from "intempt-event-schema";

// Results are objects: where a verdict or the value itself is expected, they would be taken for consent.
type Compiler = FastifySchemaCompiler<Validator<Payload>>;
// @ts-expect-error neither a verdict nor an error
export const detached: Compiler = ({ schema }) => schema.validate;
// @ts-expect-error neither a verdict nor an error
export const called: Compiler = (route) => (body) => route.schema.validate(body);
// @ts-expect-error not the payload
export const read = (event: H3Event): Promise<Payload> => readValidatedBody(event, payload.validate);
