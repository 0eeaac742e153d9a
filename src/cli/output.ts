import { once } from "node:events";

/** The report could not be written, such as to a full disk. */
export class OutputError extends Error {
  override readonly name = "OutputError";
}

/** Writes to a stream and waits until it has taken the text. A reader that has gone away, as `head` does, ends it quietly. */
export async function writeOut(stream: NodeJS.WriteStream, text: string): Promise<void> {
  const failed = once(stream, "error").then(([error]) => Promise.reject(error));
  const written = new Promise<void>((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });
  try {
    await Promise.race([written, failed]);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EPIPE") throw new OutputError(`cannot write the report (${code})`);
  } finally {
    failed.catch(() => {});
  }
}
