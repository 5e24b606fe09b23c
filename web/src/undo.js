// Undo and redo of one's own acts, on any page, also after leaving the one where they were done.
import { cookie, send } from "./send.js";

const KEY = "alleged-acts";
const MOST = 200;

const kept = () => JSON.parse(localStorage.getItem(KEY) ?? '{"done":[],"undone":[]}');
const keep = (acts) => localStorage.setItem(KEY, JSON.stringify({ done: acts.done.slice(-MOST), undone: acts.undone.slice(-MOST) }));

export function noteAct(run, words) {
  const acts = kept();
  acts.done.push([run, words]);
  acts.undone = [];
  keep(acts);
  say(words, { label: "Undo", act: () => undo() });
}

export function say(words, button) {
  const bar = document.querySelector(".snackbar");
  bar.replaceChildren(Object.assign(document.createElement("span"), { textContent: words }));
  if (button) {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: button.label });
    made.addEventListener("click", button.act);
    bar.append(made);
  }
  bar.hidden = false;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => (bar.hidden = true), 9000);
}

async function turn(way, from, to, past) {
  const acts = kept();
  const act = acts[from].pop();
  if (!act) return say(way === "undo" ? "There is nothing of yours to undo here." : "There is nothing to do again.");
  const { ok, answer } = await send(`/runs/${act[0]}/${way}`, {});
  if (!ok) {
    keep(acts);
    return say(`${answer.error.message}. ${answer.error.hint}`);
  }
  acts[to].push(act);
  keep(acts);
  sessionStorage.setItem("alleged-said", `${past}: ${act[1]}`);
  if (!document.dispatchEvent(new CustomEvent("alleged:turned", { cancelable: true, detail: { run: act[0], way } }))) return say(`${past}: ${act[1]}`);
  location.reload();
}

export const undo = () => turn("undo", "done", "undone", "Undone");
export const redo = () => turn("redo", "undone", "done", "Done again");

export function wireUndo() {
  const said = sessionStorage.getItem("alleged-said");
  sessionStorage.removeItem("alleged-said");
  if (said) say(said);
  const done = cookie("alleged-done");
  if (!done) return;
  document.cookie = "alleged-done=; path=/; max-age=0; samesite=strict";
  const [run, words] = decodeURIComponent(done).split("|");
  noteAct(Number(run), words);
}
