"""Several processes tell documents; the results come back in order, as from one."""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context
from typing import TypeVar

from alleged.casebook.order import Recipe, Told, Tools, made, tell
from alleged.errors import SetupError
from alleged.model.document import Document

Batch = TypeVar("Batch")

_tools: Tools | None = None
"""Of a worker process, made once, with its first batch."""


def tell_in_processes(
    batches: Iterable[Batch],
    documents_of: Callable[[Batch], Sequence[Document]],
    recipe: Recipe,
    jobs: int,
) -> Iterator[tuple[Batch, tuple[Told, ...]]]:
    """Yield each batch with what its documents tell, in the order given.

    A few batches are under way at a time, so memory does not grow with their number. Processes
    are started afresh rather than forked: a copy of a process with open ledgers is not safe.
    """
    under_way: deque[tuple[Batch, Future[tuple[Told, ...]]]] = deque()
    others = set(active_children())
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        try:
            for batch in batches:
                with _undisturbed():
                    future = pool.submit(_tell, recipe, documents_of(batch))
                under_way.append((batch, future))
                if len(under_way) > 2 * jobs:
                    first, future = under_way.popleft()
                    yield first, future.result()
            while under_way:
                first, future = under_way.popleft()
                yield first, future.result()
        except BrokenProcessPool as error:
            raise SetupError(
                "a process that read reports was ended from outside, perhaps for want of memory",
                hint="Read with fewer `--jobs`. What was finished is kept.",
            ) from error
        except BaseException:
            # They only compute: nothing is lost, and nobody who stops a run waits for a batch.
            pool.shutdown(wait=False, cancel_futures=True)
            for process in set(active_children()) - others:
                process.terminate()
            raise


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Start processes that Ctrl-C does not reach: it reaches their parent, which ends them.

    A process inherits which signals are held back; without this each would end in the middle of
    whatever it does and fill the terminal with a trace of it.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _tell(recipe: Recipe, documents: Sequence[Document]) -> tuple[Told, ...]:
    # Made here and not when the process starts, so that what is wrong with them reaches the user.
    global _tools
    _tools = _tools or made(recipe)
    return tuple(tell(documents, _tools))
