import { isTrack } from "../../library/lint.ts";
import { toPointer } from "../../runtime/validate/path.ts";
import { definitionName } from "../../schemas/bundle.ts";
import { payloadFile } from "../../schemas/planned-schemas.ts";
import { vectorsIn } from "./vectors.ts";

/** The vectors of a tracking plan: its schemas are in the bundled one beside them. */
export const planVectors = (folder: string, cwd: string): string => vectorsIn(folder, cwd, referenceInBundle);

const bundle = "track-request.json";

/** What the service accepts is not in the bundled schema. */
function referenceInBundle(schema = "contract", data: unknown): string | undefined {
  if (schema.startsWith("wire")) return undefined;
  if (schema === "contract") return isTrack(data) ? bundle : inBundle("payload");
  return schema === "track-request" ? bundle : inBundle(payloadFile({ file: schema }));
}

const inBundle = (file: string): string => `${bundle}#${encodeURI(toPointer(["$defs", definitionName(file)]))}`;
