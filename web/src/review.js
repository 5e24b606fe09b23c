// The queue: accept, reject or skip by one key each; the next finding comes up at once.
import { on } from "./keys.js";
import { choose, chosen, onShow, rows, step } from "./rows.js";
import { send } from "./send.js";
import { noteAct, say } from "./undo.js";

const WORDS = { accepted: "Accepted", rejected: "Rejected", corrected: "Corrected" };

function settle(row, verdict, number) {
  row.classList.add("done", `done-${verdict}`);
  row.dataset.seen = number;
  row.dataset.verdict = verdict;
  row.querySelector(".decided").textContent = ` ${WORDS[verdict].toLowerCase()}`;
  tellSettled();
}

function unsettle(row) {
  row.classList.remove("done", "done-accepted", "done-rejected", "done-corrected");
  row.querySelector(".decided").textContent = "";
  tellSettled();
}

// The number above the list is of when it was fetched; this says how many of them are decided since.
function tellSettled() {
  const told = document.querySelector("[data-settled]");
  const done = document.querySelectorAll(".row.done").length;
  if (told) told.textContent = done ? `, ${done} of them decided since` : "";
}

async function decide(these, verdict) {
  if (!these.length) return;
  const form = new FormData();
  for (const row of these) {
    form.append("target", row.dataset.id);
    form.append("seen", row.dataset.seen);
  }
  form.append("verdict", verdict);
  form.append("because", document.querySelector("#because")?.value ?? "");
  const { ok, status, answer } = await send("/review", form);
  if (ok) {
    for (const row of these) {
      settle(row, verdict, answer.reviews[row.dataset.id]);
      row.dataset.run = answer.run;
      row.classList.remove("picked");
    }
    noteAct(answer.run, these.length > 1 ? `${WORDS[verdict]} ${these.length} findings` : `${WORDS[verdict]}: ${these[0].dataset.title}`);
    count();
    return;
  }
  if (status === 409) return conflict(these, verdict, answer);
  say(`${answer.error.message}. ${answer.error.hint}`);
}

function conflict(these, verdict, answer) {
  const bench = document.getElementById("bench");
  const box = document.createElement("section");
  box.className = "conflict";
  box.setAttribute("role", "alert");
  const words = document.createElement("p");
  words.textContent = `${answer.error.message}. Yours (${WORDS[verdict].toLowerCase()}) is not kept yet.`;
  const again = Object.assign(document.createElement("button"), { type: "button", textContent: `Decide it as ${WORDS[verdict].toLowerCase()} all the same` });
  const leave = Object.assign(document.createElement("button"), { type: "button", textContent: "Leave theirs", className: "quiet" });
  again.addEventListener("click", () => {
    for (const row of these) row.dataset.seen = answer.standing[row.dataset.id]?.number ?? 0;
    box.remove();
    decide(these, verdict);
  });
  leave.addEventListener("click", () => {
    for (const row of these) {
      const standing = answer.standing[row.dataset.id];
      if (standing) settle(row, standing.verdict in WORDS ? standing.verdict : "accepted", standing.number);
    }
    box.remove();
  });
  box.append(words, again, " ", leave);
  bench.before(box); // beside the bench, so that a finding that comes late does not sweep it away
  again.focus();
}

const picked = () => [...document.querySelectorAll(".row.picked")];

function count() {
  const bar = document.querySelector(".bulk");
  if (!bar) return;
  bar.hidden = !picked().length;
  bar.querySelector(".how-many").textContent = picked().length;
}

function warned(these, verdict) {
  return these.length < 2 || confirm(`${WORDS[verdict]} for all ${these.length} findings? One undo takes it back.`);
}

export function wireReview() {
  const bench = document.getElementById("bench");
  if (!bench) return;
  let timer;
  onShow((row) => {
    clearTimeout(timer);
    document.querySelector(".conflict")?.remove();
    timer = setTimeout(async () => {
      const response = await fetch(row.dataset.bench, { headers: { "hx-request": "true" } });
      const finding = await response.text();
      if (row !== chosen()) return;
      bench.innerHTML = finding;
      bench.scrollTop = 0;
    }, 40);
  });
  const judge = (verdict) => async () => {
    const these = picked().length ? picked() : [chosen()].filter(Boolean);
    if (!these.length || !warned(these, verdict)) return;
    const bulk = these.length > 1;
    await decide(these, verdict);
    if (!bulk && chosen()?.classList.contains("done")) step(1);
  };
  on("a", () => void judge("accepted")());
  on("r", () => void judge("rejected")());
  on(" ", () => step(1));
  on("c", () => {
    if (!chosen()) return false;
    location.assign(`/review/correct?target=${encodeURIComponent(chosen().dataset.id)}`);
  });
  on("m", () => {
    chosen()?.classList.toggle("picked");
    count();
    step(1);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-verdict-button]");
    if (button) judge(button.dataset.verdictButton)();
    if (event.target.closest("[data-skip]")) step(1);
    if (event.target.closest("[data-pick-all]")) {
      rows().forEach((row) => row.classList.contains("done") || row.classList.add("picked"));
      count();
    }
    if (event.target.closest("[data-pick-none]")) {
      rows().forEach((row) => row.classList.remove("picked"));
      count();
    }
  });
  document.addEventListener("alleged:turned", (event) => {
    const mine = rows().filter((row) => row.dataset.run === String(event.detail.run));
    if (!mine.length) return;
    event.preventDefault();
    for (const row of mine) {
      if (event.detail.way === "undo") {
        row.dataset.after = row.dataset.seen;
        row.dataset.seen = row.dataset.before ?? 0;
        unsettle(row);
      } else {
        settle(row, row.dataset.verdict, row.dataset.after);
      }
    }
    choose(mine[0]);
  });
  choose(rows()[0]);
}
