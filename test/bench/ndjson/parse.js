import { eachLine, tell } from "./lines.js";

let records = 0;
let parsed = 0;
eachLine(process.argv[2], (buffer, start, end) => {
  records++;
  try {
    JSON.parse(buffer.toString("utf8", start, end));
    parsed++;
  } catch {}
});
tell({ records, parsed });
