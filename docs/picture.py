"""Draw the picture of the README: what a brief of the invented case looks like in a terminal.

`python docs/picture.py` writes `docs/images/brief.svg`. Draw it anew when a brief looks different.
"""

import io
import re
import tempfile
from pathlib import Path

from rich.console import Console

from alleged import Casebook, DealFilter, Settings
from alleged.model.deal import DealKind

HERE = Path(__file__).parent
CASE = HERE.parent / "examples" / "velmora"
PICTURE = HERE / "images" / "brief.svg"
COMMAND = "alleged brief --outlet 'Northern Ledger' --kind political"
FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""Fonts to be fetched from elsewhere; a picture loads nothing."""


def drawn() -> str:
    """Return the picture as SVG."""
    console = Console(record=True, width=88, file=io.StringIO(), force_terminal=True)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(actors=(str(CASE / "actors.csv"),))
        with Casebook(Path(folder) / "case.db", settings) as book:
            book.read(CASE / "reports")
            asked = DealFilter(outlet="Northern Ledger", kind=DealKind.POLITICAL)
            console.print(book.brief(asked))
    svg = console.export_svg(title=COMMAND, unique_id="brief")
    svg = FONTS.sub("", svg).replace("Fira Code, monospace", "Menlo, Consolas, monospace")
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


if __name__ == "__main__":
    PICTURE.write_text(drawn(), encoding="utf-8")
