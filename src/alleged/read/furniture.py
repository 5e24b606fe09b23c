"""What a copied page carries around its report, and what that says of the report."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cleared:
    """A text without page furniture, and what the furniture says of it."""

    text: str
    title: str = ""
    outlet: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    url: str = ""


def clear_furniture(text: str, title: str = "") -> Cleared:
    """Return the text without what stands around the report on a page."""
    return Cleared(text.strip(), title)


def clear_tail(text: str) -> Cleared:
    """Return the text without furniture at its end."""
    return Cleared(text.strip())
