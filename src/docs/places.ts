/** Where pages lie, and the places in them that links lead to. */

/** Where a link leads: a place in the page of a schema, or an issue code. */
export type Destination = { readonly schema: string; readonly pointer: string } | { readonly code: string };

/** The text with the destination of each of its links (`<schema:name#pointer>`, `<code:name>`) as a page can follow it. */
export const withLinks = (text: string, follow: (to: Destination) => string): string =>
  text.replace(/<(schema|code):([^#>]*)#?([^>]*)>/g, (_, kind, name, pointer) =>
    follow(kind === "code" ? { code: decodeURI(name) } : { schema: decodeURI(name), pointer: decodeURI(pointer) }),
  );

/** The name of a place in a page: that of a code, a field, or a JSON Pointer. */
export const anchor = (name: string): string =>
  name
    .replace(/^\//, "rule-")
    .replaceAll("[]", "")
    .replace(/[^\w-]+/g, (other) => (other === "." || other === "/" ? "-" : `_${other.charCodeAt(0).toString(16)}`));

/** From a page to the folder of all pages. */
export const upFrom = (path: string): string => "../".repeat(path.split("/").length - 1);
