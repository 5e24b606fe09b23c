// The network: actors that are said to have dealt with each other, laid out by springs.
const SVG = "http://www.w3.org/2000/svg";
const chart = document.getElementById("network");
// As wide as its room, so that words keep their size; tall where there is no room beside.
const WIDTH = Math.max(320, Math.min(960, chart?.parentElement.clientWidth ?? 960));
const HEIGHT = WIDTH < 700 ? 760 : 620;
const ROUNDS = 260;

function draw(kind, attributes, parent) {
  const element = document.createElementNS(SVG, kind);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  parent.append(element);
  return element;
}

function settle(nodes, links) {
  const near = 50 + 300 / Math.sqrt(nodes.length);
  nodes.forEach((node, at) => {
    // The same picture every time: no chance in it.
    node.x = WIDTH / 2 + Math.cos(at * 2.4) * (30 + 9 * at);
    node.y = HEIGHT / 2 + Math.sin(at * 2.4) * (30 + 6 * at);
  });
  for (let round = 0; round < ROUNDS; round += 1) {
    const heat = 12 * (1 - round / ROUNDS) + 0.2;
    for (const node of nodes) [node.dx, node.dy] = [(WIDTH / 2 - node.x) * 0.02, (HEIGHT / 2 - node.y) * 0.03];
    for (let i = 0; i < nodes.length; i += 1) {
      for (let k = i + 1; k < nodes.length; k += 1) {
        const [a, b] = [nodes[i], nodes[k]];
        const [dx, dy] = [a.x - b.x || 0.01, a.y - b.y || 0.01];
        const push = (near * near) / (dx * dx + dy * dy);
        a.dx += dx * push; a.dy += dy * push; b.dx -= dx * push; b.dy -= dy * push;
      }
    }
    for (const { a, b } of links) {
      const [dx, dy] = [b.x - a.x, b.y - a.y];
      const pull = Math.hypot(dx, dy) / near / 6;
      a.dx += dx * pull; a.dy += dy * pull; b.dx -= dx * pull; b.dy -= dy * pull;
    }
    for (const node of nodes) {
      const length = Math.hypot(node.dx, node.dy) || 1;
      node.x = Math.min(WIDTH - 90, Math.max(90, node.x + (node.dx / length) * Math.min(length, heat)));
      node.y = Math.min(HEIGHT - 30, Math.max(30, node.y + (node.dy / length) * Math.min(length, heat)));
    }
  }
}

if (chart) {
  const { nodes, links } = JSON.parse(document.getElementById("graph").textContent);
  const by = new Map(nodes.map((node) => [node.key, node]));
  for (const link of links) [link.a, link.b] = [by.get(link.left), by.get(link.right)];
  settle(nodes, links);
  // Against the largest, whether deals are counted in ones or in thousands.
  const [widest, largest] = [links, nodes].map((all) => Math.max(9, ...all.map((each) => each.number)));
  for (const node of nodes) node.r = 4 + 16 * Math.sqrt(node.number / largest);
  chart.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
  for (const link of links) {
    const anchor = draw("a", { href: link.href, "aria-label": `${link.a.name} and ${link.b.name}: ${link.number}` }, chart);
    draw("title", {}, anchor).textContent = `${link.a.name} and ${link.b.name}: ${link.number}${link.denied ? `, ${link.denied} denied` : ""}`;
    draw("line", { class: `link ${link.denied ? "denied" : ""}`, x1: link.a.x, y1: link.a.y, x2: link.b.x, y2: link.b.y, "stroke-width": 1 + 4 * Math.sqrt(link.number / widest) }, anchor);
  }
  for (const node of nodes) {
    const anchor = draw("a", { href: node.href, class: "node" }, chart);
    draw("circle", { cx: node.x, cy: node.y, r: node.r }, anchor);
    draw("text", { x: node.x, y: node.y - node.r - 5, "text-anchor": "middle" }, anchor).textContent = node.name;
  }
}
