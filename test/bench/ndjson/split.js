import { eachLine, tell } from "./lines.js";

let records = 0;
eachLine(process.argv[2], () => {
  records++;
});
tell({ records });
