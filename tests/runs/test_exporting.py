"""Files of an export are there as a whole or not at all, and never in the place of another."""

from __future__ import annotations

import errno
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

import pytest

import onrecord
from onrecord.problems import BadArgument, CannotWrite
from onrecord.runs.writing import Write, write_file, write_folder


def hello(out: BinaryIO) -> None:
    out.write(b"hello")


def full(out: BinaryIO) -> None:
    out.write(b"half of it")
    raise OSError(errno.ENOSPC, "No space left on device")


def halted(out: BinaryIO) -> None:
    out.write(b"half of it")
    raise KeyboardInterrupt


def test_a_file_is_written(tmp_path: Path) -> None:
    write_file(tmp_path / "a.md", hello, force=False)
    assert (tmp_path / "a.md").read_bytes() == b"hello"
    assert len(list(tmp_path.iterdir())) == 1


def test_what_is_there_stays_unless_forced(tmp_path: Path) -> None:
    target = tmp_path / "a.md"
    target.write_text("mine")
    with pytest.raises(BadArgument, match="say --force"):
        write_file(target, hello, force=False)
    assert target.read_text() == "mine"
    write_file(target, hello, force=True)
    assert target.read_bytes() == b"hello"


def test_who_comes_meanwhile_stays(tmp_path: Path) -> None:
    target = tmp_path / "a.md"

    def slow(out: BinaryIO) -> None:
        target.write_text("mine")
        hello(out)

    with pytest.raises(BadArgument, match="already"):
        write_file(target, slow, force=False)
    assert [one.read_text() for one in tmp_path.iterdir()] == ["mine"]


def of(*writes: Write) -> Callable[[Sequence[BinaryIO]], None]:
    """Write several files, one after the other."""

    def write(outs: Sequence[BinaryIO]) -> None:
        for one, out in zip(writes, outs, strict=True):
            one(out)

    return write


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    for force in (False, True):
        with pytest.raises(CannotWrite, match="Make room"):
            write_file(tmp_path / "a.md", full, force=force)
        with pytest.raises(CannotWrite, match="No space left"):
            write_folder(tmp_path / "all", ["a", "b"], of(hello, full), force=force)
    assert not list(tmp_path.iterdir())


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "all").mkdir()
    (tmp_path / "all" / "a").write_text("mine")
    with pytest.raises(CannotWrite):
        write_folder(tmp_path / "all", ["a", "b"], of(hello, full), force=True)
    assert [one.read_text() for one in tmp_path.rglob("*") if one.is_file()] == ["mine"]


def test_an_interruption_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        write_folder(tmp_path / "all", ["a", "b"], of(hello, halted), force=False)
    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "a.md", halted, force=False)
    assert not list(tmp_path.iterdir())


def test_a_folder_is_written_into_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "all").mkdir()
    write_folder(tmp_path / "all", ["a"], of(hello), force=False)
    with pytest.raises(BadArgument, match="already"):
        write_folder(tmp_path / "all", ["a"], of(hello), force=False)
    (tmp_path / "all" / "mine").write_text("mine")
    write_folder(tmp_path / "all", ["a"], of(hello), force=True)
    assert sorted(one.name for one in (tmp_path / "all").iterdir()) == ["a", "mine"]


def test_files_and_folders_do_not_take_each_others_place(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(BadArgument, match="no folder"):
        write_folder(tmp_path / "file", ["a"], of(hello), force=True)
    with pytest.raises(BadArgument, match="no file"):
        write_file(tmp_path, hello, force=True)
    with pytest.raises(CannotWrite, match="Name a place"):
        write_file(tmp_path / "none" / "a", hello, force=False)


def test_a_ledger_without_texts_is_not_quoted(tmp_path: Path) -> None:
    with onrecord.open(tmp_path / "story.db", create=True) as ledger:
        ledger.pack(tmp_path / "bare.db", without_text=True)
    with onrecord.open(tmp_path / "bare.db") as bare:
        with pytest.raises(BadArgument, match="packed without its texts"):
            bare.export("brief", tmp_path / "brief.md")
        assert bare.export("csv", tmp_path / "tables").files


def test_the_ledger_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "story.db"
    with onrecord.open(path, create=True) as ledger:
        before = path.read_bytes()
        with pytest.raises(BadArgument, match="it is the ledger"):
            ledger.export("csl", path, force=True)
    assert path.read_bytes() == before
