"""One invented wire story, and what papers that never were made of it."""

from collections.abc import Sequence

from factories import document, span

from alleged.model.claim import Attribution, SourceKind, Stance, Voice
from alleged.model.document import Document, Span

WIRE = (
    "PORT MERROW, March 3 (Sable Press Agency) - Fishing crews and militiamen shared the quay at "
    "Port Merrow on Monday for the first time in two winters. The Tidewater Front had let the "
    "trawlers out under an understanding with the harbour council, dockers told the agency. Eleven "
    "boats left before dawn with half their usual nets. Each skipper handed over a tenth of the "
    "catch at the old customs shed, where a clerk of the Front weighed it on a brass scale. The "
    "council, for its part, has switched the breakwater lights on again. Nobody would show a paper "
    "with a signature. A cook on the Halcyon said the first herring of the year smelt of peace. "
    "The Front closed the harbour in the autumn of 2029 after a mine sank two barges off Orrin."
)
SENTENCES = [f"{each}." for each in WIRE.removesuffix(".").split(". ")]
OTHER = (
    "The Orrin Council raised the price of lamp oil by a fifth on Tuesday and blamed the closed "
    "road over the Marrow hills. Bakers in the upper town queued from four in the morning. A "
    "schoolteacher, Ila Venn, has counted thirty households on her street that cook with wood. "
    "The treasurer of the council promised a second tanker by the end of the month. Snow is "
    "forecast for the passes, and the ploughs have no diesel either. Two aid workers walked in "
    "with sledges on Sunday, which the children found better than any circus."
)
OTHER_SENTENCES = [f"{each}." for each in OTHER.removesuffix(".").split(". ")]

CUT = " ".join(SENTENCES[:4])
LED_ANEW = " ".join(["Gulls followed them out, as gulls will.", *SENTENCES[1:]])
ABRIDGED = " ".join(SENTENCES[::2])
EMBEDDED = " ".join([*OTHER_SENTENCES, *SENTENCES[2:5]])
CHANGED = " ".join(
    "lantern" if number % 9 == 8 else word for number, word in enumerate(WIRE.split())
)
RETOLD = (
    "After two winters of silence fishing crews and militiamen met on a quay again: on Monday the "
    "Tidewater Front allowed trawlers out of Port Merrow. There is an understanding with its "
    "harbour council, as dockers describe it. Before dawn eleven boats sailed, their nets cut to "
    "half. In the old customs shed every skipper leaves a tenth, weighed by a clerk with a brass "
    "scale. Breakwater lights, dark so far, the council has switched on. Of a paper or signature "
    "nobody knows. A herring on board the Halcyon smelt of peace to her cook. The harbour had been "
    "closed since autumn 2029, when barges sank off Cape Orrin after a mine."
)
"""The same story in other words."""


def wire(text: str = WIRE, given_id: str = "wire", **fields: str) -> Document:
    """The wire story, by its agency, unless told otherwise."""
    return document(
        text,
        given_id,
        fields.get("outlet", "Sable Press Agency"),
        fields.get("published", "2031-03-03"),
        url=fields.get("url", ""),
    )


def said(
    report: Document,
    speaker: str,
    words: str,
    kind: SourceKind = SourceKind.PERSON,
    actor: str | None = None,
) -> Attribution:
    """What these words of a report give to a speaker named in it."""
    place = span(speaker, report.text)
    return Attribution(
        report.id,
        (place,),
        (Span(place.end, place.end + 1),),
        (span(words, report.text),),
        Stance.ASSERTS,
        Voice(speaker, actor, speaker, place),
        source_kind=kind,
    )


def joined(parts: Sequence[str]) -> str:
    """Sentences as one text."""
    return " ".join(parts)
