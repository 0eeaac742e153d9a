import { setTheme, storedTheme } from "./themes.ts";

// Runs before the page is shown, so that it never shows in another theme first.
setTheme(storedTheme());
