export { type EventSchemaTypeProvider, eventSchema, validatorCompiler } from "./library/fastify.ts";
