"""What is said, made whole: the parser ends a clause at a full stop, a speaker does not."""

from collections.abc import Iterator

from alleged.extract.syntax import Run, Syntax, joined, without


def whole_content(
    syntax: Syntax,
    content: tuple[Run, ...],
    head: int,
    cue: int,
    holes: tuple[Run, ...],
    quotes: list[Run],
    inside: list[int],
) -> tuple[Run, ...]:
    """Return the content with each quotation that it touches taken in whole, without `holes`.

    `head` is the main word of the content, `cue` the word of the cue; `inside` gives the number of
    the quotation of each token. A quotation right behind the cue belongs to the one before it.
    """
    runs = list(content)
    taken = {inside[i] for a, b in content for i in range(a, b)} if quotes else set()
    for number in taken - {-1, inside[cue]}:
        first, last = quotes[number]
        if any(first <= a < last for a, _ in holes[:1]):
            continue
        runs.append((first, last))
        if last <= cue and number + 1 < len(quotes):
            then = quotes[number + 1]
            if then[0] > cue and _follows(syntax, cue, then):
                runs.append(then)
    if len(runs) > 1:
        runs = joined(runs)
    for hole in holes:
        runs = without(runs, hole)
    parts = [
        syntax.trimmed_of_commas(part) for run in runs for part in _paragraph(syntax, run, head)
    ]
    return tuple(part for part in parts if part[0] < part[1]) or content


def _paragraph(syntax: Syntax, run: Run, head: int) -> Iterator[Run]:
    """Yield the part of the run in the paragraph of what is said; quotations cross paragraphs."""
    first, last = run
    if first >= last or syntax.word[first] in {"“", '"'} or not syntax.breaks_within(run):
        yield run
        return
    anchor = head if first <= head < last else first
    for i in range(anchor, first, -1):
        if "\n" in syntax.word[i - 1]:
            first = i
            break
    for i in range(max(anchor, first) + 1, last):
        if "\n" in syntax.word[i]:
            last = i
            break
    yield first, last


def _follows(syntax: Syntax, cue: int, then: Run) -> bool:
    """Say whether a quotation goes on right behind the clause of the cue."""
    gap = range(cue + 1, then[0])
    stops = sum(syntax.word[i] == "." for i in gap)
    if any("\n" in syntax.word[i] for i in gap) or stops > 1:
        return False
    if stops == 1:
        return syntax.word[then[0] - 1].isspace() or syntax.word[then[0] - 1] == "."
    return then[0] - cue <= 25 and syntax.word[then[0] - 1] in {",", ":"}
