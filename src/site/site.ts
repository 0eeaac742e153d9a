import { byId, element } from "./elements.ts";
import { SearchBox } from "./search.ts";
import { setTheme, storedTheme, storeTheme, themes } from "./themes.ts";

byId("tools", HTMLElement).append(new SearchBox(document.body.dataset["root"] ?? "").element, themeButton());

function themeButton(): HTMLButtonElement {
  const button = element("button", { type: "button", class: "theme" }, "◐");
  let theme = storedTheme();
  const show = () => {
    button.setAttribute("aria-label", `Theme: ${theme}`);
    button.title = `Theme: ${theme}`;
  };
  button.addEventListener("click", () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length] ?? "automatic";
    setTheme(theme);
    storeTheme(theme);
    show();
  });
  show();
  return button;
}
