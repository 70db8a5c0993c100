"""How the work of a function grows with its input: the same on a busy machine."""

from __future__ import annotations

from collections.abc import Callable
from time import thread_time

_RUNS = 3
_LEAST = 0.002
"""Seconds below which the clock of the processor is too coarse to compare."""


def growth(work: Callable[[str], object], piece: str, few: int, many: int) -> float:
    """Return how many times more *work* takes for *piece* repeated *many* times than for *few*.

    Only the seconds that this thread computed are counted, not those for which it waited for its
    turn, and of the short run the least of a few: what else the machine does changes little. Work
    that grows as the length gives about many / few, as its square the square of that.
    """
    short = min(_seconds(work, piece * few) for _ in range(_RUNS))
    return _seconds(work, piece * many) / max(short, _LEAST)


def _seconds(work: Callable[[str], object], text: str) -> float:
    start = thread_time()
    work(text)
    return thread_time() - start
