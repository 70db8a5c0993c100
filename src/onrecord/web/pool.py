"""Ledgers held open between requests: opening a file anew takes longer than most pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, LifoQueue

from onrecord.ledger.store import Store
from onrecord.problems import LedgerError
from onrecord.web.waiting import Shown

_Mark = tuple[int, ...]
"""What tells one file, and of a copy also one state of it, from another."""


class Pool:
    """Opens a ledger to read, and lends what is open already.

    A ledger that was put in the place of another is opened anew, and so is one that is read from a
    copy in memory when its file changes.
    """

    def __init__(self, ledger: Path) -> None:
        self.ledger = ledger
        self._idle: LifoQueue[tuple[_Mark, Store]] = LifoQueue()

    @contextmanager
    def store(self) -> Iterator[Store]:
        """Lend the ledger as it stands at this moment, whoever writes meanwhile."""
        mark, store = self._taken()
        sound = True
        try:
            with store.transaction():
                yield store
        except LedgerError:
            sound = False
            raise
        finally:
            self._idle.put((mark, store)) if sound else store.close()

    def _taken(self) -> tuple[_Mark, Store]:
        while True:
            try:
                mark, store = self._idle.get_nowait()
            except Empty:
                store = Shown(self.ledger)
                return self._mark(store), store
            if mark == self._mark(store):
                return mark, store
            store.close()

    def _mark(self, store: Store) -> _Mark:
        try:
            file = self.ledger.stat()
        except OSError:
            return ()
        if store.follows:
            return file.st_dev, file.st_ino
        log = self.ledger.with_name(self.ledger.name + "-wal")
        logged = log.stat().st_mtime_ns if log.exists() else 0
        return file.st_dev, file.st_ino, file.st_mtime_ns, logged

    def close(self) -> None:
        """Close what is idle."""
        while not self._idle.empty():
            self._idle.get_nowait()[1].close()
