// The reader: marks in the text and cards beside it point at each other.
import { on } from "./keys.js";

const marks = (key) => document.querySelectorAll(`#text [data-marks~="${CSS.escape(key)}"]`);

function light(keys, { scroll } = {}) {
  document.querySelectorAll(".lit").forEach((each) => each.classList.remove("lit"));
  for (const key of keys) {
    marks(key).forEach((each) => each.classList.add("lit"));
    const line = document.querySelector(`[data-claim="${CSS.escape(key)}"]`);
    line?.classList.add("lit");
    line?.closest(".card")?.classList.add("lit");
  }
  const last = keys.at(-1);
  if (scroll === "card") document.querySelector(`[data-claim="${CSS.escape(last)}"]`)?.scrollIntoView({ block: "center", behavior: "smooth" });
  if (scroll === "text") marks(last)[0]?.scrollIntoView({ block: "center", behavior: "smooth" });
}

function step(by) {
  const cards = [...document.querySelectorAll(".margin .told")];
  if (!cards.length) return false;
  const now = cards.findIndex((each) => each.classList.contains("chosen"));
  const next = cards[Math.min(cards.length - 1, Math.max(0, now + by))];
  cards[now]?.classList.remove("chosen");
  next.classList.add("chosen");
  light([...next.querySelectorAll("[data-claim]")].map((each) => each.dataset.claim), { scroll: "text" });
  next.scrollIntoView({ block: "nearest" });
}

export function wireReader() {
  const text = document.getElementById("text");
  if (!text) return;
  text.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-marks]");
    if (mark && getSelection().isCollapsed) light(mark.dataset.marks.split(" "), { scroll: "card" });
  });
  document.querySelector(".margin").addEventListener("click", (event) => {
    const line = event.target.closest("[data-claim]");
    if (line) light([line.dataset.claim], { scroll: "text" });
  });
  document.querySelectorAll("[data-dir]").forEach((button) =>
    button.addEventListener("click", () => {
      text.dir = button.dataset.dir;
      document.querySelectorAll("[data-dir]").forEach((each) => each.setAttribute("aria-pressed", String(each === button)));
    }));
  on("j", () => step(1));
  on("k", () => step(-1));
  const press = (verdict) => () => {
    const button = document.querySelector(`.told.chosen .judge [value=${verdict}]`);
    if (!button) return false;
    button.click();
  };
  on("a", press("accepted"));
  on("r", press("rejected"));
  on("c", () => {
    const link = document.querySelector(".told.chosen .judge a");
    if (!link) return false;
    location.assign(link.href);
  });
  on(" ", () => (document.querySelector(".told.chosen") ? step(1) : false));
  if (location.hash.startsWith("#claim-")) {
    const line = document.getElementById(location.hash.slice(1))?.closest("[data-claim]");
    if (line) light([line.dataset.claim], { scroll: "text" });
  } else if (/^#(deal|outcome|relation|accusation|forecast)-/.test(location.hash)) {
    document.getElementById(location.hash.slice(1))?.classList.add("chosen");
  }
}
