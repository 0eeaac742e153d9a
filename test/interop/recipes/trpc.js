import assert from "node:assert/strict";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { router } from "./recipe.js";
import { answerOf, checkService, post } from "./requests.js";

const send = async (body) =>
  answerOf(await fetchRequestHandler({ endpoint: "", router, req: post(body), createContext: () => ({}) }));
await checkService({
  send,
  entriesIn: ({ result }) => result.data,
  issuesIn({ error }) {
    assert.match(error.message, /did you mean `productId`/);
    return error.data.issues;
  },
});
