import { eventValidatorName, header } from "../names.ts";
import { eventPath, own, type PlanCode, runtime } from "./plan-code.ts";

/** The module of the typed function that sends events. */
export function trackModule({ events }: PlanCode): string {
  const names = events.map(({ file }) => eventValidatorName(file));
  return [
    header("schemas/"),
    `import { checkData, type PlannedEvent, type SendEvent, type Tracker } from "${own(runtime)}";\n`,
    ...events.map(({ file }, i) => `import { planned as ${names[i]} } from "./${eventPath(file)}";\n`),
    `import type { EventData } from "./types.ts";\n`,
    "\ndeclare const process: { readonly env: { readonly NODE_ENV?: string } } | undefined;\ndeclare const console: { readonly warn: (message: string) => void };\n",
    "\n/**\n * A function that sends events of the plan by `send`, such as a library's own `track`. In development it validates their `data`\n * first, and writes what is wrong to the console; a build for production (`process.env.NODE_ENV`) holds no validator.\n */\n",
    "export function createTracker<Rest extends unknown[], Sent>(send: SendEvent<Rest, Sent>): Tracker<EventData, Rest, Sent> {\n",
    "  return (name, data, ...rest) => {\n",
    `    if (typeof process !== "undefined" && process.env.NODE_ENV !== "production") checkData(planned(), name, data, console.warn);\n`,
    "    return send(name, data, ...rest);\n  };\n}\n",
    `\nconst planned = (): readonly PlannedEvent[] => [${names.join(", ")}];\n`,
  ].join("");
}
