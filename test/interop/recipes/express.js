import assert from "node:assert/strict";
import { app } from "./recipe.js";
import { answerOf, checkService, post } from "./requests.js";

const server = app.listen(0);
const url = `http://localhost:${server.address().port}/track`;
const send = async (body) => answerOf(await fetch(post(body, url)));
await checkService({ send, issuesIn: ({ issues }) => issues, shown: ["hint", "line", "column"] });
const empty = await answerOf(await fetch(url, { method: "POST" }));
assert.deepEqual([empty.status, empty.body.issues[0].code], [400, "syntax"]);
server.close();
server.closeAllConnections();
