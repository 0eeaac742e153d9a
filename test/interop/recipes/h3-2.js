import { app } from "./recipe.js";
import { answerOf, checkService, post } from "./requests.js";

const send = async (body) => answerOf(await app.request(post(body)));
await checkService({ send, issuesIn: ({ data }) => data.issues });
