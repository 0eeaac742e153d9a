import { scan } from "../runtime/json/grammar.ts";
import { offsetsOf, type Position, positionsOf } from "../runtime/json/position.ts";
import { fromPointer } from "../runtime/validate/path.ts";

/**
 * Where a JSON Pointer leads in a file: to the key, or to the innermost value on its way that exists. Where the file is not JSON,
 * the position of the first error.
 */
export function positionOfPointer(bytes: Uint8Array, pointer: string): Position {
  const error = scan(bytes);
  const offset = error?.at ?? offsetsOf(bytes, [fromPointer(pointer)])[0]?.key ?? 0;
  return positionsOf(bytes, [offset])[0] as Position;
}
