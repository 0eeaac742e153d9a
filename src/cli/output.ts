import { once } from "node:events";

/** Writes to a stream and waits until it has taken the text. A reader that has gone away, as `head` does, ends it quietly. */
export async function writeOut(stream: NodeJS.WriteStream, text: string): Promise<void> {
  const failed = once(stream, "error").then(([error]) => Promise.reject(error));
  const written = new Promise<void>((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });
  try {
    await Promise.race([written, failed]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPIPE") throw error;
  } finally {
    failed.catch(() => {});
  }
}
