/** Where pages lie, and how the places in them that links lead to are called. */

/**
 * The name of a place in a page: that of a code, of a field (`track[].name`), or of a rule by its JSON Pointer. No two
 * places have the same one, and it needs no escaping in a link.
 */
export const anchor = (name: string): string =>
  name
    .replace(/^\//, "rule/")
    .replaceAll("[]", "*")
    .replace(/[^\w.~$/@*-]/g, (other) => `:${other.charCodeAt(0).toString(16)}:`);

/** The place of a field in the page of its schema. */
export const fieldAnchor = (path: string): string => `field-${anchor(path)}`;

/** The folder of a schema; empty for the outermost one. */
export const folderOf = (name: string): string => name.split("/").slice(0, -1).join("/");

/** From a page to the folder of all pages. */
export const upFrom = (path: string): string => "../".repeat(path.split("/").length - 1);

/** A path as a link writes it. */
export const urlOf = (path: string): string => encodeURI(path).replace(/[?#]/g, encodeURIComponent);
