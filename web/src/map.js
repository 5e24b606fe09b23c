// The map: land as outlines, places as circles; wide circles where only a region is known.
import { geoMercator, geoPath } from "d3-geo";
import { feature, mesh } from "topojson-client";
import world from "world-atlas/countries-110m.json";

const SVG = "http://www.w3.org/2000/svg";
// Drawn as wide as there is room, so that words are as large on a telephone as anywhere.
const WIDTH = Math.max(320, Math.round(document.getElementById("map")?.parentElement.clientWidth ?? 960));
const HEIGHT = Math.max(320, Math.round(Math.min(WIDTH * 0.58, 680)));
const EDGE = Math.min(60, WIDTH / 10);

function draw(kind, attributes, parent) {
  const element = document.createElementNS(SVG, kind);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  parent.append(element);
  return element;
}

const taken = [];

// Beside its circle, on the side where there is room; left out where it would stand on another.
function label(name, x, y, radius, link) {
  const text = draw("text", { x: x + radius + 3, y: y + 4 }, link);
  text.textContent = name;
  const { width, height } = text.getBBox();
  for (const left of [x + radius + 3, x - radius - 3 - width]) {
    const box = [left, y - height / 2, left + width, y + height / 2];
    const free = taken.every(([a, b, c, d]) => box[2] < a || box[0] > c || box[3] < b || box[1] > d);
    if (left >= 0 && box[2] <= WIDTH && free) {
      text.setAttribute("x", left);
      taken.push(box);
      return;
    }
  }
  text.remove();
}

const chart = document.getElementById("map");
const spots = JSON.parse(document.getElementById("spots")?.textContent ?? "[]");
if (chart && spots.length) {
  const around = { type: "MultiPoint", coordinates: spots.map((spot) => [spot.lon, spot.lat]) };
  const projection = geoMercator().fitExtent([[EDGE, EDGE], [WIDTH - EDGE, HEIGHT - EDGE]], around);
  // One place alone, or a few in one town, would otherwise fill the screen with nothing.
  const nearest = spots.length > 1 ? 9000 : 2400;
  if (!Number.isFinite(projection.scale()) || projection.scale() > nearest) {
    const [x, y] = [spots[0].lon, spots[0].lat];
    projection.scale(nearest).translate([0, 0]);
    const [px, py] = projection([x, y]);
    projection.translate([WIDTH / 2 - px, HEIGHT / 2 - py]);
  }
  projection.clipExtent([[-20, -20], [WIDTH + 20, HEIGHT + 20]]);
  const path = geoPath(projection);
  chart.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
  draw("rect", { class: "sea", width: WIDTH, height: HEIGHT }, chart);
  draw("path", { class: "land", d: path(feature(world, world.objects.land)) ?? "" }, chart);
  draw("path", { class: "axis", fill: "none", d: path(mesh(world, world.objects.countries, (a, b) => a !== b)) ?? "" }, chart);
  const most = Math.max(...spots.map((spot) => spot.number));
  for (const spot of spots) {
    const [x, y] = projection([spot.lon, spot.lat]);
    const link = draw("a", { href: spot.href, "aria-label": `${spot.name}: ${spot.number}` }, chart);
    const radius = 4 + 14 * Math.sqrt(spot.number / most);
    draw("circle", { class: `spot ${spot.wide ? "wide" : ""}`, cx: x, cy: y, r: spot.wide ? radius + 14 : radius }, link);
    draw("title", {}, link).textContent = `${spot.name}: ${spot.number}`;
    if (spots.length <= 40 || spot.number > most / 4) label(spot.name, x, y, radius, link);
  }
}
