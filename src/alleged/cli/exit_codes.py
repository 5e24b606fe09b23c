"""What the number a command ends with means: one table, the same in the manual."""

from alleged.errors import (
    AllegedError,
    BadActorFile,
    BadChecklist,
    BadHypotheses,
    InputError,
    LedgerBusy,
    LedgerError,
    NothingFound,
    Overtaken,
    QueryError,
    SetupError,
    Unreachable,
)

OK = 0
NOTHING = 1
USAGE = 2
QUESTION = 64
REFUSED = 65
NO_INPUT = 66
UNREACHABLE = 69
FAULT = 70
CANNOT_WRITE = 73
LEDGER = 74
BUSY = 75
SETUP = 78
INTERRUPTED = 130
BROKEN_PIPE = 141

MEANINGS: dict[int, str] = {
    OK: "All went well. A list may still be empty.",
    NOTHING: "Nothing in the ledger has the id or name that was asked for.",
    USAGE: "The command was written wrongly: an unknown verb, option or value.",
    QUESTION: "The question cannot be answered as it was put.",
    REFUSED: "Some inputs were refused. Everything else was read and kept.",
    NO_INPUT: "There is nothing to work on: no such file, or no ledger yet.",
    UNREACHABLE: "An address did not answer.",
    FAULT: "A fault of the program itself. Please report it.",
    CANNOT_WRITE: "The output cannot be written where it should go.",
    LEDGER: "The ledger cannot do what was asked.",
    BUSY: "Another process holds the ledger. Try again later.",
    SETUP: "Something is not installed or set as it must be.",
    INTERRUPTED: "You stopped the command. What was read by then is kept.",
    BROKEN_PIPE: "The program that read the output ended first.",
}

_CODES: tuple[tuple[type[AllegedError], int], ...] = (
    (Unreachable, UNREACHABLE),
    (BadActorFile, SETUP),
    (BadChecklist, SETUP),
    (BadHypotheses, SETUP),
    (InputError, REFUSED),
    (NothingFound, NOTHING),
    (QueryError, QUESTION),
    (LedgerBusy, BUSY),
    (Overtaken, BUSY),
    (LedgerError, LEDGER),
    (SetupError, SETUP),
)


def code_of(error: AllegedError) -> int:
    """Return the number a command ends with after this error."""
    return next((code for kind, code in _CODES if isinstance(error, kind)), FAULT)
