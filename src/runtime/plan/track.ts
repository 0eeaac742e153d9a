import { displayKey, wholeMessage } from "../validate/issue.ts";
import { nearestName } from "../validate/near-miss.ts";
import { createValidator } from "../validate/validator.ts";
import type { PlannedEvent } from "./plan.ts";
import { type SdkEvent, sdkEvents } from "./sdk-events.ts";

/** What sends an event, such as the `track` of a library of the platform. */
export type SendEvent<Rest extends unknown[], Sent> = (name: string, data: object, ...rest: Rest) => Sent;

/** Sends events of a plan, or of the platform's own libraries: the name decides the type of the data. */
export type Tracker<EventData, Rest extends unknown[], Sent> = <Name extends (keyof EventData & string) | SdkEvent>(
  name: Name,
  data: Name extends keyof EventData ? EventData[Name] & object : object,
  ...rest: Rest
) => Sent;

/** Says what is wrong with the data of an event. Throws only what `say` throws. */
export function checkData(
  events: readonly PlannedEvent[],
  name: string,
  data: unknown,
  say: (message: string) => void,
): void {
  const event = events.find((one) => one.name === name);
  if (event === undefined) {
    if (isSdkEvent(name)) return;
    const nearest = nearestName(
      name,
      events.map((one) => one.name),
    );
    const hint = nearest === undefined ? "" : ` Did you mean ${displayKey(nearest)}?`;
    say(`${displayKey(name)} is no event of the tracking plan.${hint}`);
    return;
  }
  const { issues = [] } = createValidator(name, event.data.compiled).validate(data, { maxIssues: 10 });
  for (const issue of issues) say(`${displayKey(name)} at /data${issue.pointer}: ${wholeMessage(issue)}`);
}

const isSdkEvent = (name: string): boolean => sdkEvents.some((one) => one === name);
