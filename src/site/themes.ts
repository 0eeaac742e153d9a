/** Automatic follows the system. */
export const themes = ["automatic", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const key = "theme";

/** The theme that was chosen last, if the browser has kept it. */
export function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(key);
    return themes.find((theme) => theme === stored) ?? "automatic";
  } catch {
    return "automatic";
  }
}

export function setTheme(theme: Theme): void {
  if (theme === "automatic") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}

export function storeTheme(theme: Theme): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // A browser that keeps nothing shows the theme on this page alone.
  }
}
