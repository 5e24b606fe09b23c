"""Every error a user of this package may meet.

AllegedError
├── InputError
│   ├── UnreadableDocument
│   ├── ProtectedDocument
│   ├── TooLarge
│   ├── Unreachable
│   ├── BadActorFile
│   ├── BadChecklist
│   ├── BadHypotheses
│   └── UngroundedQuote
├── QueryError
│   └── NothingFound
├── LedgerError
│   ├── LedgerTooNew
│   ├── LedgerBusy
│   ├── LedgerFull
│   └── Overtaken
└── SetupError
    ├── MissingPlugin
    ├── MissingPipeline
    ├── BadSetting
    └── BadAssumption
"""


class AllegedError(Exception):
    """Base of every error this package raises on purpose.

    `hint` says what the user can do next. It is kept apart from the message so that the
    command line, a page and the ledger's list of refusals can each place it well.
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class InputError(AllegedError):
    """What came in cannot be used as it is."""


class UnreadableDocument(InputError):
    """The bytes could not be turned into text."""


class ProtectedDocument(InputError):
    """The file is locked with a password."""


class TooLarge(InputError):
    """The input is larger, deeper or longer than the limits allow."""


class Unreachable(InputError):
    """An address did not answer, or answered with an error."""


class BadActorFile(InputError):
    """A file of actors has a row that cannot be used."""


class BadChecklist(InputError):
    """A checklist of expected evidence has a line that cannot be used."""


class BadHypotheses(InputError):
    """A file of rival hypotheses has a line that cannot be used."""


class UngroundedQuote(InputError):
    """A claim quotes words that its document does not contain at the place it names."""

    def __init__(self, quote: str, document_id: str) -> None:
        super().__init__(
            f"quote {quote!r} does not stand where the claim says in document {document_id}",
            hint="Nothing of the document was kept. This is a fault of the program: please "
            "report it, with the document if you may.",
        )
        self.quote = quote
        self.document_id = document_id


class QueryError(AllegedError):
    """A question to the ledger cannot be answered as it was put."""


class NothingFound(QueryError):
    """No row of the ledger has that id or name."""


class LedgerError(AllegedError):
    """The ledger cannot do what was asked."""


class LedgerTooNew(LedgerError):
    """The ledger was written by a later version of this program."""


class LedgerBusy(LedgerError):
    """Another process holds the ledger."""


class LedgerFull(LedgerError):
    """There is no room left on the disk."""


class Overtaken(LedgerError):
    """Somebody else decided the same thing first."""


class SetupError(AllegedError):
    """The program is not set up for what was asked."""


class MissingPlugin(SetupError):
    """No installed plugin has that name."""


class MissingPipeline(SetupError):
    """The named spaCy pipeline is not installed."""


class BadSetting(SetupError):
    """A setting has a name or a value that is not known."""


class BadAssumption(SetupError):
    """An assumption of weighing has a name or a value that is not known."""
