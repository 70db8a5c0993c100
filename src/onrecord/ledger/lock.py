"""One writer at a time: a lock that the system frees when its holder dies."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from onrecord.problems import LedgerError, LedgerLocked


@contextmanager
def only_writer(ledger: Path) -> Iterator[None]:
    """Hold the right to write to *ledger*; nobody else gets it meanwhile.

    The lock is on a small file beside the ledger that holds the writer's process id. Locks of
    SQLite itself would not do: they last for one transaction, and closing a second handle on the
    ledger's own file would drop them.

    Raises:
        LedgerLocked: another process or thread is writing.
        LedgerError: the folder takes no file.
    """
    path = ledger.with_name(ledger.name + ".lock")
    handle = _locked(ledger, path)
    try:
        with suppress(OSError):  # a full disk: who writes stays unknown, and SQLite says so clearly
            os.truncate(handle, 0)
            os.write(handle, f"{os.getpid()}\n".encode())
        yield
    finally:
        with suppress(OSError):  # Windows removes no open file; a free lock file does no harm
            path.unlink()
        os.close(handle)


def _locked(ledger: Path, path: Path) -> int:
    while True:
        handle = _opened(ledger, path)
        if not _try_lock(handle):
            writer = path.read_text(errors="replace").strip() if path.exists() else ""
            os.close(handle)
            raise LedgerLocked(
                str(ledger),
                "somebody else is writing",
                f"process {writer or 'unknown'} holds {path.name}, and a ledger has one writer",
                "Wait until it has finished, and run the command again.",
            )
        # The last writer may have removed the file between our opening and our locking it.
        if path.exists() and os.path.samestat(os.fstat(handle), path.stat()):
            return handle
        os.close(handle)


def _opened(ledger: Path, path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise LedgerError(
            str(ledger),
            "cannot write here",
            f"{error.strerror}: {path.parent}",
            "Name a ledger in a folder that you may write to.",
        ) from error


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
