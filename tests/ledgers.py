"""Ledgers of an invented matter, written as a run of reading would."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from factories import COUNCIL, FRONT, document, span

from alleged.ledger.store import Run, Store
from alleged.model.claim import Attribution, Claim, SourceKind, Stance, Voice
from alleged.model.deal import Deal, DealKind, DealStatus, NamedEvidence, Party, Visibility
from alleged.model.document import Document, Original, Span
from alleged.model.period import Period
from alleged.model.place import PlaceMention
from alleged.model.telling import Telling

Told = tuple[Document, Telling]

PACT = "The Tidewater Front and the Orrin Council agreed on a secret sale of fuel at Port Merrow"
SAYS = f"{PACT}, {{}} said on Monday."
RETOLD = (
    "At Port Merrow, {} said, barrels went by night from the Orrin Council to men of the Tidewater "
    "Front under a bargain that both kept quiet."
)
"""The same news, and hardly a word of it the same."""

PRICES = (
    "Bread costs twice what it did in autumn, bakers complain, and flour comes by mule. Schools "
    "opened again for the younger children while older pupils still help with the harvest. Rain "
    "washed out the eastern road near two villages and nobody has mended the bridge."
)
VISIT = (
    "The governor of the northern isles arrived for talks about fishing quotas with her deputies. "
    "She toured the lighthouse, praised its keepers and promised a new lamp before winter. Two "
    "ferries were late because of fog, passengers told this newspaper over breakfast."
)
"""What else stands in a report, so that two that tell one thing are not one text."""

DENIES = "There was no sale of fuel between the Tidewater Front and the Orrin Council, {} said."


def says(
    speaker: str = "the harbour master Ila Venn",
    given_id: str = "r-1",
    outlet: str = "Harbour Gazette",
    published: str = "2031-03-04",
    *,
    stance: Stance = Stance.ASSERTS,
    kind: SourceKind = SourceKind.PERSON,
    actor: str | None = None,
    name: str = "",
    evidence: tuple[tuple[str, str, str], ...] = (),
    more: str = "",
    visibility: Visibility = Visibility.SECRET,
    wording: str = SAYS,
) -> Told:
    """One report in which one speaker says, or denies, that fuel was sold.

    `evidence` are kind, state and words; the words are added to the text. `more` is told besides.
    """
    words = (wording if stance in (Stance.ASSERTS, Stance.REPORTS) else DENIES).format(speaker)
    seen = " ".join(f"It names {text}." for _, _, text in evidence)
    report = document(f"{words} {seen} {more}".strip(), given_id, outlet, published)
    text = report.text
    sentence = Span(0, text.index(".") + 1)
    voice = Voice(name or speaker, actor, speaker, span(speaker, text))
    front, council = "Tidewater Front", "Orrin Council"
    deal = Deal(
        report.id,
        sentence,
        (sentence,),
        DealKind.TRADE,
        DealStatus.ALLEGED,
        visibility,
        (
            Party(front, FRONT.id, front, span(front, text), 0),
            Party(council, COUNCIL.id, council, span(council, text), 1),
        ),
        places=(PlaceMention(span("Merrow", text), "Merrow", None),) if "Merrow" in text else (),
        period=Period(date(2031, 3, 3), date(2031, 3, 3), "day", "on Monday"),
        claimed_by=(voice,) if stance is Stance.ASSERTS else (),
        denied_by=(voice,) if stance is Stance.DENIES else (),
        evidence=tuple(NamedEvidence(k, s, t, span(t, text)) for k, s, t in evidence),
        extractor="test/1",
    )
    said = Attribution(
        report.id,
        (voice.span or sentence,),
        (span("said", text),),
        (sentence,),
        stance,
        voice,
        source_kind=kind,
    )
    claim = Claim(
        report.id,
        sentence,
        sentence.of(text),
        (Voice(outlet), voice),
        stance,
        "deal",
        deal.id,
    )
    telling = Telling(report.id, attributions=(said,), deals=(deal,), claims=(claim,))
    return report, telling


def keep(path: Path, reports: Sequence[Told], who: str = "tester") -> Path:
    """Keep reports in a ledger, as one run."""
    store, run = Store(path), Run(who)
    for report, telling in reports:
        original = Original(report.sha256, "text/plain", report.text.encode())
        store.append(run, original, report, telling, "test/1")
    store.close()
    return path


def keep_one(store: Store, report: Document, telling: Telling, extractor: str = "test/1") -> None:
    """Keep one telling, as a run of its own."""
    original = Original(report.sha256, "text/plain", report.text.encode())
    store.append(Run("tester"), original, report, telling, extractor)
