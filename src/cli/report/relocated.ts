import type { Run } from "./report.ts";

/** The run with other names of its files. */
export function relocated(run: Run, nameOf: (file: string) => string): Run {
  const known = new Map<string, string>();
  const renamed = <T extends { readonly file?: string | undefined }>(one: T): T => {
    const { file } = one;
    if (file === undefined) return one;
    if (!known.has(file)) known.set(file, nameOf(file));
    return { ...one, file: known.get(file) };
  };
  const { files, results, problems } = run;
  return { ...run, files: files.map(renamed), results: results.map(renamed), problems: problems.map(renamed) };
}
