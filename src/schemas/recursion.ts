import type { SchemaNode } from "./model.ts";

/** Whether a schema, or anything that it holds or refers to, leads back to itself. */
export const isRecursive = (node: SchemaNode): boolean => leadsBack(node, new Set(), new Set());

function leadsBack(node: SchemaNode, open: Set<SchemaNode>, done: Set<SchemaNode>): boolean {
  if (open.has(node)) return true;
  if (done.has(node)) return false;
  open.add(node);
  const next = [...node.held.map((one) => one.node), ...(node.target === undefined ? [] : [node.target])];
  const found = next.some((one) => leadsBack(one, open, done));
  open.delete(node);
  done.add(node);
  return found;
}
