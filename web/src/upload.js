// Files are dropped on the page or chosen, and sent at once.
export function wireUpload() {
  const drop = document.querySelector("[data-drop]");
  if (!drop) return;
  const input = drop.querySelector("input[type=file]");
  const over = (event) => {
    event.preventDefault();
    drop.classList.add("over");
  };
  addEventListener("dragover", over);
  addEventListener("dragleave", () => drop.classList.remove("over"));
  addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    drop.requestSubmit();
  });
  input.addEventListener("change", () => input.files.length && drop.requestSubmit());
}
