"""The words of a text made safe to show: nothing in them can act on a screen."""

import re

_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def legible(text: str) -> str:
    """Return the text with control and direction-changing characters spelt out.

    Reports are not ours: an escape sequence could rewrite a terminal, a direction override could
    make a quote read as something it does not say. Tabs and line feeds stay, and so do the marks
    that scripts written from right to left need.

    >>> legible("all \\x1b[2Jquiet")
    'all ‹U+001B›[2Jquiet'
    """
    return _CONTROL.sub(_spelt, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """Return the legible text with every run of white space turned into one space.

    >>> one_line("a truce,\\n  they said")
    'a truce, they said'
    """
    return legible(" ".join(text.split()))


def _spelt(match: re.Match[str]) -> str:
    return f"‹U+{ord(match.group()):04X}›"
