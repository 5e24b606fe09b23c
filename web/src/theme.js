// Light, dark, or as the system has it; remembered on this machine.
const KEY = "alleged-theme";

export function wireTheme() {
  const root = document.documentElement;
  const kept = localStorage.getItem(KEY);
  if (kept) root.dataset.theme = kept;
  document.querySelector("[data-theme-switch]")?.addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    localStorage.setItem(KEY, root.dataset.theme);
  });
}

// On a narrow screen filters are folded away at first, and the screens' names are a strip to push.
export function wireSides() {
  document.querySelector(".places [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });
  if (matchMedia("(max-width: 48rem)").matches) document.querySelectorAll("[data-side]").forEach((each) => each.removeAttribute("open"));
}
