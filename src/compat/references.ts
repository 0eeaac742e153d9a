import { Undecidable } from "../constraints/undecidable.ts";
import { everySchemaIn, type SchemaNode } from "../schemas/model.ts";

/** What a reference means. A dynamic one is known where only one schema has its anchor. */
export function targetOf(node: SchemaNode): SchemaNode {
  const dynamic = node.keywords["$dynamicRef"];
  if (typeof dynamic !== "string" || "$ref" in node.keywords) return found(node.target);
  const target = found(node.model.resolve(node, dynamic));
  const anchor = target.keywords["$dynamicAnchor"];
  const { model } = node;
  const holders = [...model.schemas.keys()].flatMap((name) =>
    [...everySchemaIn(model.root(name))].filter(({ keywords }) => keywords["$dynamicAnchor"] === anchor),
  );
  if (anchor !== undefined && holders.length > 1)
    throw new Undecidable("a dynamic reference may lead to several schemas");
  return target;
}

function found(target: SchemaNode | undefined): SchemaNode {
  if (target === undefined) throw new Undecidable("a reference does not lead to a schema");
  return target;
}
