"""A report made ready to be laid beside others."""

from collections.abc import Iterable
from dataclasses import dataclass

from alleged.model.claim import Attribution
from alleged.model.document import Document, days_of
from alleged.model.lineage import Imprint
from alleged.weigh.credits import address_key, credits, host_key, publisher_keys
from alleged.weigh.fingerprints import Fingerprint, fingerprint_of
from alleged.weigh.outlets import Outlets
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
