import diff from "json-schema-diff";
import { answerEach } from "./answering.js";

// What is removed is a schema of payloads, not a payload.
answerEach(async ({ sub, sup }) => {
  const { removalsFound } = await diff.diffSchemas({ sourceSchema: sub, destinationSchema: sup });
  return { isIncluded: !removalsFound };
});
