"""A pattern as a page: its warning, its chart, its numbers and what was counted; nothing runs."""

from markupsafe import Markup

from alleged.publish import patterns_words
from alleged.publish.html import environment
from alleged.publish.patterns_svg import drawing
from alleged.publish.patterns_told import PatternTold


def page(told: PatternTold) -> str:
    """Return a whole page that loads nothing and runs nothing."""
    title = f"Pattern: {told.asked.title}"
    template = environment().get_template("whole.html")
    return template.render(title=title, inside=Markup(fragment(told)))


def fragment(told: PatternTold) -> str:
    """Return it without page and head, for a notebook or another page."""
    template = environment().get_template("pattern.html")
    chart = Markup(drawing(told))
    return template.render(told=told, pattern=told.pattern, words=patterns_words, chart=chart)
