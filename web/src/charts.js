// Charts that are wider than the window begin at their end, where the latest stands.
export function wireCharts() {
  for (const room of document.querySelectorAll("[data-latest]")) room.scrollLeft = room.scrollWidth;
}
