const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** A string as HTML, SVG and XML write it, in text and in attributes. */
export const withEntities = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] as string);
