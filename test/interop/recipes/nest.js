import "reflect-metadata";
import { NestFactory } from "@nestjs/core";
import { AppModule } from "./recipe.js";
import { answerOf, checkService, post } from "./requests.js";

const app = await NestFactory.create(AppModule, { logger: false });
await app.listen(0, "localhost");
const send = async (body) => answerOf(await fetch(post(body, `${await app.getUrl()}/track`)));
await checkService({ send, success: 201, issuesIn: ({ issues }) => issues });
await app.close();
