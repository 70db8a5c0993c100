"""What waits for the ledger, safe on disk: judgements, and reports to be taken in.

A ledger has one writer, who may be busy for minutes, and nobody should wait that long to have a
judgement kept. So it is written to a folder beside the ledger at once, and from there into the
ledger as soon as that can be written to; pages show it as made. Each is a file of its own, put
there whole: two servers, or a crash at any moment, lose none.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, func, select

from onrecord.ledger.schema import judgements
from onrecord.ledger.store import Store
from onrecord.problems import CannotWrite, OnrecordError
from onrecord.records import Judgement
from onrecord.serialise import line, read_judgement


class Waiting:
    """The folder beside a ledger that holds what is not in it yet."""

    def __init__(self, ledger: Path) -> None:
        self.folder = ledger.with_name(ledger.name + ".waiting")
        self._judgements = self.folder / "judgements"
        self._intake = self.folder / "intake"

    def keep(self, judgement: Judgement) -> None:
        """Keep a judgement so that it outlives a crash.

        Raises:
            CannotWrite: the disk is full, or the folder takes no file.
        """
        put(self._judgements / f"{judgement.id}.json", line(judgement).encode())

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the judgements that wait."""
        return tuple(self._read())

    def _read(self) -> Iterator[Judgement]:
        if not self._judgements.is_dir():
            return
        for path in sorted(self._judgements.glob("j_*.json")):
            with suppress(FileNotFoundError, OnrecordError):  # it may just have gone in
                yield read_judgement(path.read_text("utf-8"))

    def settle(self, store: Store) -> int:
        """Put the judgements that wait into the ledger; return how many there were."""
        found = self.judgements()
        for judgement in found:
            store.append(judgement)
        for judgement in found:
            (self._judgements / f"{judgement.id}.json").unlink(missing_ok=True)
        return len(found)

    def room(self) -> Path:
        """Return a new folder for reports that are to be taken in.

        Raises:
            CannotWrite: the folder cannot be made.
        """
        made = self._intake / uuid4().hex[:12]
        try:
            (made / "files").mkdir(parents=True)
        except OSError as error:
            raise _cannot(made, error) from error
        return made

    def rooms(self) -> tuple[Path, ...]:
        """Return the folders of reports that were brought and not taken in to the end."""
        return tuple(sorted(self._intake.iterdir())) if self._intake.is_dir() else ()

    def clear(self, room: Path) -> None:
        """Remove a folder whose reports are in the ledger, and what is empty above it."""
        shutil.rmtree(room, ignore_errors=True)
        for folder in (self._intake, self._judgements, self.folder):
            with suppress(OSError):
                folder.rmdir()


class Shown(Store):
    """A ledger as pages show it: with the judgements that wait."""

    _waiting: tuple[Judgement, ...] = ()
    _kept: tuple[Judgement, ...] = ()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Run one transaction, in which the ledger and what waits are of one moment.

        What waits is read first: a judgement that goes into the ledger between the two is then seen
        twice, and never not at all.
        """
        if not self._connection.in_transaction():
            self._waiting = Waiting(self.path).judgements()
        with super().transaction() as connection:
            yield connection

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the judgements in the ledger and those that wait, by time and id."""
        with self.transaction() as connection:
            # They are only ever appended: as many as before are those of before.
            number = connection.execute(select(func.count()).select_from(judgements)).scalar_one()
            if number != len(self._kept):
                self._kept = super().judgements()
            kept = {one.id: one for one in self._kept}
            waiting = {one.id: one for one in self._waiting}
        if not waiting:
            return self._kept
        return tuple(sorted((waiting | kept).values(), key=lambda one: (one.time, one.id)))


def put(target: Path, content: bytes) -> None:
    """Write a file so that it is there as a whole or not at all, also after a power cut.

    Raises:
        CannotWrite: the disk is full, or the folder takes no file; nothing is left of it.
    """
    new = target.with_name(f".{uuid4().hex}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with new.open("xb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        new.replace(target)
        _sync(target.parent)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise _cannot(target, error) from error


def _sync(folder: Path) -> None:
    """Make the name of a new file outlive a power cut; Windows does so by itself."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _cannot(path: Path, error: OSError) -> CannotWrite:
    return CannotWrite(
        path.parent.name,
        "nothing was kept",
        error.strerror or str(error),
        "Make room, or see that the ledger's folder can be written to, and send it again.",
    )
