// Rows of a list: chosen by key or click, shown in the preview beside them.
import { on } from "./keys.js";

export const rows = () => [...document.querySelectorAll("[data-rows] [data-row]")];
export const chosen = () => document.querySelector("[data-rows] [data-row].chosen");

let showing = () => {};

export function onShow(act) {
  showing = act;
}

export function choose(row, { show = true } = {}) {
  if (!row) return;
  chosen()?.classList.remove("chosen");
  row.classList.add("chosen");
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
  if (show) showing(row);
}

export function step(by) {
  const all = rows();
  if (!all.length) return false;
  const now = all.indexOf(chosen());
  const next = all[Math.min(all.length - 1, Math.max(0, now < 0 ? 0 : now + by))];
  choose(next);
  // The part that follows is fetched before the last row is reached.
  if (all.length - all.indexOf(next) < 5) document.querySelector("[data-rows] .more a")?.click();
}

export function wireRows(htmx) {
  const preview = document.getElementById("preview");
  if (preview) {
    let timer;
    onShow((row) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const link = row.querySelector("[hx-trigger=preview]");
        if (link) htmx.trigger(link, "preview");
      }, 60);
    });
    preview.addEventListener("htmx:afterSwap", () => {
      preview.classList.add("filled");
      preview.scrollTop = 0;
    });
  }
  if (!document.querySelector("[data-rows]")) return;
  on("j", () => step(1));
  on("k", () => step(-1));
  on("ArrowDown", () => step(1));
  on("ArrowUp", () => step(-1));
  on("Enter", () => {
    const link = chosen()?.querySelector(".row-link, a");
    if (!link) return false;
    location.assign(link.href);
  });
  on("Escape", () => preview?.classList.remove("filled"));
  document.querySelector("[data-rows]").addEventListener("click", (event) => {
    const row = event.target.closest("[data-row]");
    if (row && !event.target.closest("a, button, input, label")) choose(row);
  });
}
