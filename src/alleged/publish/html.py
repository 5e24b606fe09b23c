"""A brief as a page: self-contained, nothing in it runs, every text is escaped."""

from functools import cache
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from alleged.model.deal import Reason
from alleged.model.document import Refusal
from alleged.model.legible import one_line
from alleged.model.refusals import by_reason
from alleged.publish import episode_wording, wording
from alleged.publish.entries import Entry, Glance, Group, Report
from alleged.publish.lineage_words import origins_words, same_voices
from alleged.publish.sections import Item, Section
from alleged.publish.verdict_wording import line as verdict_line


def page(
    glance: Glance,
    groups: tuple[Group, ...],
    refusals: tuple[Refusal, ...],
    scope: str,
    sections: tuple[Section, ...] = (),
) -> str:
    """Return a whole page that loads nothing and runs nothing."""
    return _rendered("page.html", glance, groups, refusals, scope, sections)


def fragment(
    glance: Glance,
    groups: tuple[Group, ...],
    refusals: tuple[Refusal, ...],
    scope: str,
    sections: tuple[Section, ...] = (),
) -> str:
    """Return the brief without page and head, for a notebook."""
    return _rendered("fragment.html", glance, groups, refusals, scope, sections)


def card(entry: Entry) -> str:
    """Return one deal by itself, for a notebook."""
    template = environment().get_template("card.html")
    return template.render(entry=entry, sources={entry.report.id: 1}, number=None)


def statement_card(item: Item, reasons: tuple[Reason, ...], extractor: str) -> str:
    """Return one proposition by itself, for a notebook."""
    template = environment().get_template("statement.html")
    sources = {report.id: number for number, report in enumerate(item.reports, start=1)}
    return template.render(item=item, reasons=reasons, extractor=extractor, sources=sources)


def actor_fragment(
    name: str,
    lines: tuple[tuple[str, str], ...],
    deals: tuple[Entry, ...],
    sections: tuple[Section, ...],
) -> str:
    """Return an actor's page, for a notebook."""
    reports = _reports((Group(None, deals, 1),), sections)
    template = environment().get_template("actor.html")
    told = {"deals": deals, "sections": sections, **_sources(reports)}
    return template.render(name=name, lines=lines, **told)


def web_address(url: str) -> str:
    """Return the address if it is one a browser may follow safely, else nothing.

    >>> web_address("javascript:alert(1)")
    ''
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else ""


def _rendered(
    template: str,
    glance: Glance,
    groups: tuple[Group, ...],
    refusals: tuple[Refusal, ...],
    scope: str,
    sections: tuple[Section, ...],
) -> str:
    return (
        environment()
        .get_template(template)
        .render(
            glance=glance,
            groups=groups,
            sections=sections,
            reasons=by_reason(refusals),
            scope=scope,
            **_sources(_reports(groups, sections)),
        )
    )


def _reports(groups: tuple[Group, ...], sections: tuple[Section, ...]) -> dict[str, Report]:
    entries = [entry.report for group in groups for entry in group.entries]
    items = [item for section in sections for block in section.blocks for item in block.items]
    found = [*entries, *(report for item in items for report in item.reports)]
    return {report.id: report for report in found}


def _sources(reports: dict[str, Report]) -> dict[str, Any]:
    return {
        "reports": list(reports.values()),
        "sources": {report: number for number, report in enumerate(reports, start=1)},
    }


@cache
def environment() -> Environment:
    """Return what renders the templates: every text is escaped, and made legible."""
    made = Environment(
        loader=PackageLoader("alleged.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["wording"] = wording
    made.globals["verdict_line"] = verdict_line
    made.globals["same_voices"] = same_voices
    made.globals["origins_words"] = origins_words
    made.globals["episode_wording"] = episode_wording
    made.filters["web_address"] = web_address
    return made


def _shown(value: Any) -> Any:
    """Make every text legible on its way into a page, wherever a template prints it."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return one_line(value)
    return value
