"""Where work runs: here, in a pool, on a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeAlias, TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

Work: TypeAlias = Callable[[_Item], _Result]
"""What is done with one item; it may hold a model session."""

Open: TypeAlias = Callable[[], Work[_Item, _Result]]
"""Opens a session: called once per worker, so it must be picklable."""


@dataclass(frozen=True, slots=True)
class Crashed(Generic[_Item]):
    """An item whose work killed its worker, twice, the second time alone."""

    item: _Item


class Runner(Protocol):
    """Runs work on many items, somewhere."""

    def run(
        self, open_: Open[_Item, _Result], items: Iterable[_Item]
    ) -> Iterator[_Result | Crashed[_Item]]:
        """Do the work that *open_* returns on each of *items*.

        Returns:
            One result per item, in the order of the items, as soon as it and those before it are
            there. Number and kind of workers change nothing in it.
        """
