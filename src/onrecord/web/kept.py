"""What was found in a ledger and holds as long as the ledger stays as it is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from onrecord.ledger import lists
from onrecord.ledger.store import Store

Found = TypeVar("Found")

MOST = 200
"""Findings kept at once; each is a page's worth of names and counts."""


class Kept(Generic[Found]):
    """Findings of one kind, by what was asked; those of a ledger's earlier state are dropped."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._state = ""
        self._found: dict[Hashable, Found] = {}

    def get(self, store: Store, asked: Hashable, find: Callable[[], Found]) -> Found:
        """Return what *find* gives for what is *asked* in the ledger as *store* sees it."""
        state = lists.state(store)
        with self._lock:
            if state == self._state and asked in self._found:
                return self._found[asked]
        found = find()  # without the lock: two readers may look at once, nobody waits
        with self._lock:
            if state != self._state or len(self._found) >= MOST:
                self._state, self._found = state, {}
            self._found[asked] = found
        return found
