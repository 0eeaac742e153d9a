import type { Report } from "../../../generated/tool/types.ts";
import type { KnownKeys } from "../../runtime/validate/known-keys.ts";

/** What is wrong with an input as a whole. `file` is not yet escaped for whatever shows it; `message` is safe to show. */
export type Problem = Readonly<KnownKeys<Report["problems"][number]>>;
