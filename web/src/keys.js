// Keys that work everywhere. Screens add their own through `on`.
import { redo, undo } from "./undo.js";

const GO = { h: "/", r: "/review", e: "/episodes", d: "/deals", c: "/claims" };
const own = new Map();
const GO_WITHIN = 1500; // milliseconds from "g" to the letter of a screen
let going = -Infinity; // when "g" was pressed, by the clock of key events

export function on(key, act) {
  own.set(key, act);
}

const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

export function wireKeys() {
  document.querySelectorAll("[data-open]").forEach((button) =>
    button.addEventListener("click", () => document.getElementById(button.dataset.open).showModal()));
  document.addEventListener("keydown", (event) => {
    const control = event.ctrlKey || event.metaKey;
    if (control && event.key.toLowerCase() === "k") {
      event.preventDefault();
      document.getElementById("find").focus();
      return;
    }
    if (typing(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (control && event.key.toLowerCase() === "z") {
      event.preventDefault();
      event.shiftKey ? redo() : undo();
      return;
    }
    if (control || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.timeStamp - going < GO_WITHIN) {
      going = -Infinity;
      if (GO[event.key]) location.assign(GO[event.key]);
      return;
    }
    if (event.key === "g") {
      going = event.timeStamp;
      return;
    }
    if (event.key === "/") {
      event.preventDefault();
      document.getElementById("find").focus();
      return;
    }
    if (event.key === "?") {
      document.getElementById("keys").showModal();
      return;
    }
    // A focused button or link keeps the keys that press it.
    if ((event.key === " " || event.key === "Enter") && event.target.closest("button, a, summary, label")) return;
    const act = own.get(event.key);
    if (act && act(event) !== false) event.preventDefault();
  });
}
