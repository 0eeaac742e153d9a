import assert from "node:assert/strict";
import { createApp, defineEventHandler, readValidatedBody, toWebHandler } from "h3";
import { trackRequest } from "intempt-event-schema";
import { app } from "./recipe.js";
import { answerOf, bad, checkService, good, post } from "./requests.js";

const handle = toWebHandler(app);
const send = async (body) => answerOf(await handle(post(body)));
await checkService({ send, issuesIn: ({ data }) => data.issues });

// By a predicate the verdict is the same, without the issues.
const predicated = toWebHandler(
  createApp().use(defineEventHandler((event) => readValidatedBody(event, trackRequest.is))),
);
assert.deepEqual(await Promise.all([good, bad].map(async (body) => (await predicated(post(body))).status)), [200, 400]);
