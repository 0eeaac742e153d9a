/** Names that the platform's own libraries give to what they send by themselves. Source: recorded SDK requests. */
export const sdkEvents: readonly string[] = [
  "Identify",
  "Page View",
  "Product View",
  "Product ordered",
  "Product viewed",
  "Session start",
  "View Page",
  "page_view",
];
