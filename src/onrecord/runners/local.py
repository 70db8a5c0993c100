"""Work on this machine: here and now while it is little, else in a pool of processes."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from typing import Generic, TypeVar, cast

from onrecord.options import RunOptions
from onrecord.runners import Crashed, Open

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_SHORT = RunOptions()


@dataclass(frozen=True, slots=True)
class LocalRunner:
    """Runs work on this machine.

    ``workers`` is how many processes to use at most; ``None`` for one per processor that this
    process may use. Results do not depend on it.
    """

    workers: int | None = None
    options: RunOptions = _SHORT

    def run(
        self, open_: Open[_Item, _Result], items: Iterable[_Item]
    ) -> Iterator[_Result | Crashed[_Item]]:
        """Do the work that *open_* returns on each item (see :class:`~onrecord.runners.Runner`)."""
        workers = self.workers or _processors()
        waiting = iter(items)
        first = list(islice(waiting, self.options.inline_items + 1))
        if workers < 2 or len(first) <= self.options.inline_items:
            return map(open_(), chain(first, waiting))
        return _Pool(open_, workers, self.options).run(chain(first, waiting))


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


_ENDING = 10.0
"""Seconds to wait for a pool to close its pipes once its workers are killed: it takes far less."""


class _Pool(Generic[_Item, _Result]):
    """A pool that is built again when a worker dies."""

    def __init__(self, open_: Open[_Item, _Result], workers: int, options: RunOptions) -> None:
        self._open, self._workers, self._options = open_, workers, options
        self._executor = self._built(workers)

    def _built(self, workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            workers,
            mp_context=get_context("spawn"),
            initializer=_start,
            initargs=(cast("Callable[[], Callable[[object], object]]", self._open),),
        )

    def run(self, items: Iterator[_Item]) -> Iterator[_Result | Crashed[_Item]]:
        """Work on *items*, a few ahead of what is asked for; results keep their order."""
        try:
            if not self._starts():
                yield from map(self._open(), items)
                return
            flight: deque[tuple[_Item, Future[_Result]]] = deque()
            for item in items:
                flight.append((item, self._submit(item)))
                if len(flight) >= self._workers * self._options.ahead:
                    yield self._landed(flight)
            while flight:
                yield self._landed(flight)
        finally:
            self._executor.shutdown(cancel_futures=True)

    def _starts(self) -> bool:
        """Tell whether workers start at all.

        They do not where the program that uses Onrecord does its work at import, without ``if
        __name__ == "__main__"``, or came from standard input: a new process cannot import it.
        """
        try:
            self._executor.submit(_ready).result()
        except BrokenProcessPool:
            return False
        return True

    def _submit(self, item: _Item) -> Future[_Result]:
        try:
            return cast("Future[_Result]", self._executor.submit(_work, item))
        except BrokenProcessPool as error:  # noticed when its turn comes, in ``_landed``
            broken: Future[_Result] = Future()
            broken.set_exception(error)
            return broken

    def _landed(self, flight: deque[tuple[_Item, Future[_Result]]]) -> _Result | Crashed[_Item]:
        item, future = flight.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            return self._again(item, flight)

    def _again(
        self, item: _Item, flight: deque[tuple[_Item, Future[_Result]]]
    ) -> _Result | Crashed[_Item]:
        """Try *item* alone, build the pool again, then send off again what was in flight.

        Any item that was in flight may have killed the worker; one that does so alone is the one.
        """
        result = self._alone(item)
        self._renew(self._workers)
        lost = [(other, future) for other, future in flight]
        flight.clear()
        flight.extend(
            (other, future if _done(future) else self._submit(other)) for other, future in lost
        )
        return result

    def _alone(self, item: _Item) -> _Result | Crashed[_Item]:
        """Do *item* in a pool of one worker, which answered first: else its start is to blame."""
        self._renew(1)
        if not self._starts():
            self._renew(1)
        try:
            return self._submit(item).result()
        except BrokenProcessPool:
            return Crashed(item)

    def _renew(self, workers: int) -> None:
        _discard(self._executor)
        self._executor = self._built(workers)


def _discard(broken: ProcessPoolExecutor) -> None:
    """End a broken pool without waiting for workers that nobody told to end.

    A worker that was being started when another died is missed when the pool ends the rest, and
    then waited for without end (seen with CPython 3.11; ``kill_workers`` is there from 3.14 on).
    The thread that looked after the pool is waited for: while it closes its pipes, a worker of the
    next pool may be given their numbers and fail to start.
    """
    workers = list((broken._processes or {}).values())
    ending = cast("threading.Thread | None", broken._executor_manager_thread)
    broken.shutdown(wait=False, cancel_futures=True)
    for worker in workers:
        worker.kill()
    if ending is not None:
        ending.join(_ENDING)


def _done(future: Future[_Result]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


# --- in a worker ---------------------------------------------------------------------------

_session: list[Callable[[object], object]] = []
"""The work of this process, opened once: a model session is costly. Empty outside of workers."""


def _start(open_: Callable[[], Callable[[object], object]]) -> None:
    """Open the session and see to it that this process ends when the one that started it dies.

    A worker waits on a pipe that it holds open itself, so a parent killed outright would leave it
    waiting for ever.
    """
    threading.Thread(target=_die_with_parent, daemon=True).start()
    _session.append(open_())


def _die_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        with suppress(OSError):
            parent.join()
        os._exit(1)


def _ready() -> None:
    """Answer: a worker that answers has started and opened its session."""


def _work(item: object) -> object:
    return _session[0](item)
