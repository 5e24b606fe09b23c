"""A name as its bearer is called by it, without what stands around it in a sentence."""

_TITLES = {
    "col", "colonel", "gen", "general", "lt", "lieutenant", "maj", "major", "capt", "captain",
    "brig", "brigadier", "sgt", "mr", "mrs", "ms", "dr", "president", "minister", "prime",
    "sheikh", "mullah", "maulana", "mufti", "sen", "senator", "rep", "gov", "governor", "sir",
    "lord", "admiral", "adm", "bishop", "monsignor", "father", "king", "prince", "emir", "imam",
    "ayatollah", "professor", "prof", "ambassador", "commander", "chief", "spokesman",
    "spokeswoman", "spokesperson",
}  # fmt: skip


def bare(name: str) -> str:
    """Return a name without article, title and possessive.

    >>> bare("the Blue Front's")
    'Blue Front'
    """
    name = " ".join(name.split())
    for ending in ("'s", "’s", "'", "’"):
        name = name.removesuffix(ending)
    while " " in name and name.split(" ", 1)[0].rstrip(".").casefold() in _TITLES:
        name = name.split(" ", 1)[1]
    for article in ("the ", "The ", "a ", "A ", "an ", "An "):
        name = name.removeprefix(article)
    return name
