"""The words for where a report comes from."""

from collections.abc import Iterable

from alleged.model.lineage import Basis, Edge, EdgeKind, Independence
from alleged.publish.ancestry import Ancestry
from alleged.publish.entries import Group, Report
from alleged.publish.wording import counted, day, joined, steady


def voices_words(independence: Independence) -> str:
    """Return how many reports there are, and how many origins.

    >>> voices_words(Independence(()))
    '0 reports, 0 origins'
    """
    reports = counted(independence.reports, "report")
    return f"{reports}, {counted(independence.origins, 'origin')}"


def voices_lines(ancestry: Ancestry) -> list[str]:
    """Return how many reports and origins there are, then a line for each voice of several."""
    lines = [voices_words(ancestry.independence)]
    for voice in ancestry.independence.voices:
        same = dict.fromkeys(point.document_id for point in voice.points)
        if len(same) > 1:
            lines.append(one_voice(ancestry.reports[each] for each in same))
    return lines


def origins_words(group: Group) -> str:
    """Return how many voices tell a group of deals, to stand behind its heading; maybe nothing."""
    heard = group.independence
    if heard is None or heard.reports < 2:
        return ""
    return f", {counted(heard.origins, 'origin')}"


def edge_words(edge: Edge) -> str:
    """Return how a report draws on what stands above it."""
    name = steady(edge.origin_name)
    said = f"; {edge.reason}" if edge.decided_by else "; it says so" if edge.credited else ""
    if edge.basis is Basis.NAMED:
        return f"credits {name}" if edge.kind is EdgeKind.DERIVED else f"names {name}"
    if edge.basis is Basis.SOURCE:
        return f"rests on {name} for the same news{said}"
    if edge.basis is Basis.CREDIT:
        return f"the same story of {name}{said}"
    if edge.basis is Basis.REWRITE:
        return f"tells the same story anew{said}"
    if edge.basis is Basis.DECISION:
        return f"{_PLAIN[edge.kind]}{said}"
    whole = "a copy" if edge.kind is EdgeKind.COPY else "took a part"
    if not edge.makes_one:
        whole = "the same quotation"
    return f"{whole}, {edge.share:.0%} of its words{said}"


def lines_of(ancestry: Ancestry, document: str) -> list[tuple[str, str]]:
    """Return what one report took from others and who took from it, as label and words."""
    reports = ancestry.reports
    lines = []
    for edge in ancestry.edges:
        if edge.document_id == document and edge.makes_one:
            origin = reports.get(edge.origin_id or "")
            of = f"{report_words(origin)}: " if origin else ""
            lines.append(("took from", f"{of}{edge_words(edge)}"))
    takers = [e for e in ancestry.edges if e.origin_id == document and e.makes_one]
    if takers:
        names = joined(dict.fromkeys(report_words(reports[e.document_id]) for e in takers))
        lines.append(("taken up by", names))
    return lines


def report_words(report: Report) -> str:
    """Return whose report it is, and of which day."""
    published = f", {day(report.published)}" if report.published else ""
    return f"{steady(report.voice)}{published}"


def same_voices(group: Group) -> list[str]:
    """Return which reports of a group are one voice, a line for each such voice."""
    reports = {entry.report.id: entry.report for entry in group.entries}
    voices = group.independence.voices if group.independence else ()
    together = (dict.fromkeys(point.document_id for point in voice.points) for voice in voices)
    return [one_voice(reports[each] for each in same) for same in together if len(same) > 1]


def one_voice(reports: Iterable[Report]) -> str:
    """Return the reports that are one voice."""
    names = list(dict.fromkeys(steady(report.voice) for report in reports))
    if len(names) == 1:
        return f"The reports of {names[0]} are one voice."
    together = joined(names)
    return f"{together[:1].upper()}{together[1:]} are one voice."


_PLAIN = {
    EdgeKind.COPY: "a copy",
    EdgeKind.DERIVED: "took from it",
    EdgeKind.QUOTES: "the same quotation",
    EdgeKind.CITES: "has its news from it",
}
