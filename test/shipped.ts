/** The documents of which the package has schemas. A team that follows README's recipes has more. */
export const shippedDocuments: readonly string[] = [
  ...["behavioral-event", "dead-letter", "payload", "product", "track-request"],
  ...["wire/payload", "wire/track-request"],
];
