"""Rival hypotheses as a page: self-contained, nothing in it runs, every text is escaped."""

from markupsafe import Markup

from alleged.model.rivals import Draft, RivalDecision
from alleged.publish import rivals_words
from alleged.publish.html import environment
from alleged.publish.rivals_told import RivalsTold
from alleged.publish.rivals_words import describe


def page(rivals: RivalsTold) -> str:
    """Return a whole page that loads nothing and runs nothing."""
    template = environment().get_template("whole.html")
    title = f"Rivals: {rivals.matrix.question}"
    return template.render(title=title, inside=Markup(fragment(rivals)))


def fragment(rivals: RivalsTold) -> str:
    """Return it without page and head, for a notebook or another page."""
    template = environment().get_template("rivals.html")
    return template.render(
        page=rivals,
        matrix=rivals.matrix,
        comparison=rivals.comparison,
        apart=dict(rivals.comparison.diagnosticity),
        words=rivals_words,
    )


def draft_fragment(name: str, draft: Draft, decisions: tuple[RivalDecision, ...]) -> str:
    """Return a matrix as far as it is decided, and who decided what, for a notebook."""
    template = environment().get_template("draft.html")
    done = [(describe(each.change), each) for each in decisions]
    return template.render(name=name, draft=draft, decisions=done)
