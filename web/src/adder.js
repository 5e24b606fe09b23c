// Words selected in the text become a claim: their place is counted in code points, as the ledger does.
const points = (text) => Array.from(text).length;
const SNAP = /[\p{L}\p{N}\p{M}_'’-]/u;

function place(node, offset) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const piece = element.closest("[data-start]");
  if (!piece || element.closest("sup")) return null;
  if (node.nodeType !== Node.TEXT_NODE) return Number(piece.dataset.start) + (offset ? points(piece.textContent) : 0);
  return Number(piece.dataset.start) + points(node.data.slice(0, offset));
}

// A word that is cut by the selection is taken whole; with Shift it is left as selected.
function whole(range) {
  const { startContainer: from, endContainer: to } = range;
  if (from.nodeType === Node.TEXT_NODE) {
    let at = range.startOffset;
    while (at > 0 && at < from.data.length && SNAP.test(from.data[at - 1]) && SNAP.test(from.data[at])) at -= 1;
    range.setStart(from, at);
  }
  if (to.nodeType === Node.TEXT_NODE) {
    let at = range.endOffset;
    while (at > 0 && at < to.data.length && SNAP.test(to.data[at - 1]) && SNAP.test(to.data[at])) at += 1;
    range.setEnd(to, at);
  }
  return range;
}

export function wireAdder() {
  const text = document.getElementById("text");
  const form = document.getElementById("adder");
  if (!text || !form) return;
  const close = () => (form.hidden = true);
  const open = (event) => {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount || !text.contains(selection.anchorNode) || !text.contains(selection.focusNode)) return;
    const range = event.shiftKey ? selection.getRangeAt(0) : whole(selection.getRangeAt(0).cloneRange());
    const start = place(range.startContainer, range.startOffset);
    const end = place(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start) return;
    form.elements.start.value = start;
    form.elements.end.value = end;
    const copy = range.cloneContents();
    copy.querySelectorAll("sup").forEach((each) => each.remove());
    form.querySelector(".chosen").textContent = `“${copy.textContent}”`;
    const box = range.getBoundingClientRect();
    form.hidden = false;
    form.style.setProperty("top", `${box.bottom + scrollY + 8}px`);
    form.style.setProperty("left", `${Math.max(8, Math.min(box.left + scrollX, innerWidth - form.offsetWidth - 16))}px`);
  };
  text.addEventListener("mouseup", (event) => setTimeout(() => open(event)));
  text.addEventListener("keyup", (event) => event.shiftKey || open(event));
  form.querySelector("[data-close]").addEventListener("click", close);
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
}
