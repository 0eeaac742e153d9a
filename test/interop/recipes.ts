/** README's recipe for a framework. */
export interface FrameworkRecipe {
  /** The framework's name, as a part of file names. */
  readonly slug: string;
  readonly title: string;
  readonly code: string;
}

/** Reads the recipes from README's section "In a framework". */
export function frameworkRecipesIn(readme: string): FrameworkRecipe[] {
  const section = /^## In a framework\n(.*?)^## /ms.exec(readme)?.[1] ?? "";
  return [...section.matchAll(/^### ([^\n]*)\n+```ts\n(.*?)^```$/gms)].map(([, title = "", code = ""]) => ({
    slug: title.toLowerCase().replaceAll(" ", "-"),
    title,
    code,
  }));
}
