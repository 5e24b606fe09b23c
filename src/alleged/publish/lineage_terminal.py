"""Lineage as a tree in a terminal."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text
from rich.tree import Tree

from alleged.model.legible import one_line
from alleged.publish.ancestry import Ancestry, Branch
from alleged.publish.lineage_words import edge_words, report_words, voices_lines
from alleged.publish.terminal import shortened

_WORDS = 120
"""Characters of a passage shown."""


def renderables(ancestry: Ancestry) -> Iterator[RenderableType]:
    """Yield the number of voices, the trees, and what is no more than a quotation."""
    count, *together = voices_lines(ancestry)
    yield Text(count, style="bold")
    yield from (Text(one_line(each)) for each in together)
    asked = {point.document_id for point in ancestry.asked}
    for branch in ancestry.trees():
        yield Text()
        tree = Tree(_label(branch, ancestry, asked), guide_style="dim")
        _grow(tree, branch, ancestry, asked)
        yield tree
    for edge in ancestry.quotations():
        mine, theirs = (ancestry.reports[each] for each in (edge.document_id, edge.origin_id or ""))
        words = f"{report_words(mine)} and {report_words(theirs)} share only what somebody said"
        yield Text()
        yield Text(one_line(f"{words}: “{shortened(ancestry.words.get(edge.id, ''), _WORDS)}”"))


def _grow(tree: Tree, branch: Branch, ancestry: Ancestry, asked: set[str]) -> None:
    for edge in branch.names:
        tree.add(Text(one_line(edge_words(edge)), style="dim"))
    for child in branch.children:
        _grow(tree.add(_label(child, ancestry, asked)), child, ancestry, asked)


def _label(branch: Branch, ancestry: Ancestry, asked: set[str]) -> Text:
    report = branch.report
    style = "bold" if report.id in asked else ""
    label = Text(one_line(report_words(report)), style=style)
    if branch.edge is not None:
        label.append(one_line(f": {edge_words(branch.edge)}"), style="not bold")
    label.append(f" ({report.id[:12]})", style="not bold dim")
    if branch.again:
        label.append(" see above", style="not bold dim")
    elif branch.edge is not None and (words := ancestry.words.get(branch.edge.id)):
        label.append(f"\n“{shortened(one_line(words), _WORDS)}”", style="not bold dim")
    return label
