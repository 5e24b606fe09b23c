"""Draw who says what in one paragraph, as the program finds it.

`python docs/attribution_picture.py` writes `docs/images/attribution.svg` and prints the table that
stands beside it in `docs/why/attribution.md`. Draw it anew when attributions come out otherwise.
"""

import textwrap
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from alleged.extract.attribution import find_attributions
from alleged.extract.network import shipped_network
from alleged.extract.parsing import load_pipeline
from alleged.model.claim import Attribution
from alleged.model.document import Document, Span

PICTURE = Path(__file__).parent / "images" / "attribution.svg"
TEXT = (
    "The Harrow Army has agreed to let the last men of the Tidewater Front leave Merrow, Colonel "
    "Ila Venn said on Monday. “Nobody has signed anything,” Davin Rook, a spokesman for the "
    "Front, told Radio Sarn. “We are staying.” He denied that the governor had promised buses. "
    "According to two officers, the governor said last week that he would pay for them."
)
WIDTH, LINE, CHARACTER = 76, 24, 9.0
COLOURS = {"source": "#1b6ca8", "cue": "#b3541e", "content": "#5c7f2b"}
DASHES = {"source": "", "cue": "2 3", "content": "8 3"}
"""So that nobody needs colours to tell them apart."""


def attributions() -> tuple[Attribution, ...]:
    """Return what the program finds in the paragraph."""
    doc = load_pipeline()(TEXT)
    shipped_network().read(doc)
    return find_attributions(doc, Document("paragraph", TEXT, outlet="The Veldt Courier"))


def lines() -> list[tuple[int, str]]:
    """Return the paragraph in lines, each with the offset of its first character."""
    found, start = [], 0
    for line in textwrap.wrap(TEXT, WIDTH):
        start = TEXT.index(line, start)
        found.append((start, line))
    return found


def bars(span: Span, rows: Sequence[tuple[int, str]]) -> Iterator[tuple[int, int, int]]:
    """Yield row, first and last column of a span, for each line that it stands in."""
    for row, (start, line) in enumerate(rows):
        first, last = max(span.start, start), min(span.end, start + len(line))
        if first < last:
            yield row, first - start, last - start


def drawn(found: Sequence[Attribution]) -> str:
    """Return the picture as SVG: the text once, under each line a lane for each attribution."""
    rows = lines()
    lanes = [
        [n for n, a in enumerate(found)
         if any(row == r for part in (a.source, a.cue, a.content) for s in part
                for r, _, _ in bars(s, rows))]
        for row in range(len(rows))
    ]  # fmt: skip
    tops, height = [], 16
    for here in lanes:
        tops.append(height)
        height += LINE + 9 * len(here) + 10
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 740 {height + 30}" role="img">',
        "<title>Who says what in one invented paragraph</title>",
        '<rect width="100%" height="100%" fill="#fffdf8"/>',
        '<g font-family="Menlo, Consolas, monospace" font-size="15" fill="#1a1a1a">',
    ]
    for (_, line), top in zip(rows, tops, strict=True):
        parts.append(
            f'<text x="40" y="{top + 16}" textLength="{len(line) * CHARACTER:.0f}"'
            f' xml:space="preserve">{escape(line)}</text>'
        )
    parts.append('</g><g font-family="Menlo, Consolas, monospace" font-size="9">')
    for n, a in enumerate(found):
        for name, part in (("source", a.source), ("cue", a.cue), ("content", a.content)):
            for span in part:
                for row, first, last in bars(span, rows):
                    y = tops[row] + 24 + 9 * lanes[row].index(n)
                    parts.append(
                        f'<line x1="{40 + first * CHARACTER:.0f}" x2="{40 + last * CHARACTER:.0f}"'
                        f' y1="{y}" y2="{y}" stroke="{COLOURS[name]}" stroke-width="3"'
                        f' stroke-dasharray="{DASHES[name]}"/>'
                    )
                    parts.append(f'<text x="22" y="{y + 3}" fill="#444">{n + 1}</text>')
    x = 40
    for name, colour in COLOURS.items():
        parts.append(
            f'<line x1="{x}" x2="{x + 40}" y1="{height + 12}" y2="{height + 12}" stroke="{colour}"'
            f' stroke-width="3" stroke-dasharray="{DASHES[name]}"/>'
            f'<text x="{x + 46}" y="{height + 16}" font-size="12" fill="#1a1a1a">{name}</text>'
        )
        x += 130
    return "\n".join(dict.fromkeys([*parts, "</g>", "</svg>"])) + "\n"


def table(found: Sequence[Attribution]) -> str:
    """Return the attributions as a table in Markdown."""
    numbers = {a.id: n for n, a in enumerate(found, 1)}
    rows = [
        "| | source | cue | content | speaker | stance | inside |",
        "|---|---|---|---|---|---|---|",
    ]
    for n, a in enumerate(found, 1):
        cells = [" … ".join(s.of(TEXT) for s in part) for part in (a.source, a.cue, a.content)]
        speaker = a.speaker.name if a.speaker else "nobody named"
        inside = str(numbers.get(a.parent or "", ""))
        rows.append(f"| {n} | {' | '.join(cells)} | {speaker} | {a.stance.value} | {inside} |")
    return "\n".join(rows)


if __name__ == "__main__":
    here = attributions()
    PICTURE.write_text(drawn(here), encoding="utf-8")
    print(table(here))
