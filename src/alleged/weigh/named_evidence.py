"""What evidence that a report names says for the weighing, by its kind and what became of it."""

from dataclasses import replace

from alleged.model.deal import NamedEvidence
from alleged.model.evidence import EvidenceKind, Finding, Trace, TraceState
from alleged.model.testimony import Access, Witness
from alleged.weigh.checklists import shipped_checklists

ANY = "any claim"
"""Name of the checklist with one trace for each kind of evidence."""


def trace_of(kind: str) -> Trace:
    """Return the trace that stands for evidence of a kind.

    >>> trace_of("visual").name
    'visual evidence'
    """
    wanted = EvidenceKind(kind)
    return next(each for each in shipped_checklists()[ANY].traces if each.kind is wanted)


def finding_of(named: NamedEvidence, witness: Witness) -> Finding:
    """Return what a report says of evidence that it names.

    Seen is seen; what is only cited is hearsay. What is promised, or called missing without a word
    on who searched where, says nothing: nobody has looked.
    """
    name = trace_of(named.kind).name
    match named.state:
        case "seen":
            return Finding(name, TraceState.SEEN, witness)
        case "cited":
            return Finding(name, TraceState.SEEN, replace(witness, access=Access.TOLD))
        case _:
            return Finding(name, TraceState.NOT_SEARCHED, witness)
