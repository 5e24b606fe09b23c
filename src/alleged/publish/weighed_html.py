"""A weighed episode as a page: the sum as a table, nothing loaded, nothing run, all escaped."""

from functools import cache

from jinja2 import Template

from alleged.model.assessment import TermKind
from alleged.publish import weighed_wording as words
from alleged.publish.html import environment
from alleged.publish.verdict_wording import bits
from alleged.publish.weighing import Supposition, Weighing


def page(weighed: Weighing) -> str:
    """Return a weighed episode as a whole page."""
    return _rendered("weighed_page.html", weighed, None)


def fragment(weighed: Weighing) -> str:
    """Return a weighed episode for a notebook."""
    return _rendered("weighed_fragment.html", weighed, None)


def supposed_page(supposed: Supposition) -> str:
    """Return both verdicts and what moved as a whole page."""
    return _rendered("weighed_page.html", supposed.weighed, supposed)


def supposed_fragment(supposed: Supposition) -> str:
    """Return both verdicts and what moved, for a notebook."""
    return _rendered("weighed_fragment.html", supposed.weighed, supposed)


def _rendered(template: str, weighed: Weighing, supposed: Supposition | None) -> str:
    return _template(template).render(weighed=weighed, supposed=supposed)


@cache
def _template(name: str) -> Template:
    known = {
        "words": words,
        "bits": bits,
        "PRIOR": TermKind.PRIOR,
        "DECEIVED": TermKind.DECEIVED,
    }
    return environment().get_template(name, globals=known)
