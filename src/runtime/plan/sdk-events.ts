/** Names that the platform's own libraries give to what they send by themselves. Source: recorded SDK requests. */
export const sdkEvents = [
  "Identify",
  "Page View",
  "Product View",
  "Product ordered",
  "Product viewed",
  "Session start",
  "View Page",
  "page_view",
] as const satisfies readonly string[];

/** The name of such an event. */
export type SdkEvent = (typeof sdkEvents)[number];
