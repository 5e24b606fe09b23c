"""Processes that tell documents: Ctrl-C is for their parent, and none outlives a stopped run."""

import signal
from multiprocessing import active_children
from time import monotonic, sleep

import pytest

from alleged.casebook.order import Recipe
from alleged.casebook.workers import _undisturbed, tell_in_processes
from alleged.model.document import Document


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="no signal masks here")
def test_ctrl_c_does_not_reach_what_is_started_here() -> None:
    def held_back() -> bool:
        return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, set())

    assert not held_back()
    with _undisturbed():
        assert held_back()
    assert not held_back()


@pytest.mark.slow
def test_no_process_outlives_a_stopped_run() -> None:
    def batches() -> object:
        yield (Document("a", "The harbour is open."),)
        raise KeyboardInterrupt

    telling = tell_in_processes(batches(), lambda batch: batch, Recipe("no_such_pipeline"), 2)  # type: ignore[type-var, arg-type]
    with pytest.raises(KeyboardInterrupt):
        next(telling)
    # The pool waits for them too, in a thread of its own, and may be the first to hear of it.
    patience = monotonic() + 10
    while active_children() and monotonic() < patience:
        sleep(0.05)
    assert active_children() == []
