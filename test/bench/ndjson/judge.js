import { eachLine, tell } from "./lines.js";

/** Parses each line, and counts those that `isValid` takes. */
export function judge(isValid) {
  let records = 0;
  let valid = 0;
  eachLine(process.argv[2], (buffer, start, end) => {
    records++;
    try {
      if (isValid(JSON.parse(buffer.toString("utf8", start, end)))) valid++;
    } catch {}
  });
  tell({ records, valid });
}
