import { toWebHandler } from "h3";
import { app } from "./recipe.js";
import { answerOf, checkService, post } from "./requests.js";

const handle = toWebHandler(app);
const send = async (body) => answerOf(await handle(post(body)));
await checkService({ send, issuesIn: ({ data }) => data.issues });
