"""A report made ready to be laid beside others."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from alleged.model.claim import Attribution
from alleged.model.document import Document
from alleged.model.lineage import Imprint
from alleged.weigh.credits import Outlets, address_key, credits, host_key, publisher_keys
from alleged.weigh.fingerprints import Fingerprint, fingerprint_of
from alleged.weigh.sources import Voices, voices
from alleged.weigh.words import Words, words_of


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report as it is compared with others."""

    imprint: Imprint
    text: str
    words: Words
    voices: Voices
    fingerprint: Fingerprint

    @property
    def document_id(self) -> str:
        """Id of the document."""
        return self.imprint.document_id

    @property
    def outlets(self) -> frozenset[str]:
        """Keys of all outlets it is from or names."""
        return self.imprint.publishers | {each.key for each in self.imprint.credits} - {""}


def sheet_of(document: Document, attributions: Iterable[Attribution], outlets: Outlets) -> Sheet:
    """Return a report's sheet. `attributions` are those found in it, if it was read for them."""
    words = words_of(document.text)
    named = credits(document, outlets)
    speaking = voices(document, attributions, named)
    imprint = Imprint(
        document.id,
        document.outlet,
        host_key(document),
        days_of(document.published),
        publisher_keys(document, outlets),
        named.credits,
        address_key(document.url),
    )
    marks = {each.key for each in named.credits} | imprint.publishers
    for source in speaking.sources:
        marks |= {source.actor or "", *source.names[-1:]}
    fingerprint = fingerprint_of(words, marks - {""})
    return Sheet(imprint, document.text, words, speaking, fingerprint)


def days_of(published: str) -> tuple[date, date] | None:
    """Return the first and last day a report may be of.

    >>> days_of("2031-02")
    (datetime.date(2031, 2, 1), datetime.date(2031, 2, 28))
    """
    try:
        match [int(part) for part in published.split("-")]:
            case [year]:
                return date(year, 1, 1), date(year, 12, 31)
            case [year, month]:
                return date(year, month, 1), date(year, month, monthrange(year, month)[1])
            case [year, month, day]:
                return date(year, month, day), date(year, month, day)
    except ValueError:
        return None
    return None
