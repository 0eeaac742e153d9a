import assert from "node:assert/strict";
import Fastify from "fastify";
import { payload, ValidationError } from "intempt-event-schema";
import { eventSchema, validatorCompiler } from "intempt-event-schema/fastify";
import { wirePayload } from "intempt-event-schema/wire";
import { app } from "./recipe.js";
import { checkService, headers } from "./requests.js";

const sendTo =
  (server, url = "/track") =>
  async (body, more = {}) => {
    const response = await server.inject({ method: "POST", url, payload: body, headers: { ...headers, ...more } });
    return { status: response.statusCode, body: response.json() };
  };

const send = sendTo(app);
await checkService({ send, issuesIn: ({ issues }) => issues, shown: ["hint", "line", "column"] });

const codesOf = async (body) => (await send(body)).body.issues.map(({ code, line, column }) => [code, line, column]);
assert.deepEqual(await codesOf('{"track":[],\n"track":[]}'), [["duplicate_key", 2, 1]]);
assert.deepEqual(await codesOf('{"track":\n}'), [["syntax", 2, 1]]);
assert.deepEqual(await codesOf(Buffer.from([0x22, 0xff, 0x22])), [["encoding", 1, 2]]);
assert.deepEqual(await codesOf(""), [["syntax", 1, 1]]);
assert.equal((await send('{"track":[],"__proto__":{"a":1}}')).body.code, "FST_ERR_CTP_INVALID_JSON_BODY");

// The plugin in a scope of its own: a hook that adds to the body, and other routes beside it.
const service = Fastify();
service.register(async (scope) => {
  scope.register(eventSchema);
  const preValidation = async ({ body, headers }) =>
    void (headers.user && Object.assign(body, { userId: headers.user }));
  scope.post("/wire", { schema: { body: wirePayload }, preValidation }, async () => "{}");
  scope.post(
    "/types",
    { schema: { body: { content: { "application/json": { schema: payload } } } } },
    async () => "{}",
  );
  scope.post("/later", async () => payload.parse({}));
  scope.post("/any", async ({ body }) => body);
});
service.post("/json", { schema: { body: { type: "object", required: ["a"] } } }, async () => "{}");
service.post("/alone", { schema: { body: payload }, validatorCompiler }, async () => "{}");
service.setErrorHandler((error, _request, reply) => {
  const { issues } = error instanceof ValidationError ? error : {};
  return reply.code(error.statusCode ?? 500).send({ own: true, code: error.code, issues });
});
const statusOf = async (url, body, more) => (await sendTo(service, url)(body, more)).status;
assert.equal(await statusOf("/wire", '{"eventId":"e"}'), 400);
assert.equal(await statusOf("/wire", '{"eventId":"e"}', { user: "u" }), 200);
assert.equal(await statusOf("/wire", '{"userId":"e","userId":"f"}', { user: "u" }), 400);
assert.equal((await sendTo(service, "/types")('{"productId":7}')).body.issues[0].line, 1);
assert.equal(await statusOf("/types", '{"productId":"1","productId":"2"}'), 400);
assert.equal(await statusOf("/later", "{}"), 500);
assert.deepEqual((await sendTo(service, "/any")('{"a":1,"a":2}')).body, { a: 2 });
assert.equal(await statusOf("/json", "{}"), 400);
assert.equal(await statusOf("/json", '{"a":1}'), 200);
const alone = await sendTo(service, "/alone")("{}");
assert.deepEqual([alone.status, alone.body.own, alone.body.code], [400, true, "FST_ERR_VALIDATION"]);
assert.deepEqual(alone.body.issues, payload.validate({}).issues);

// Mistakes keep the service from starting.
const starting = async (schema, usesPlugin) => {
  const server = Fastify();
  if (usesPlugin) server.register(eventSchema);
  server.post("/track", { schema }, async () => "{}");
  return server.ready();
};
await assert.rejects(starting({ body: { type: "object" } }, true), /schema\.body of POST \/track must be a validator/);
await assert.rejects(starting({ body: payload }, false), /unknown keyword: "name"/);
await assert.rejects(starting({ body: payload.validate }, true), /but is a function/);
