import { readdirSync, readFileSync } from "node:fs";
import { compile } from "@mdx-js/mdx";
import gfm from "remark-gfm";

/** Compiles every page in Markdown as MDX 3, as sites for documentation do. */
const folder = "programs/api/mdx";
const pages = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith(".md"));
if (pages.length < 10) throw new Error("pages are missing");
for (const path of pages) {
  try {
    await compile(readFileSync(`${folder}/${path}`, "utf8"), { remarkPlugins: [gfm] });
  } catch (error) {
    throw new Error(`${path}: ${error.message}`);
  }
}
