import type { UnknownEvents } from "../../runtime/plan/plan.ts";
import type { PlanFiles } from "../../schemas/plan.ts";
import { asciiOnly } from "../ascii.ts";
import { eventValidatorName } from "../names.ts";

/** What the modules of a tracking plan are written from. */
export interface PlanCode extends PlanFiles {
  /** Whether the `data` that a file describes must be there. */
  readonly isRequired: (file: string) => boolean;
  readonly unknownEvents: UnknownEvents;
  /** What the code made of a schema file calls it: by its path below the folder of the plan. */
  readonly sourceOf: (file: string) => string;
}

/** What the modules of events import the runtime from. */
export const runtime = "../../src/runtime.ts";

/** The path of the module of one event. */
export const eventPath = (file: string): string => `events/${eventValidatorName(file)}.ts`;

/** A string as code: in ASCII, so that no editor shows it as another one. */
export const quoted = (text: string): string => asciiOnly(JSON.stringify(text));

/** The same path from the folder itself. */
export const own = (path: string): string => path.replace("../", "");
