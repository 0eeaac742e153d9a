import { header } from "../names.ts";
import { own, runtime } from "./plan-code.ts";

/** The module that classifies payloads by the plan. */
export const classifyModule = (): string =>
  [
    header("schemas/"),
    `import { type Classify, type ClassifyDocument, plannedClassify, plannedClassifyDocument } from "${own(runtime)}";\n`,
    `import { contract } from "./plan.ts";\n`,
    `import type { EventPayload, ProductPayload, Events } from "./types.ts";\n`,
    "\n/** Validates a payload of which no name is known, gives its kind, and warns of what is probably not intended. Never throws. */\n",
    "export const classify: Classify<{ readonly event: EventPayload; readonly product: ProductPayload }> = /* @__PURE__ */ plannedClassify(contract);\n",
    "\n/** Classifies a track request payload by payload, by the names of its entries, or the one payload that a document is. Never throws. */\n",
    "export const classifyDocument: ClassifyDocument<{ readonly event: EventPayload | Events[keyof Events]; readonly product: ProductPayload }> = /* @__PURE__ */ plannedClassifyDocument(contract);\n",
  ].join("");
