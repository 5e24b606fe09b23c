"""A brief as JSON values, for programs and pages that lay it out themselves."""

from collections.abc import Iterable
from typing import Any

from alleged.model.document import Refusal
from alleged.model.episode import Episode
from alleged.model.proposition import PropositionType
from alleged.publish import statement_wording
from alleged.publish.besides import Besides
from alleged.publish.entries import Entry, Glance, Group, Quote, Report
from alleged.publish.json_values import offsets, period_object
from alleged.publish.jsonl import (
    SCHEMA,
    deal_object,
    evidence_line,
    mark_object,
    proposition_object,
    voice_object,
)
from alleged.publish.lineage_json import independence_object
from alleged.publish.sections import contradiction_heading
from alleged.publish.statements import Matter, Statement
from alleged.publish.verdict_json import verdict_object
from alleged.publish.wording import CAUTION, heading


def brief_object(
    glance: Glance,
    groups: tuple[Group, ...],
    refusals: tuple[Refusal, ...],
    scope: str,
    besides: Besides,
) -> dict[str, Any]:
    """Return a brief's keys; what is told has the keys of an export, its report and its quotes."""
    return {
        "type": "brief",
        "schema": SCHEMA,
        "caution": CAUTION,
        "scope": scope or None,
        "glance": {
            "reports": glance.reports,
            "outlets": glance.outlets,
            "origins": glance.origins,
            "voices": glance.voices,
            "published": list(glance.published) if glance.published else None,
            "told": period_object(glance.told) if glance.told else None,
            "deals": glance.deals,
            "by_status": dict(glance.by_status),
            "by_kind": dict(glance.by_kind),
            "by_visibility": dict(glance.by_visibility),
            "denied": glance.denied,
            "doubted": glance.doubted,
            "without_deal": glance.without_deal,
            "other_languages": dict(glance.other_languages),
            "refused": glance.refused,
            "besides": dict(glance.besides),
            "contradictions": glance.contradictions,
            "missing": glance.missing,
            "reviewed": dict(glance.reviewed),
        },
        "groups": [
            {
                "episode": group.episode.id if group.episode else None,
                "assessment": verdict_object(group.verdict) if group.verdict else None,
                "rivals": _rivals(group.episode),
                "independence": independence_object(group.independence)
                if group.independence
                else None,
                "deals": [entry_object(entry) for entry in group.entries],
            }
            for group in groups
        ],
        **besides_object(besides),
        "refusals": [
            {"path": r.path, "where": r.where, "reason": r.reason, "hint": r.hint} for r in refusals
        ],
    }


def besides_object(besides: Besides) -> dict[str, Any]:
    """Return what is said besides deals, by type, with contradictions and missing evidence."""
    matters: dict[str, Any] = {
        f"{kind.value}s": [_matter_object(matter) for matter in besides.of(kind)]
        for kind in PropositionType
    }
    return {
        **matters,
        "contradictions": [
            {
                "sort": found.sort.value,
                "kind": found.kind,
                "heading": contradiction_heading(found, besides),
                "about": list(found.about),
                "sides": [
                    {
                        "names": list(side.names),
                        "stance": side.stance.value,
                        "propositions": [each.id for each in side.propositions],
                    }
                    for side in found.sides
                ],
            }
            for found in besides.contradictions
        ],
        "missing": [evidence_line(each.evidence) for each in besides.missing],
    }


def statement_object(statement: Statement) -> dict[str, Any]:
    """Return a proposition's keys with its heading, its report and its exact words."""
    return {
        "heading": statement_wording.heading(Matter((statement,))),
        **proposition_object(statement.proposition),
        "mark": mark_object(statement.mark) if statement.mark else None,
        "assessment": verdict_object(statement.verdict) if statement.verdict else None,
        "report": report_object(statement.report),
        "quotes": _quote_objects(statement.quotes),
    }


def _matter_object(matter: Matter) -> dict[str, Any]:
    return {
        "heading": statement_wording.heading(matter),
        "kind": matter.kind,
        "told": [statement_object(each) for each in matter.statements],
    }


def _rivals(episode: Episode | None) -> dict[str, list[dict[str, Any]]]:
    """Return the values that differ within an episode, each with the deals that give it."""
    if episode is None:
        return {}
    return {
        field: [{"value": v.text, "deals": list(v.members)} for v in episode.values[field]]
        for field in episode.rivals
    }


def entry_object(entry: Entry) -> dict[str, Any]:
    """Return a deal's keys with its heading, its report and its exact words."""
    beside = [voice for voice, aspect in entry.denied_in_part if not aspect.is_of_the_deal]
    return {
        "heading": heading(entry),
        **deal_object(entry.deal, beside),
        "report": report_object(entry.report),
        "quotes": _quote_objects(entry.quotes),
    }


def _quote_objects(quotes: Iterable[Quote]) -> list[dict[str, Any]]:
    return [
        {
            "text": quote.text,
            "span": offsets(quote.span),
            "page": quote.page,
            "said": [
                {
                    "span": offsets(said.span),
                    "stance": said.stance.value,
                    "denies_only": said.denies_only and said.denies_only.value,
                    "voice": [voice_object(voice) for voice in said.speakers],
                }
                for said in quote.said
            ],
        }
        for quote in quotes
    ]


def report_object(report: Report) -> dict[str, Any]:
    """Return a report's keys, without its text."""
    return {
        "id": report.id,
        "given_id": report.given_id,
        "title": report.title,
        "outlet": report.outlet,
        "authors": list(report.authors),
        "published": report.published or None,
        "url": report.url or None,
        "path": report.path or None,
        "language": report.language or None,
    }
