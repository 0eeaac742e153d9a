import { closeSync, openSync, readSync, statSync } from "node:fs";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { eachLine, tell } from "./lines.js";

if (isMainThread) {
  const [file, threads] = [process.argv[2], Number(process.argv[3] ?? 2)];
  const { size } = statSync(file);
  const ends = Array.from({ length: threads }, (_, i) =>
    i === threads - 1 ? size : lineEnd(file, (size / threads) * (i + 1)),
  );
  const counts = await Promise.all(
    ends.map(
      (to, i) =>
        new Promise((resolve, reject) => {
          const worker = new Worker(new URL(import.meta.url), { workerData: { file, from: ends[i - 1] ?? 0, to } });
          worker.on("message", resolve);
          worker.on("error", reject);
        }),
    ),
  );
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  tell({ records: sum("records"), parsed: sum("parsed") });
} else {
  const { file, from, to } = workerData;
  let records = 0;
  let parsed = 0;
  const visit = (buffer, start, end) => {
    records++;
    try {
      JSON.parse(buffer.toString("utf8", start, end));
      parsed++;
    } catch {}
  };
  eachLine(file, visit, from, to);
  parentPort.postMessage({ records, parsed });
}

function lineEnd(file, near) {
  const fd = openSync(file, "r");
  const buffer = Buffer.alloc(1024 * 1024);
  readSync(fd, buffer, 0, buffer.length, Math.floor(near));
  closeSync(fd);
  return Math.floor(near) + buffer.indexOf(10) + 1;
}
