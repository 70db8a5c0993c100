"""Files that are there as a whole or not at all, and never in the place of another unasked."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from onrecord.problems import BadArgument, CannotWrite

Write = Callable[[BinaryIO], None]


def write_file(target: Path, write: Write, *, force: bool) -> None:
    """Write a file beside *target* and put it there when it is whole.

    Raises:
        BadArgument: something is there, and *force* is not set or it is no file.
        CannotWrite: the disk is full or the folder cannot be written to; nothing is left behind.
    """
    if target.exists() and not target.is_file():
        raise BadArgument(str(target), "not written", "it is no file", "Name a file: -o FILE.")
    if target.exists() and not force:
        raise _there(target)
    with _told(target), _beside(target) as new:
        _fill(new, write)
        if force:
            new.replace(target)
        else:
            _put(new, target)


def write_folder(
    target: Path,
    names: Sequence[str],
    write: Callable[[Sequence[BinaryIO]], None],
    *,
    force: bool,
) -> None:
    """Write files, all open at once, into a folder beside *target*; put them there when whole.

    Where *force* lets them into a folder that has files, those of other names stay.

    Raises:
        BadArgument: something is there, and *force* is not set or it is no folder.
        CannotWrite: the disk is full or the folder cannot be written to; nothing is left behind.
    """
    if target.exists() and not target.is_dir():
        raise BadArgument(str(target), "not written", "it is no folder", "Name a folder: -o FOLDER")
    full = target.is_dir() and any(target.iterdir())
    if full and not force:
        raise _there(target)
    with _told(target), _beside(target) as new:
        new.mkdir()
        with ExitStack() as stack:
            outs = [stack.enter_context((new / name).open("xb")) for name in names]
            write(outs)
            for out in outs:
                _synced(out)
        if not full:
            new.replace(target)
            return
        for name in names:
            (new / name).replace(target / name)


def _fill(path: Path, write: Write) -> None:
    with path.open("xb") as out:
        write(out)
        _synced(out)


def _synced(out: BinaryIO) -> None:
    """Have all of a file on the disk, so that a full one is told of here."""
    out.flush()
    os.fsync(out.fileno())


def _put(new: Path, target: Path) -> None:
    """Give *new* its name, unless somebody took it meanwhile."""
    try:
        target.hardlink_to(new)
    except FileExistsError:
        raise _there(target) from None
    except OSError:  # a file system without hard links
        new.replace(target)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Name something hidden beside *target*, and clear away what is left of it."""
    new = target.with_name(f".{target.name[:60]}.{uuid4().hex[:12]}.part")
    try:
        yield new
    finally:
        if new.is_dir():
            shutil.rmtree(new, ignore_errors=True)
        else:
            new.unlink(missing_ok=True)


@contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        next_ = "Make room and run it again." if full else "Name a place that can be written to."
        raise CannotWrite(str(target), "cannot be written", str(error.strerror), next_) from error


def _there(target: Path) -> BadArgument:
    why = "something is there already"
    return BadArgument(str(target), "not written", why, "Name another place, or say --force.")
