"""Rival hypotheses as a page: self-contained, nothing in it runs, every text is escaped."""

from typing import TYPE_CHECKING

from alleged.publish import rivals_words
from alleged.publish.html import environment

if TYPE_CHECKING:
    from alleged.publish.rivals import RivalsPage


def page(rivals: "RivalsPage") -> str:
    """Return a whole page that loads nothing and runs nothing."""
    template = environment().get_template("whole.html")
    return template.render(title=f"Rivals: {rivals.matrix.question}", inside=fragment(rivals))


def fragment(rivals: "RivalsPage") -> str:
    """Return it without page and head, for a notebook or another page."""
    template = environment().get_template("rivals.html")
    return template.render(
        page=rivals,
        matrix=rivals.matrix,
        comparison=rivals.comparison,
        apart=dict(rivals.comparison.diagnosticity),
        words=rivals_words,
    )
