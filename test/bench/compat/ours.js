import { inclusion } from "../../../src/compat/inclusion.ts";
import { rootOf } from "../../compat/versions.ts";
import { answerEach } from "./answering.js";

answerEach(({ sub, sup, draft }) => {
  const { isIncluded, witness } = inclusion(rootOf(sub, draft), rootOf(sup, draft));
  return { isIncluded, hasWitness: witness !== undefined };
});
