"""Ranks as reports shorten them: "Brig. Gen. Ila Venn" is one name, and no sentence ends in it."""

from typing import Any

from spacy.language import Language

_RANKS = ("Lt", "Lieut", "Col", "Maj", "Brig", "Capt", "Sgt", "Cpl", "Cmdr", "Comdr", "Cdr", "Supt",
          "Insp", "Hon", "Amb", "Dep", "Asst")  # fmt: skip
"""Those that the pipeline's own exceptions lack; "Gen." and "Adm." are among its own."""


def keep_ranks_whole(nlp: Language) -> None:
    """Let the tokenizer take a rank and its full stop for one word."""
    tokenizer: Any = nlp.tokenizer
    for rank in _RANKS:
        tokenizer.add_special_case(f"{rank}.", [{"ORTH": f"{rank}."}])
