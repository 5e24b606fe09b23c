"""The casebook weighs what its ledger holds: laws of the sum, through reading and deciding."""

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from factories import hostile_case
from ledgers import PACT, PRICES, RETOLD, VISIT, Told, keep, says
from rich.console import Console

from alleged.casebook.book import Casebook
from alleged.errors import (
    BadAssumption,
    BadChecklist,
    NothingFound,
    QueryError,
    TooLarge,
    UnreadableDocument,
)
from alleged.model.assessment import TermKind
from alleged.model.claim import Aspect, SourceKind, Stance
from alleged.model.testimony import Access, Interest
from alleged.publish.weighed import Weighed
from alleged.settings import Settings

Made = Callable[..., Casebook]

VENN = says()
CLERK = says(
    "a clerk", "r-2", "Merrow Star", "2031-03-05", kind=SourceKind.UNNAMED, wording=RETOLD,
    more=PRICES,
)  # fmt: skip
DENIAL = says(
    "the Orrin Council spokesman Davin Rook", "r-3", "Cape Post", "2031-03-06",
    stance=Stance.DENIES, more=VISIT,
)  # fmt: skip
EDGE = " The harbour had stood empty for weeks and the lamps along the quay were dark at night."


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    books: list[Casebook] = []

    def make(*reports: Told, name: str = "a.db", **settings: object) -> Casebook:
        path = keep(tmp_path / name, reports)
        books.append(Casebook(path, Settings(who="Ana", **settings)))  # type: ignore[arg-type]
        return books[-1]

    yield make
    for each in books:
        each.close()


def only(book: Casebook) -> Weighed:
    """The one episode of a ledger, weighed."""
    (found,) = book.weigh_all()
    return book.weigh(found.id)


def voices(weighed: Weighed) -> dict[str, int]:
    """Hundredths of a bit by whose word it is; those that are heard."""
    terms = [t for t in weighed.verdict.terms if t.kind is TermKind.VOICE and not t.silent]
    return {term.about: term.hundredths for term in terms}


def test_the_terms_shown_are_the_verdict(made: Made) -> None:
    weighed = only(made(VENN, CLERK, DENIAL))
    assert len(weighed.reports) == 3
    assert sum(term.hundredths for term in weighed.verdict.terms) == weighed.verdict.hundredths
    assert weighed.checklist.name == "secret deal"
    heard = voices(weighed)
    assert heard["the harbour master Ila Venn"] > heard["Merrow Star"] > 0
    assert -50 < heard["Orrin Council"] < 0  # it would deny either way


def test_who_stands_where_is_read_from_the_report(made: Made) -> None:
    body = only(made(VENN, CLERK, DENIAL)).body
    said = {each.witness.voice: each for each in body.testimony}
    assert said["Merrow Star"].witness.access is Access.UNNAMED
    assert said["Orrin Council"].interest is Interest.DENIAL
    assert said["Orrin Council"].side == "Orrin Council"
    assert said["the harbour master Ila Venn"].interest is Interest.NONE


def test_one_report_says_that_little_can_be_said(made: Made) -> None:
    weighed = only(made(VENN))
    words = weighed.json()["caution"]
    assert "One report alone" in words
    assert "Little can be said" in words
    assert weighed.verdict.probability < 0.75
    assert only(made(VENN, CLERK, name="b.db")).json()["caution"] is None


def test_an_empty_ledger_has_nothing_to_weigh(made: Made) -> None:
    book = made()
    assert list(book.weigh_all()) == []
    assert list(book.assessments()) == []
    with pytest.raises(NothingFound, match="no deal, outcome or episode"):
        book.weigh("episode-1234")


def test_a_copy_changes_nothing_and_is_listed(made: Made) -> None:
    first = says(more=EDGE * 3)
    copy = says(given_id="r-9", outlet="Orrin Herald", published="2031-03-07", more=EDGE * 3)
    alone = only(made(first, CLERK))
    copied = only(made(first, CLERK, copy, name="b.db"))
    assert copied.verdict.hundredths == alone.verdict.hundredths
    assert copied.verdict.low == alone.verdict.low
    silent = [t for t in copied.verdict.terms if t.kind is TermKind.VOICE and t.silent]
    assert [term.sources for term in silent] == [("Orrin Herald",)]


def test_a_copy_read_otherwise_adds_no_voice(made: Made) -> None:
    first = says(more=EDGE * 3)
    # The same words, but there its reader takes nobody for the speaker.
    report, telling = says(
        given_id="r-9", outlet="Orrin Herald", published="2031-03-07", more=EDGE * 3
    )
    claim = telling.claims[0]
    told = type(telling)(
        report.id,
        deals=telling.deals,
        claims=(
            type(claim)(
                report.id, claim.span, claim.quote, claim.voice[:1], claim.stance, "deal",
                claim.about_id,
            ),
        ),
    )  # fmt: skip
    alone, copied = only(made(first)), only(made(first, (report, told), name="b.db"))
    assert len(copied.reports) == 2
    assert copied.verdict.hundredths == alone.verdict.hundredths


def test_the_order_of_reading_changes_nothing(made: Made) -> None:
    found = set()
    for number, order in enumerate(itertools.permutations((VENN, CLERK, DENIAL))):
        weighed = only(made(*order, name=f"{number}.db"))
        terms = sorted((t.about, t.hundredths, t.claims) for t in weighed.verdict.terms)
        found.add((weighed.id, weighed.verdict.hundredths, weighed.verdict.low, *terms))
    assert len(found) == 1


def test_one_more_voice_for_it_never_lowers_the_odds(made: Made) -> None:
    odds = [
        only(made(*reports, name=f"{number}.db")).verdict.hundredths
        for number, reports in enumerate(
            ((DENIAL,), (DENIAL, CLERK), (DENIAL, CLERK, VENN), (CLERK, VENN))
        )
    ]
    assert odds == sorted(odds)


def test_a_voice_that_says_both_is_set_aside(made: Made) -> None:
    report, telling = VENN
    claim = telling.claims[0]
    other = type(claim)(
        report.id, claim.span, claim.quote, claim.voice, Stance.DENIES, "deal", claim.about_id
    )
    both = type(telling)(
        report.id, attributions=telling.attributions, deals=telling.deals, claims=(claim, other)
    )
    weighed = only(made((report, both)))
    assert set(weighed.aside) == {claim.id, other.id}
    assert weighed.verdict.hundredths == 0
    assert weighed.verdict.credibility == 6
    assert "nothing can be said" in weighed.json()["caution"]


def test_evidence_that_a_report_names_is_heard_once_with_its_own_word(made: Made) -> None:
    slip = (("document", "seen", "a signed slip"),)
    plain = only(made(VENN))
    seen = only(made(says(evidence=slip), name="b.db"))
    assert [t.hundredths > 0 for t in seen.verdict.terms if t.about == "documentary evidence"] == [
        True
    ]
    assert seen.verdict.hundredths > plain.verdict.hundredths
    # The report is the only one who knows the clerk: it speaks once, of the slip or through him.
    unnamed = made(says(kind=SourceKind.UNNAMED), name="c.db")
    both = made(says(kind=SourceKind.UNNAMED, evidence=slip), name="d.db")
    assert only(both).verdict.hundredths == only(unnamed).verdict.hundredths
    missing = only(made(says(evidence=(("visual", "missing", "no pictures"),)), name="e.db"))
    assert [t.hundredths for t in missing.verdict.terms if t.about == "visual evidence"] == [0]


def test_what_an_analyst_finds_counts_until_it_is_undone(made: Made, tmp_path: Path) -> None:
    film = tmp_path / "road.mp4"
    film.write_bytes(b"film")
    book = made(VENN, CLERK)
    before = only(book)
    asked = book.inquire(
        before.id, "people or goods", "seen", "film of the quay", files=[film],
        links=["https://film.example/1"],
    )  # fmt: skip
    assert asked.by == "Ana"
    assert asked.files[0].name == "road.mp4"
    assert book.original(asked.files[0].sha256) == b"film"
    after = only(book)
    assert after.verdict.hundredths > before.verdict.hundredths
    (trace,) = [t for t in book.expected(before.id).traces if t.inquiry]
    assert (trace.state, trace.inquiry) == ("seen", asked)
    book.inquire(before.id, "people or goods", "not-found", "looked again", searched=1.0)
    assert only(book).verdict.hundredths < before.verdict.hundredths
    assert len(book.inquiries()) == 2  # the first stays
    book.undo()
    assert only(book).verdict == after.verdict
    book.undo()
    assert only(book).verdict == before.verdict
    assert book.history()[1].what == "inquire"


def test_what_was_not_searched_says_nothing(made: Made) -> None:
    book = made(VENN)
    before = only(book).verdict.hundredths
    for state in ("not-searched", "not-expected"):
        book.inquire(only(book).id, "people or goods", state, "nobody could go there")
        assert only(book).verdict.hundredths == before


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        ({"trace": "a dragon"}, NothingFound, "no trace 'a dragon'"),
        ({"trace": "a"}, QueryError, "several traces fit 'a'"),
        ({"state": "lost"}, QueryError, "a trace cannot be 'lost'"),
        ({"because": "  "}, QueryError, "needs its reason"),
        ({"state": "not-found"}, QueryError, "nothing says how much was looked through"),
        ({"state": "not-found", "searched": 1.5}, QueryError, "looked through cannot be 1.5"),
        ({"searched": 0.5}, QueryError, "says nothing of a trace that is 'seen'"),
        ({"links": ["film.mp4"]}, QueryError, "'film.mp4' is no address"),
        ({"files": ["nowhere.mp4"]}, UnreadableDocument, "'nowhere.mp4' cannot be read"),
    ],
)
def test_a_bad_inquiry_is_refused_and_nothing_is_kept(
    made: Made, given: dict[str, object], error: type[Exception], said: str
) -> None:
    book = made(VENN)
    wanted = {"trace": "people or goods", "state": "seen", "because": "film", **given}
    with pytest.raises(error, match=said):
        book.inquire(only(book).id, **wanted)  # type: ignore[arg-type]
    assert book.inquiries() == []


def test_files_are_bounded_in_size(made: Made, tmp_path: Path) -> None:
    film = tmp_path / "road.mp4"
    film.write_bytes(b"12345678")
    book = made(VENN, attachment_bytes=10)
    with pytest.raises(TooLarge, match="has 8 bytes, and 2 are left"):
        book.inquire(only(book).id, "people or goods", "seen", "film", files=[film, film])
    assert book.inquire(only(book).id, "people or goods", "seen", "film", files=[film]).files


def test_a_letter_counts_until_it_is_undone(made: Made) -> None:
    book = made(VENN, CLERK)
    before = only(book)
    given = book.grade("merrow star", "b", "forty reports checked")
    assert (given.source, given.letter) == ("Merrow Star", "B")
    after = only(book)
    assert voices(after)["Merrow Star"] > voices(before)["Merrow Star"]
    assert after.json()["letters"] == {"Merrow Star": "B"}
    book.grade("Merrow Star", "F", "the checker was wrong")
    assert only(book).verdict == before.verdict
    book.undo()
    assert only(book).verdict == after.verdict
    with pytest.raises(QueryError, match="no Admiralty letter is 'G'"):
        book.grade("Merrow Star", "G", "x")
    with pytest.raises(NothingFound, match="no report is by 'Nobody'"):
        book.grade("Nobody", "A", "x")
    with pytest.raises(QueryError, match="needs its reason"):
        book.grade("Merrow Star", "A", "")


def test_a_what_if_keeps_nothing_and_says_what_moved(made: Made) -> None:
    book = made(VENN, CLERK, DENIAL)
    weighed = only(book)
    supposed = book.what_if(weighed.id, distrust=["merrow"], prior=-2.0)
    assert supposed.what_if.before == weighed.verdict
    moved = sum(move.hundredths for move in supposed.what_if.moves)
    after = supposed.what_if.after.hundredths
    assert after - weighed.verdict.hundredths == moved
    assert supposed.json()["distrust"] == [{"part": "source", "name": "Merrow Star"}]
    assert only(book).verdict == weighed.verdict
    assert len(book.history()) == 1


def test_a_what_if_finds_what_is_meant(made: Made) -> None:
    book = made(VENN, CLERK, DENIAL)
    wanted = only(book).id

    def part(name: str) -> tuple[str, str]:
        ((part, found),) = book.what_if(wanted, distrust=[name]).what_if.change.distrust
        return part.value, found

    assert part("r-2") == ("document", CLERK[0].id)
    assert part("unnamed") == ("kind", "unnamed")
    assert part("denial") == ("kind", "denial")
    assert part("Ila Venn") == ("source", "the harbour master Ila Venn")
    with pytest.raises(NothingFound, match="'Nobody' bears on") as caught:
        part("Nobody")
    assert "Merrow Star" in caught.value.hint
    with pytest.raises(QueryError, match="several things"):
        part("e")
    with pytest.raises(BadAssumption, match="'prior' cannot be 99"):
        book.what_if(wanted, prior=99.0)
    trusted = book.what_if(wanted, trust=["Merrow Star"]).what_if
    assert trusted.after.hundredths > trusted.before.hundredths


def test_an_assessment_says_when_it_is_out_of_date_and_why(made: Made, tmp_path: Path) -> None:
    book = made(VENN, CLERK)
    weighed = only(book)
    made_one = book.assess(weighed.id, "for May")
    assert (made_one.by, made_one.note) == ("Ana", "for May")
    assert made_one.weighed["log2_odds"] == weighed.verdict.log2_odds

    def why() -> tuple[str, ...]:
        (kept,) = book.assessments(weighed.id)
        assert kept.assessment == made_one
        return kept.changes

    assert why() == ()
    book.grade("Merrow Star", "D", "often wrong")
    assert why() == ("analysts decided otherwise on evidence or sources",)
    book.undo()
    assert why() == ()
    mine = tmp_path / "mine.yaml"
    mine.write_text("unnamed: 0.1")
    book.assume(mine)
    assert why() == ("the assumptions are others",)
    book.assume()
    keep(book.path, [DENIAL])
    book.undo()  # of the reading, not of the assessment
    assert why() == ()
    book.redo()
    assert why() == ("there are other claims, reviews of them, or origins that they go back to",)
    assert [each.changes for each in book.assessments()] == [why()]
    assert only(book).kept[0].assessment == made_one


def test_an_assessment_of_reports_that_are_hidden_says_so(made: Made) -> None:
    book = made(VENN)
    book.assess(only(book).id)
    book.undo()
    assert list(book.assessments()) == []
    book.undo()
    book.redo()
    book.redo()
    (kept,) = book.assessments()
    assert kept.changes == ()


def test_bad_files_name_file_line_and_what_is_allowed(made: Made, tmp_path: Path) -> None:
    book = made(VENN)
    mine = tmp_path / "mine.yaml"
    mine.write_text("told: 0.3\nhedged: often\n")
    with pytest.raises(BadAssumption, match=r"mine\.yaml.* line 2.*'often'"):
        book.assume(mine)
    folder = tmp_path / "lists"
    folder.mkdir()
    (folder / "x.yaml").write_text(
        "name: x\ntraces:\n  - {name: y, kind: visual, p: 1, q: 0.1, searched: z}\n"
    )
    with pytest.raises(BadChecklist, match=r"x\.yaml.* line 3.*'1' is not a number from 0.01"):
        book.assume(checklists=folder)
    with pytest.raises(BadAssumption, match="gone"):
        book.assume(tmp_path / "gone.yaml")


def test_settings_name_the_files_that_are_weighed_by(made: Made, tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text("prior: -3")
    usual, other = only(made(VENN)), only(made(VENN, name="b.db", assumptions=str(mine)))
    assert other.verdict.terms[0].hundredths == -300
    assert usual.verdict.terms[0].hundredths == 0


def test_a_new_report_joins_and_an_undo_takes_it_out_again(made: Made) -> None:
    book = made(VENN)
    before = only(book)
    keep(book.path, [CLERK])
    book.close()
    after = only(book)
    assert after.verdict.hundredths > before.verdict.hundredths
    book.undo()
    assert only(book).verdict == before.verdict


def test_a_person_who_parts_an_episode_parts_its_verdict(made: Made) -> None:
    book = made(VENN, DENIAL)
    whole = only(book)
    book.split(whole.id, DENIAL[1].deals[0].id, because="another sale")
    found = {each.verdict.hundredths > 0 for each in book.weigh_all()}
    assert found == {True, False}
    book.undo()
    assert only(book).verdict == whole.verdict


def test_the_brief_and_the_export_carry_the_verdict_as_ours(made: Made) -> None:
    book = made(VENN, CLERK)
    weighed = only(book)
    brief = book.brief()
    for text in (brief.markdown(), brief.html()):
        assert "our assessment, no fact" in text
        assert weighed.verdict.likelihood in text
    (group,) = brief.groups
    assert group.verdict == weighed.verdict
    book.assess(weighed.id)
    lines = list(book.export())
    (episode,) = [line for line in lines if '"type": "episode"' in line]
    assert f'"log2_odds": {weighed.verdict.log2_odds}' in episode
    assert sum('"type": "assessment"' in line for line in lines) == 1
    assert PACT in lines[1]


def test_a_denial_of_one_thing_is_shown_and_stays_out_of_the_sum(made: Made) -> None:
    report, telling = DENIAL
    (denial,) = telling.claims
    of_money = replace(telling, claims=(replace(denial, denies_only=Aspect.MONEY),))
    first, told = VENN
    naming = replace(told, claims=(replace(told.claims[0], names=(Aspect.MONEY,)),))
    book = made((first, naming), CLERK, (report, of_money))
    weighed = only(book)
    assert weighed.verdict == only(made(VENN, CLERK, name="b.db")).verdict
    console = Console(file=StringIO(), width=200)
    console.print(weighed)
    for text in (console.file.getvalue(), weighed.markdown(), weighed.html()):  # type: ignore[attr-defined]
        assert "denies only that money was given" in text
        assert "1 voice for, 1 against" in text
    (alone,) = weighed.json()["denied_alone"]
    assert (alone["aspect"], alone["claims"]) == ("money", [denial.id])
    brief = book.brief()
    assert brief.glance.denied == 0
    assert "denies only that money was given" in brief.markdown()
    (line,) = [line for line in book.export() if f'"id": "{denial.id}"' in line]
    assert '"denies_only": "money"' in line


def test_a_source_page_says_how_often_it_was_right_and_how_little_is_known(made: Made) -> None:
    book = made(VENN, CLERK, DENIAL)
    page = book.source("Harbour Gazette")
    assert page.turned_out is not None
    learnt = {each.source: each for each in book.records()}["Harbour Gazette"]
    assert (page.turned_out.low, page.turned_out.high) == (learnt.low, learnt.high)
    assert page.turned_out.seen > 0
    assert "far too few to say more" in dict(page.lines())["right"]
    assert page.json()["turned_out"]["seen"] == learnt.seen
    assert book.turned_out()["Harbour Gazette"] == dict(page.lines())["right"]
    console = Console(file=StringIO(), width=200)
    console.print(page)
    assert "could be checked" in console.file.getvalue()  # type: ignore[attr-defined]


def test_no_text_of_a_report_acts_where_it_is_shown(tmp_path: Path) -> None:
    book = Casebook(keep(tmp_path / "h.db", hostile_case()), Settings(who="Ana"))
    shown = list(book.weigh_all())
    assert shown
    console = Console(file=StringIO(), width=80)
    for each in shown:
        weighed = book.weigh(each.id)
        for text in (weighed.html(), weighed._repr_html_(), weighed.markdown()):
            assert not re.search(r"(?<!\\)<script", text)
            assert "\x1b" not in text
            assert "\u202e" not in text
        console.print(weighed)
        console.print(book.expected(each.id))
    for page in book.sources():
        console.print(page)
        assert "<script" not in page._repr_html_()
    said = console.file.getvalue()  # type: ignore[attr-defined]
    assert "\x1b" not in said
    assert "\u202e" not in said
    book.close()


def test_a_what_if_shows_itself_in_every_form(made: Made) -> None:
    book = made(VENN, CLERK)
    supposed = book.what_if(only(book).id, distrust=["Merrow Star"])
    for text in (supposed.html(), supposed._repr_html_(), supposed.markdown()):
        assert "What moved" in text or "what moved" in text
        assert "our assessment" in text.casefold()


def test_what_others_add_meanwhile_is_weighed_at_the_next_question(made: Made) -> None:
    book = made(VENN)
    before = only(book)
    copy = says(given_id="r-9", outlet="Orrin Herald", published="2031-03-07")
    keep(book.path, [copy])  # by another program, while this casebook is open
    after = only(book)
    assert len(after.reports) == 2
    assert after.verdict.hundredths == before.verdict.hundredths
