import { RPCHandler } from "@orpc/server/fetch";
import { router } from "./recipe.js";
import { answerOf, checkService, post } from "./requests.js";

const handler = new RPCHandler(router);
const send = async (body) => answerOf((await handler.handle(post(`{"json":${body}}`), { context: {} })).response);
await checkService({ send, entriesIn: ({ json }) => json, issuesIn: ({ json }) => json.data.issues });
