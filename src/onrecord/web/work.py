"""The work behind the pages, in a process of its own: taking reports in, making claims anew.

Both take all of a processor for as long as they last; beside the pages they would hold them up.
The server starts ``python -m onrecord.web.work LEDGER`` and tells it what to do, a line of JSON for
each task; every line that comes back tells how far it is.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import BinaryIO, Protocol

from onrecord import runs
from onrecord.ledger.store import Store
from onrecord.problems import LedgerLocked, OnrecordError
from onrecord.records import Document, Problem
from onrecord.runners.local import LocalRunner
from onrecord.runs import STAGES, Came, Paths
from onrecord.runs.stages import Intake
from onrecord.web.waiting import Waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What is told of a task while it goes on.

    ``done`` of ``total`` documents are through; ``came`` tells of one of them; ``ended`` is true of
    the last, with ``problem`` where the task could not be done.
    """

    done: int = 0
    total: int = 0
    came: Came | None = None
    problem: Problem | None = None
    busy: bool = False
    """Somebody else writes to the ledger: nothing was done."""
    ended: bool = False


Tell = Callable[[News], None]


class Helper(Protocol):
    """Does a task to its end, wherever it runs."""

    def __call__(self, room: Path | None, tell: Tell) -> None:
        """Take in the reports of *room*, or where there is none make claims anew."""


@dataclass(frozen=True, slots=True)
class Here:
    """Does the work in this process: for tests, and in the process that is started for it."""

    ledger: Path
    workers: int | None = 1

    def __call__(self, room: Path | None, tell: Tell) -> None:
        """Do a task; what goes wrong is told."""
        try:
            self._do(room, tell)
        except LedgerLocked as locked:
            tell(News(problem=locked.problem, busy=True, ended=True))
        except OnrecordError as error:
            tell(News(problem=error.problem, ended=True))
        else:
            tell(News(ended=True))

    def _do(self, room: Path | None, tell: Tell) -> None:
        with Store(self.ledger, write=True) as store:
            Waiting(self.ledger).settle(store)
            if room is None:
                runs.make(store)
                return
            runs.add(
                store,
                [room],
                runner=LocalRunner(self.workers),
                stages=replace(STAGES, read=FromRoom(room)),
                progress=lambda done, total: tell(News(done=done, total=total)),
                came=lambda came: tell(News(came=came)),
            )


def brought(room: Path) -> list[str]:
    """Return the files of a folder, by name, and the addresses that were given with them."""
    files = sorted(path for path in (room / "files").rglob("*") if path.is_file())
    addresses = room / "addresses.txt"
    given = addresses.read_text("utf-8").split() if addresses.exists() else []
    return [*map(str, files), *given]


@dataclass(frozen=True, slots=True)
class FromRoom:
    """Reads what was brought into a folder; the folder is no part of any report's path."""

    room: Path

    def __call__(self, paths: Paths, stdin: BinaryIO | None) -> Iterator[Document | Problem]:
        """Yield documents and problems, with paths as they were where they came from."""
        for path in brought(self.room):
            for item in Intake()([path], None):
                if isinstance(item, Problem):
                    yield replace(item, where=self._named(item.where))
                else:
                    yield replace(item, path=self._named(item.path))

    def _named(self, path: str) -> str:
        return path.removeprefix(f"{self.room / 'files'}{os.sep}")


def main(ledger: Path) -> None:
    """Do one task after the other, as standard input names them, until it ends."""
    told = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a library prints must not come between
    with suppress(AttributeError, OSError):
        os.nice(10)  # pages come first
    helper = Here(ledger, max(1, (os.cpu_count() or 2) - 1))

    def tell(news: News) -> None:
        told.write(json.dumps(asdict(news)) + "\n")
        told.flush()

    for line in sys.stdin:
        room = json.loads(line)
        helper(Path(room) if room else None, tell)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
