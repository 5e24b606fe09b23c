"""The one place that builds test values: reports from an invented war on the Sable Coast.

No place, group, outlet or person here exists. `span("words", text)` finds offsets, so that every
value points at words its document really has.
"""

import hashlib
from dataclasses import replace
from datetime import date
from typing import Any

from alleged.model.actor import Actor, ActorKind, Alias, Mention
from alleged.model.claim import Attribution, Claim, Stance, Voice
from alleged.model.deal import (
    Deal,
    DealKind,
    DealStatus,
    NamedEvidence,
    Party,
    Reason,
    Term,
    Visibility,
)
from alleged.model.document import Document, Span
from alleged.model.episode import Episode
from alleged.model.period import Period
from alleged.model.place import Place, PlaceMention
from alleged.model.proposition import Number, Proposition, PropositionType
from alleged.model.telling import Telling
from alleged.publish.brief import Brief, brief_of
from alleged.resolve.episodes import episodes_of

TRUCE = (
    "PORT MERROW, 3 March - The Tidewater Front and the Orrin Council agreed on Monday to a "
    "ceasefire in Port Merrow, the governor's office said. The Front is to hand over the grain "
    "silos in return for the release of forty prisoners. Mediators of the Lantern Society showed "
    "reporters a signed page. A spokesman of the Orrin Council, Davin Rook, denied that prisoners "
    "were part of it."
)
DOUBT = (
    "Residents of Port Merrow say there was never a truce between the Tidewater Front and the "
    "Orrin Council. A secret deal on fuel was struck on 3 March 2031, two officers claimed."
)
QUIET = "The harbour of Port Merrow reopened to fishing boats on Thursday."
FOREIGN = "Der Hafen von Port Merrow ist seit gestern wieder offen, sagte ein Sprecher."

FRONT = Actor(
    "act-front",
    "Tidewater Front",
    ActorKind.ARMED_GROUP,
    (Alias("the Front"), Alias("Tide Brigade", 2024, 2029)),
    ("xx",),
)
COUNCIL = Actor("act-council", "Orrin Council", ActorKind.GOVERNMENT)
LANTERN = Actor("act-lantern", "Lantern Society", ActorKind.MEDIATOR)
MERROW = Place("Port Merrow", 12.5, -40.25, "990001", "town", "xx")


def span(words: str, text: str, nth: int = 1) -> Span:
    """Where the nth occurrence of the words stands in the text."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def document(
    text: str = TRUCE,
    given_id: str = "r-1",
    outlet: str = "Harbour Gazette",
    published: str = "2031-03-04",
    language: str = "en",
    title: str = "",
    url: str = "",
    authors: tuple[str, ...] = (),
    path: str = "reports.jsonl",
) -> Document:
    """A report on the truce of Port Merrow, unless told otherwise."""
    return Document(
        given_id=given_id,
        text=text,
        outlet=outlet,
        published=published,
        language=language,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=title,
        url=url,
        authors=authors,
        path=path,
    )


def party(words: str, text: str, actor: Actor | None = None, side: int | None = None) -> Party:
    """A party named by these words of the text."""
    name = actor.name if actor else words
    return Party(name, actor.id if actor else None, words, span(words, text), side)


def voice(words: str, text: str, name: str = "", actor: str | None = None) -> Voice:
    """A voice named by these words of the text."""
    return Voice(name or words, actor, words, span(words, text))


def author(report: Document) -> Voice:
    """The report's own voice."""
    return Voice(report.authors[0] if report.authors else report.outlet)


def truce(report: Document) -> Deal:
    """The truce as TRUCE tells it, with every field filled."""
    text = report.text
    first, second, third, fourth = (
        span(words, text)
        for words in (
            text[: text.index(" The Front is")],
            "The Front is to hand over the grain silos in return for the release of forty "
            "prisoners.",
            "Mediators of the Lantern Society showed reporters a signed page.",
            text[text.index("A spokesman") :],
        )
    )
    lantern = "Lantern Society"
    return Deal(
        document_id=report.id,
        span=Span(first.start, fourth.end),
        sentences=(first, second, third, fourth),
        kind=DealKind.CEASEFIRE,
        status=DealStatus.ANNOUNCED,
        visibility=Visibility.PUBLIC,
        parties=(
            party("Tidewater Front", text, FRONT, 0),
            party("Orrin Council", text, COUNCIL, 1),
        ),
        mediators=(Party(lantern, LANTERN.id, lantern, span(lantern, text), None, "mediator"),),
        other_roles=(
            Party(
                "governor's office",
                None,
                "governor's office",
                span("governor's office", text),
                None,
                "approver",
            ),
        ),
        terms=(
            Term(
                "Tidewater Front",
                "hand over the grain silos",
                None,
                "the release of forty prisoners",
                second.of(text),
                second,
            ),
        ),
        places=(PlaceMention(span("Port Merrow", text), "Port Merrow", MERROW),),
        period=Period(date(2031, 3, 3), date(2031, 3, 3), "day", "on Monday"),
        claimed_by=(voice("the governor's office", text),),
        denied_by=(voice("Davin Rook", text),),
        evidence=(NamedEvidence("document", "seen", "a signed page", span("a signed page", text)),),
        reasons=(Reason("kind", "'ceasefire' names it"),),
        extractor="deals-rules/1",
    )


def truce_telling(report: Document) -> Telling:
    """What TRUCE tells: a ceasefire, who says so, who denies a part of it."""
    text = report.text
    deal = truce(report)
    content = span(
        "The Tidewater Front and the Orrin Council agreed on Monday to a ceasefire in Port Merrow",
        text,
    )
    office, rook = deal.claimed_by[0], deal.denied_by[0]
    denied = span("prisoners were part of it", text)
    return Telling(
        document_id=report.id,
        mentions=tuple(
            Mention(span(actor.name, text), actor.name, actor.id, actor.name, actor.id, actor.kind)
            for actor in (FRONT, COUNCIL, LANTERN)
        ),
        places=deal.places,
        attributions=(
            Attribution(
                report.id,
                (span("the governor's office", text),),
                (span("said", text),),
                (content,),
                Stance.ASSERTS,
                office,
            ),
            Attribution(
                report.id,
                (span("Davin Rook", text),),
                (span("denied", text),),
                (denied,),
                Stance.DENIES,
                rook,
            ),
        ),
        deals=(deal,),
        claims=(
            Claim(
                report.id,
                content,
                content.of(text),
                (author(report), office),
                Stance.ASSERTS,
                "deal",
                deal.id,
            ),
            Claim(
                report.id,
                denied,
                denied.of(text),
                (author(report), rook),
                Stance.DENIES,
                "deal",
                deal.id,
            ),
        ),
        new_actors=(Actor("act-rook", "Davin Rook", ActorKind.UNKNOWN),),
    )


def doubt_telling(report: Document) -> Telling:
    """What DOUBT tells: the truce denied by residents, and a secret deal on fuel."""
    text = report.text
    first = span(text[: text.index(" A secret")], text)
    second = span(text[text.index("A secret") :], text)
    residents = voice("Residents of Port Merrow", text)
    officers = voice("two officers", text)
    both = (party("Orrin Council", text, COUNCIL), party("Tidewater Front", text, FRONT))
    denied = Deal(
        report.id,
        first,
        (first,),
        DealKind.CEASEFIRE,
        DealStatus.DENIED,
        Visibility.UNKNOWN,
        both,
        denied_by=(residents,),
        extractor="deals-rules/1",
    )
    fuel = Deal(
        report.id,
        second,
        (second,),
        DealKind.TRADE,
        DealStatus.ALLEGED,
        Visibility.SECRET,
        both,
        period=Period(date(2031, 3, 3), date(2031, 3, 3), "day", "on 3 March 2031"),
        claimed_by=(officers,),
        doubted_by=(author(report),),
        extractor="deals-rules/1",
    )
    return Telling(
        report.id,
        deals=(denied, fuel),
        claims=(
            Claim(
                report.id,
                first,
                first.of(text),
                (author(report), residents),
                Stance.DENIES,
                "deal",
                denied.id,
            ),
            Claim(
                report.id,
                second,
                second.of(text),
                (author(report), officers),
                Stance.ASSERTS,
                "deal",
                fuel.id,
            ),
        ),
    )


def small_case() -> list[tuple[Document, Telling]]:
    """Four reports: two that tell of deals, one that tells of none, one in another language."""
    gazette = document()
    star = document(DOUBT, "r-2", "Merrow Star", "2031-03-06", authors=("Ila Venn",))
    quiet = document(QUIET, "r-3", "Harbour Gazette", "2031-04-01")
    foreign = document(FOREIGN, "r-4", "Küstenblatt", "2031-04", language="de")
    return [
        (gazette, truce_telling(gazette)),
        (star, doubt_telling(star)),
        (quiet, Telling(quiet.id)),
        (foreign, Telling(foreign.id)),
    ]


def episodes_in(case: list[tuple[Document, Telling]]) -> tuple[Episode, ...]:
    """The episodes of a case, as the program takes them."""
    return episodes_of((deal, report) for report, telling in case for deal in telling.deals)


def brief_in(case: list[tuple[Document, Telling]], **more: Any) -> Brief:
    """The brief of a case, deals of one episode side by side."""
    return brief_of(case, episodes=episodes_in(case), **more)


VICTORY = (
    "The Tidewater Front took Port Merrow on Monday, its commander Sel Arden said, showing a video "
    "of the harbour. The Orrin Council denied that the town had fallen. Some 12 to 14 Council "
    "fighters were killed, two officers said; no list of the dead was shown. The Salt League funds "
    "the Reed Guild, a banker claimed. Residents accused the Orrin Council of neglect, which Davin "
    "Rook rejected. The Front will leave the town before June, Sel Arden said."
)
RIVALS = (
    "The Orrin Council pays the Reed Guild, a clerk said. The Salt League denied that it funds the "
    "Reed Guild. Sel Arden commands the Reed Guild, a guard said. Mayor Tola Brand has no power "
    "over the Reed Guild, residents say. Port Merrow fell to the Tidewater Front on Monday, a "
    "fisherman said, but there are no pictures of it."
)
SALT = Actor("act-salt", "Salt League", ActorKind.ORGANISATION)
GUILD = Actor("act-guild", "Reed Guild", ActorKind.ARMED_GROUP)
MONDAY = Period(date(2031, 3, 3), date(2031, 3, 3), "day", "on Monday")


def sentence(beginning: str, text: str) -> Span:
    """The sentence of the text that begins so."""
    start = text.index(beginning)
    return Span(start, text.index(".", start) + 1)


def doer(
    words: str, text: str, actor: Actor | None = None, role: str = "agent", nth: int = 1
) -> Party:
    """Somebody named by these words of the text who does something, or to whom it is done."""
    name, known = (actor.name, actor.id) if actor else (words, None)
    return Party(name, known, words, span(words, text, nth), None, role)


def taken(report: Document) -> Proposition:
    """The fall of Port Merrow as VICTORY tells it, with every field filled that it can have."""
    text = report.text
    first = sentence("The Tidewater Front took", text)
    second = sentence("The Orrin Council denied", text)
    return Proposition(
        report.id,
        Span(first.start, second.end),
        (first, second),
        PropositionType.OUTCOME,
        "took",
        span("took", text),
        roles=(
            doer("Tidewater Front", text, FRONT),
            doer("Orrin Council", text, COUNCIL, "recipient"),
        ),
        places=(PlaceMention(span("Port Merrow", text), "Port Merrow", MERROW),),
        period=MONDAY,
        claimed_by=(voice("Sel Arden", text),),
        denied_by=(voice("The Orrin Council", text, "Orrin Council", COUNCIL.id),),
        evidence=(
            NamedEvidence(
                "visual", "cited", "a video of the harbour", span("a video of the harbour", text)
            ),
        ),
        plover="SEIZE",
        reasons=(Reason("kind", "'took' with a town"),),
        extractor="propositions-rules/1",
    )


def told(
    report: Document, type_: str, kind: str, words: str, roles: tuple[Party, ...], **more: Any
) -> Proposition:
    """A proposition told in the one sentence that holds the words."""
    text = report.text
    at = span(words, text)
    start = text.rfind(".", 0, at.start) + 1
    whole = Span(start + (text[start] == " "), text.index(".", at.end) + 1)
    return Proposition(report.id, whole, (whole,), PropositionType(type_), kind, at, roles, **more)


def victory_telling(report: Document) -> Telling:
    """What VICTORY tells: a town taken, deaths, a paymaster, a reproach, and what is to come."""
    text = report.text
    fighters, officers = "12 to 14 Council fighters", voice("two officers", text)
    killed = told(
        report, "outcome", "killed", "were killed",
        (doer("Council fighters", text, role="recipient"),),
        numbers=(Number(12, 13, 14, "fighters", fighters, span(fighters, text)),),
        claimed_by=(officers,),
        evidence=(
            NamedEvidence(
                "document", "missing", "no list of the dead", span("no list of the dead", text)
            ),
        ),
    )  # fmt: skip
    funds = told(
        report, "relation", "funds", "funds",
        (doer("Salt League", text, SALT), doer("Reed Guild", text, GUILD, "recipient")),
        claimed_by=(voice("a banker", text),),
    )  # fmt: skip
    neglect = told(
        report, "accusation", "neglect", "accused",
        (doer("Orrin Council", text, COUNCIL, nth=2),),
        claimed_by=(voice("Residents", text),),
        denied_by=(voice("Davin Rook", text),),
    )  # fmt: skip
    leaves = told(
        report, "forecast", "forecast", "will leave",
        (doer("The Front", text, FRONT),),
        due=date(2031, 5, 31),
        claimed_by=(voice("Sel Arden", text),),
    )  # fmt: skip
    propositions = (taken(report), killed, funds, neglect, leaves)
    mentions = tuple(
        Mention(span(actor.name, text), actor.name, actor.id, actor.name, actor.id, actor.kind)
        for actor in (FRONT, COUNCIL, SALT, GUILD)
    )
    return Telling(
        report.id, mentions, propositions=propositions, claims=claimed(report, propositions)
    )


def rivals_telling(report: Document) -> Telling:
    """What RIVALS tells: another paymaster, who commands and who does not, the town taken."""
    text = report.text

    def relation(kind: str, words: str, who: Party, **said: Any) -> Proposition:
        at = span(words, text)
        guild = text.index("Reed Guild", at.start)
        them = Party(
            GUILD.name, GUILD.id, "Reed Guild", Span(guild, guild + len("Reed Guild")), None,
            "recipient",
        )  # fmt: skip
        return told(report, "relation", kind, words, (who, them), **said)

    salt = voice("The Salt League", text, SALT.name, SALT.id)
    propositions = (
        relation(
            "funds", "pays", doer("Orrin Council", text, COUNCIL),
            claimed_by=(voice("a clerk", text),),
        ),
        relation("funds", "funds", doer("Salt League", text, SALT), denied_by=(salt,)),
        relation(
            "commands", "commands", doer("Sel Arden", text), claimed_by=(voice("a guard", text),)
        ),
        relation(
            "commands", "has no power", doer("Tola Brand", text),
            denied_by=(voice("residents", text),),
        ),
        told(
            report, "outcome", "took", "fell",
            (doer("Tidewater Front", text, FRONT),),
            places=(PlaceMention(span("Port Merrow", text), "Port Merrow", MERROW),),
            period=MONDAY,
            claimed_by=(voice("fisherman", text),),
            evidence=(
                NamedEvidence("visual", "missing", "no pictures", span("no pictures", text)),
            ),
        ),
    )  # fmt: skip
    return Telling(report.id, propositions=propositions, claims=claimed(report, propositions))


def claimed(report: Document, propositions: tuple[Proposition, ...]) -> tuple[Claim, ...]:
    """One claim a voice of each proposition, in the words of a sentence that tells it."""
    return tuple(
        Claim(
            report.id,
            words,
            words.of(report.text),
            (author(report), voice),
            stance,
            each.type.value,
            each.id,
        )
        for each in propositions
        for stance, voices, words in (
            (Stance.ASSERTS, each.claimed_by, each.sentences[0]),
            (Stance.DENIES, each.denied_by, each.sentences[-1]),
            (Stance.DOUBTS, each.doubted_by, each.sentences[-1]),
        )
        for voice in voices
    )


def wide_case() -> list[tuple[Document, Telling]]:
    """The small case, and two reports of outcomes, relations, a reproach and a forecast."""
    gazette = document(VICTORY, "r-5", "Harbour Gazette", "2031-03-05")
    star = document(RIVALS, "r-6", "Merrow Star", "2031-03-07", authors=("Ila Venn",))
    return [*small_case(), (gazette, victory_telling(gazette)), (star, rivals_telling(star))]


HOSTILE = (
    "<script>alert(1)</script> \x1b[31mThe *Reed* Guild*\x1b[0m and [the `Salt` League]"
    "(http://x.example) signed a \u202etruce\u202c; 1. # <img src=x onerror=alert(1)> ![x](y) "
    "\x07 \x9b2J said & so \u2066 | _x_"
)


def hostile_case() -> list[tuple[Document, Telling]]:
    """A report whose every text tries to act on the screen or the page that shows it."""
    report = document(
        HOSTILE,
        "<b>r</b>\x1b]0;x\x07",
        "Gazette <i>&\x1b[2J",
        "2031-03-04",
        title="</title><script>\u202e",
        url="javascript:alert(1)",
        authors=("# *A*",),
        path="a\x1b[1m.html",
    )
    whole = Span(0, len(HOSTILE))
    image = "<img src=x onerror=alert(1)>"
    named = party("[the `Salt` League](http://x.example)", HOSTILE)
    deal = Deal(
        report.id,
        whole,
        (whole,),
        DealKind.OTHER,
        DealStatus.REPORTED,
        Visibility.UNKNOWN,
        (party("\x1b[31mThe *Reed* Guild*\x1b[0m", HOSTILE), named),
        terms=(Term("<u>", "\x1b[2J", None, "\u202e", whole.of(HOSTILE), whole),),
        claimed_by=(voice("said & so", HOSTILE),),
        evidence=(NamedEvidence("visual", "cited", image, span(image, HOSTILE)),),
        reasons=(Reason("kind", "<script>\x1b"),),
    )
    claim = Claim(
        report.id,
        whole,
        HOSTILE,
        (author(report), deal.claimed_by[0]),
        Stance.ASSERTS,
        "deal",
        deal.id,
    )
    relation = Proposition(
        report.id,
        whole,
        (whole,),
        PropositionType.RELATION,
        "funds",
        span("signed", HOSTILE),
        roles=(
            doer("\x1b[31mThe *Reed* Guild*\x1b[0m", HOSTILE),
            doer("[the `Salt` League](http://x.example)", HOSTILE, role="recipient"),
        ),
        numbers=(Number(1, 1, 1, "<b>\x1b", image, span(image, HOSTILE)),),
        places=(PlaceMention(span("_x_", HOSTILE), "_x_", None),),
        claimed_by=deal.claimed_by,
        denied_by=(author(report),),
        evidence=(NamedEvidence("visual", "missing", image, span(image, HOSTILE)),),
        reasons=(Reason("kind", "<script>\x1b"),),
    )
    forecast = replace(
        relation, type=PropositionType.FORECAST, kind="forecast", words=span("said", HOSTILE)
    )
    propositions = (relation, forecast)
    return [
        (
            report,
            Telling(
                report.id,
                deals=(deal,),
                propositions=propositions,
                claims=(claim, *claimed(report, propositions)),
            ),
        )
    ]
