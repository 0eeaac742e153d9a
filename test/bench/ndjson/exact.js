import { payload } from "../../../dist/index.js";
import { validateText } from "../../../dist/text.js";
import { eachLine, tell } from "./lines.js";

// The exact path alone: every line is decoded, parsed and validated, its text searched for repeated keys, its issues with positions.
let records = 0;
let valid = 0;
eachLine(process.argv[2], (buffer, start, end) => {
  records++;
  if (validateText(payload, buffer.subarray(start, end)).issues === undefined) valid++;
});
tell({ records, valid });
