"""The words for a sum: whose each term is, where it was said, and how little one report says."""

from collections.abc import Iterator
from dataclasses import dataclass

from alleged.model.assessed import Kept
from alleged.model.assessment import Step, Term, TermKind, Verdict
from alleged.model.claim import Claim
from alleged.model.supposition import Change, Move
from alleged.publish import episode_wording
from alleged.publish.aspect_words import DENIED
from alleged.publish.verdict_wording import CREDIBILITY, bits, percent, sentences, summary
from alleged.publish.weighing import ExpectedTrace, Supposition, Weighing
from alleged.publish.wording import counted, day, joined, steady

OURS = (
    "What follows is our assessment and no fact. It sums what claims say for and against that the "
    "thing which these reports tell of was so, under assumptions that anybody may change."
)


EXPECTED = (
    "What there should be if the thing was so, by the checklist “{}”. A trace that nobody has "
    "searched for says nothing."
)


@dataclass(frozen=True, slots=True)
class TermLine:
    """One term of a sum, in words."""

    term: Term
    bits: str
    who: str
    """Whose word, with where it was said; or which trace."""

    reason: str
    steps: tuple[Step, ...]
    """Parts that sum to it; empty if there is but one."""

    quote: str = ""
    """The claim's own words."""

    ids: tuple[str, ...] = ()

    @property
    def kind(self) -> TermKind:
        """What it is about."""
        return self.term.kind


def heading(weighed: Weighing) -> str:
    """Return what is weighed, and how often it is told."""
    return weighed.card.heading


def lines(weighed: Weighing) -> tuple[TermLine, ...]:
    """Return every term in words, in the order of the sum."""
    return tuple(line_of(term, weighed) for term in weighed.verdict.terms)


def line_of(term: Term, weighed: Weighing) -> TermLine:
    """Return one term in words."""
    steps = term.steps if len(term.steps) > 1 else ()
    claim = weighed.claims.get(term.claims[0]) if len(term.claims) == 1 else None
    quote = claim.quote if claim else ""
    return TermLine(term, bits(term.hundredths), _who(term, weighed), _reason(term), steps, quote,
                    term.claims)  # fmt: skip


def voices(found: tuple[TermLine, ...]) -> list[TermLine]:
    """Return the voices that are heard."""
    return [each for each in found if each.kind is TermKind.VOICE and not each.term.silent]


def repeated(found: tuple[TermLine, ...]) -> list[TermLine]:
    """Return the claims that add nothing, since their voice or origin is heard already."""
    return [each for each in found if each.kind is TermKind.VOICE and each.term.silent]


def aside(weighed: Weighing) -> Iterator[tuple[str, str]]:
    """Yield the claims that are not weighed: whose each is, and why."""
    for claim_id, why in weighed.aside.items():
        yield _said_by(weighed.claims[claim_id], "", weighed), why


def denied_alone(weighed: Weighing) -> Iterator[tuple[str, str]]:
    """Yield who denies no more than one aspect, what, and in which words."""
    for claim in weighed.claims.values():
        if claim.decided_denies_only is not None:
            only = f"denies only {DENIED[claim.decided_denies_only]}"
            yield _said_by(claim, "", weighed), f"{only}: “{claim.quote}” {claim.id}"


def aspects(weighed: Weighing) -> Iterator[tuple[str, str]]:
    """Yield each aspect that is denied and asserted, and how it weighs by itself."""
    for aspect, verdict in weighed.aspects.items():
        if verdict.voices_for:
            sides = (
                f"{counted(verdict.voices_for, 'voice')} for, {verdict.voices_against:,} against"
            )
            yield DENIED[aspect], f"{summary(verdict)}; {sides}"


def traces(found: tuple[TermLine, ...]) -> list[TermLine]:
    """Return the traces that somebody says anything of."""
    return [each for each in found if each.kind is TermKind.TRACE and each.term.claims]


def unsearched(found: tuple[TermLine, ...]) -> list[TermLine]:
    """Return the traces that nobody is known to have looked for."""
    return [each for each in found if each.kind is TermKind.TRACE and not each.term.claims]


def lists(
    weighed: Weighing, found: tuple[TermLine, ...]
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield what stands beside the sum under its heading: each thing, and why it is there."""
    silent = [(each.who, each.reason) for each in repeated(found)]
    yield from (
        (label, some)
        for label, some in (
            ("Listed and adding nothing", [*silent, *aside(weighed)]),
            (
                "Denials of one thing about it, which leave the rest and are not in the sum",
                list(denied_alone(weighed)),
            ),
            ("What is denied by itself, weighed by itself", list(aspects(weighed))),
            (
                "Expected if it is so, and not yet searched for",
                [(each.term.about, each.reason) for each in unsearched(found)],
            ),
        )
        if some
    )


def trace_lines(expected: ExpectedTrace) -> Iterator[str]:
    """Yield what a trace is expected for, and who says what became of it."""
    trace, asked = expected.trace, expected.inquiry
    yield f"{trace.kind}; expected {trace.p:.0%} if so, {trace.q:.0%} if not"
    if trace.why:
        yield trace.why
    yield f"to be looked through: {trace.searched or 'not said'}"
    if expected.term.claims and asked is None:
        yield f"as reports have it: {', '.join(expected.term.claims)}"
    if asked is not None:
        share = f", {asked.searched:.0%} looked through" if asked.searched else ""
        yield f"{asked.by}, {day(asked.at.date().isoformat())}{share}: {asked.because}"
        yield from (f"file {f.name}, SHA-256 {f.sha256}" for f in asked.files)
        yield from (f"link {link}" for link in asked.links)


def whole(found: tuple[TermLine, ...], kind: TermKind) -> TermLine:
    """Return the one term of a kind that acts on the whole: prior or deception."""
    return next(each for each in found if each.kind is kind)


def said_of(weighed: Weighing) -> Iterator[str]:
    """Yield the verdict in sentences, and before them how little one report says."""
    yield from little(weighed)
    yield from sentences(weighed.verdict)


def little(weighed: Weighing) -> Iterator[str]:
    """Yield how little can be said, where one report or one voice is all there is."""
    verdict = weighed.verdict
    heard = verdict.voices_for + verdict.voices_against
    reports = len(weighed.reports)
    if not heard:
        yield "Nobody's word on it was heard: nothing can be said but what was assumed before."
    elif reports == 1:
        yield (
            "One report alone tells of it, and whoever it quotes is known through it only. Little "
            "can be said: the figure is how often such a report is taken to be right, and nothing "
            "confirms or refutes this one."
        )
    elif heard == 1:
        yield (
            f"{reports} reports tell of it, with one voice. Little can be said: nobody else "
            "confirms or denies it."
        )


def credibility(verdict: Verdict) -> str:
    """Return the Admiralty figure of the information, with its words."""
    return f"{verdict.credibility}, {CREDIBILITY[verdict.credibility]} (Admiralty, 1 to 6)"


def letters(weighed: Weighing) -> str:
    """Return the Admiralty letters of the sources that have one; those that have none in words."""
    names = dict.fromkeys(name for term in weighed.verdict.terms for name in term.sources)
    names |= dict.fromkeys(
        t.about for t in weighed.verdict.terms if t.kind is TermKind.VOICE and not t.silent
    )
    given = [(steady(n), weighed.letters.get(n.casefold())) for n in names]
    graded = [f"{name} {letter}" for name, letter in given if letter]
    rest = sum(letter is None for _, letter in given)
    if not graded:
        return "nobody has graded any; each is taken for an unknown one (`alleged sources grade`)"
    return joined(graded) + (f"; {counted(rest, 'other')} not graded" if rest else "")


def linchpin_words(weighed: Weighing) -> str:
    """Return on whom the verdict hangs."""
    found = weighed.linchpins
    if not weighed.verdict.hundredths:
        return "it is even, so nobody's loss turns it"
    if not found.names or found.turned is None:
        return "no loss of sources turns it"
    few = joined([steady(name) for name in found.names])
    left = "it is even" if not found.turned else f"it turns to {bits(found.turned)} bits"
    more = "" if found.exact else f"; {found.at_least} might do, more were not tried"
    return f"without {few} {left}{more}"


def assuming(pairs: tuple[tuple[str, float], ...]) -> str:
    """Return the assumptions that lead to one end of a range."""
    return ", ".join(f"{name} {value:g}" for name, value in pairs) or "the usual assumptions"


def range_lines(verdict: Verdict) -> Iterator[tuple[str, str]]:
    """Yield both ends of the range, each with what leads there."""
    for label, end in (("lowest", verdict.low), ("highest", verdict.high)):
        yield (
            label,
            f"{bits(end.hundredths)} bits, {percent(end.probability)}: {assuming(end.assuming)}",
        )


def kept_words(kept: Kept) -> str:
    """Return one kept assessment in words, and why it is out of date if it is."""
    made = kept.assessment
    still = f"out of date: {'; '.join(kept.changes)}" if kept.changes else "still stands"
    note = f" ({made.note})" if made.note else ""
    on = day(made.at.date().isoformat())
    return f"{made.id} by {made.by}, {on}{note}: {made.weighed['summary']}; {still}"


def changed_words(change: Change) -> str:
    """Return what is supposed."""
    parts = [f"{part.value} {name} is distrusted" for part, name in change.distrust]
    parts += [f"{name} is always right" for name in change.trust]
    if change.prior is not None:
        parts.append(f"the prior is {bits(round(100 * change.prior))} bits")
    return "If " + joined(parts) if parts else "If nothing changes"


def beside(supposed: Supposition) -> tuple[tuple[str, str], ...]:
    """Return the verdict as it is and as it would be, each with its label."""
    return (
        ("as it is", summary(supposed.what_if.before)),
        ("as supposed", summary(supposed.what_if.after)),
    )


def turn(supposed: Supposition) -> str:
    """Return whether what is supposed turns the verdict to the other side of even."""
    before, after = supposed.what_if.before.hundredths, supposed.what_if.after.hundredths
    moved = f"It moves by {bits(after - before)} bits"
    if before and not after:
        return f"{moved}, and leaves it even."
    return f"{moved}, and turns." if before * after < 0 else f"{moved}, and does not turn."


def move_words(move: Move, weighed: Weighing) -> tuple[str, str]:
    """Return by how much a term moved, and which one it is."""
    term = move.after or move.before
    assert term is not None
    was = f"was {bits(move.before.hundredths)}" if move.before else "was not there"
    now = f"is {bits(move.after.hundredths)}" if move.after else "is gone"
    return bits(move.hundredths), f"{_who(term, weighed)}: {was}, {now}"


def _who(term: Term, weighed: Weighing) -> str:
    if term.kind is TermKind.PRIOR:
        return "prior"
    if term.kind is TermKind.DECEIVED:
        return "deception"
    if term.kind is TermKind.TRACE:
        return f"trace: {term.about}"
    claim = weighed.claims.get(term.claims[0])
    if claim is None:
        return steady(term.about)
    return _said_by(claim, term.about, weighed)


def _said_by(claim: Claim, about: str, weighed: Weighing) -> str:
    """Return whose a claim is and where it stands; `about` is the voice it is heard as."""
    report = weighed.reports[claim.document_id]
    speaker = claim.speaker
    published = f", {day(report.published)}" if report.published else ""
    where = steady(report.voice)
    written = speaker.mention or speaker.name
    if speaker.is_author:
        heard = f"{steady(about)}: " if about and about != report.voice else ""
        return f"{heard}{where}, the report itself{published}"
    name = steady(written)
    if about and about.casefold() not in (written.casefold(), report.voice.casefold()):
        name = f"{steady(about)} (“{written}”)" if written != about else name
    return f"{name}, in {where}{published}"


def _reason(term: Term) -> str:
    if term.kind in (TermKind.PRIOR, TermKind.DECEIVED):
        return term.reason
    if len(term.steps) > 1:
        return "; ".join(step.reason for step in term.steps)
    return term.reason


def subject(weighed: Weighing) -> str:
    """Return who is named, and of what kind."""
    return episode_wording.subject(weighed.card.episode)
