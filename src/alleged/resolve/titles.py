"""Titles before the names of people."""

TITLES = frozenset({
    "gen", "general", "col", "colonel", "lt", "lieutenant", "maj", "major", "capt", "captain",
    "brig", "brigadier", "marshal", "field", "admiral", "sgt", "army", "president", "prime",
    "minister", "premier", "mr", "mrs", "ms", "dr", "sheikh", "shaikh", "sayyid", "ayatollah",
    "imam", "mullah", "maulana", "king", "prince", "emir", "governor", "senator", "secretary",
    "envoy", "ambassador", "chief", "commander", "judge", "spokesman", "spokeswoman",
    "spokesperson", "bishop", "archbishop", "monsignor", "negotiator", "mediator", "prof",
    "professor", "professors", "canon", "cardinal", "pastor", "rev", "reverend", "mufti",
})  # fmt: skip

HONORIFICS = frozenset({"mr", "mrs", "ms", "dr", "gen", "general", "col", "colonel", "sheikh",
                        "mullah", "maulana", "monsignor", "bishop", "archbishop"})  # fmt: skip
"""Titles behind which only a person's name stands."""
