"""A brief as JSON values, for programs and pages that lay it out themselves."""

from typing import Any

from alleged.model.document import Refusal
from alleged.publish.entries import Entry, Glance, Group, Report
from alleged.publish.jsonl import SCHEMA, deal_object, offsets, period_object, voice_object
from alleged.publish.lineage_json import independence_object
from alleged.publish.wording import CAUTION, heading


def brief_object(
    glance: Glance, groups: tuple[Group, ...], refusals: tuple[Refusal, ...], scope: str
) -> dict[str, Any]:
    """Return a brief's keys; each deal has the keys of an export, its report and its quotes."""
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
        },
        "groups": [
            {
                "parties": list(group.parties),
                "independence": independence_object(group.independence)
                if group.independence
                else None,
                "deals": [entry_object(e) for e in group.entries],
            }
            for group in groups
        ],
        "refusals": [
            {"path": r.path, "where": r.where, "reason": r.reason, "hint": r.hint} for r in refusals
        ],
    }


def entry_object(entry: Entry) -> dict[str, Any]:
    """Return a deal's keys with its heading, its report and its exact words."""
    return {
        "heading": heading(entry),
        **deal_object(entry.deal),
        "report": report_object(entry.report),
        "quotes": [
            {
                "text": quote.text,
                "span": offsets(quote.span),
                "page": quote.page,
                "said": [
                    {
                        "span": offsets(said.span),
                        "stance": said.stance.value,
                        "voice": [voice_object(voice) for voice in said.speakers],
                    }
                    for said in quote.said
                ],
            }
            for quote in entry.quotes
        ],
    }


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
