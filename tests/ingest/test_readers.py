from __future__ import annotations

import hashlib
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.ingest.readers import read
from onrecord.options import IngestOptions
from onrecord.records import Document, Problem

WORDS = b"The bridge is shut."


@pytest.fixture
def pile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.txt", "more/c.TXT", "more/deep/d.txt", ".hidden/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(WORDS + name.encode())
    return tmp_path


def _paths(found: Iterator[Document | Problem]) -> list[str]:
    return [item.path if isinstance(item, Document) else f"! {item.what}" for item in found]


def test_a_document_is_its_bytes(pile: Path) -> None:
    (document,) = read(["a.txt"])

    assert isinstance(document, Document)
    assert document.content == WORDS + b"a.txt"
    assert document.sha256 == hashlib.sha256(document.content).hexdigest()
    assert (document.path, document.url) == ("a.txt", None)


def test_a_folder_is_read_to_its_bottom_in_order(pile: Path) -> None:
    assert _paths(read(["."])) == ["./a.txt", "./b.txt", "./more/c.TXT", "./more/deep/d.txt"]


def test_globs_match_in_order(pile: Path) -> None:
    assert _paths(read(["*.txt"])) == ["a.txt", "b.txt"]
    assert _paths(read(["**/d.txt"])) == ["more/deep/d.txt"]


def test_a_name_with_brackets_is_a_name_first(pile: Path) -> None:
    (pile / "[a].txt").write_bytes(WORDS)

    assert _paths(read(["[a].txt"])) == ["[a].txt"]


def test_a_file_comes_once(pile: Path) -> None:
    (pile / "link.txt").symlink_to("a.txt")

    assert _paths(read(["a.txt", "./a.txt", "*.txt"])) == ["a.txt", "b.txt"]


def test_standard_input_is_a_document(pile: Path) -> None:
    assert _paths(read(["-"], stdin=io.BytesIO(WORDS))) == ["-"]
    assert _paths(read(["-"])) == ["! no standard input"]


def test_what_cannot_be_read_is_a_problem_and_the_rest_goes_on(pile: Path) -> None:
    (pile / "empty.txt").touch()
    (pile / "blank.txt").write_text("\u00a0 \n\t")
    (pile / "page.odt").write_text("<p>")
    (pile / "noname").write_text("text")
    (pile / "binary.txt").write_bytes(b"\x00\x01" * 50)
    (pile / "broken.txt").symlink_to("nowhere.txt")
    (pile / "nothing").mkdir()
    os.mkfifo(pile / "pipe.txt")
    names = [
        "gone.txt", "*.doc", "empty.txt", "blank.txt", "page.odt", "noname", "binary.txt",
        "broken.txt", "nothing", "pipe.txt", "a\0.txt", "", "a.txt",
    ]  # fmt: skip

    assert _paths(read(names)) == [
        "! no such file",
        "! no such files",
        "! empty file",
        "! empty file",
        "! not a report",
        "! not a report",
        "! not text",
        "! cannot be read",
        "! an empty folder",
        "! not a file",
        "! not a path",
        "! not a path",
        "a.txt",
    ]


def test_every_problem_says_where_what_why_and_next(pile: Path) -> None:
    (pile / "page.odt").write_text("<p>")

    (problem,) = read(["page.odt"])

    assert isinstance(problem, Problem)
    assert problem == Problem(
        where="page.odt",
        what="not a report",
        why=".odt files are not read yet",
        next="Save its text as .txt, or pipe it to `-`.",
    )


def test_a_huge_file_is_left_out(pile: Path) -> None:
    small = IngestOptions(max_bytes=10)

    assert _paths(read(["a.txt"], options=small)) == ["! too large"]
    assert _paths(read(["-"], io.BytesIO(b"x" * 11), small)) == ["! too large"]


def test_a_folder_inside_itself_ends(pile: Path) -> None:
    (pile / "more" / "up").symlink_to(pile / "more", target_is_directory=True)

    assert _paths(read(["more"])) == ["more/c.TXT", "more/deep/d.txt", "! a folder inside itself"]


def test_a_link_to_itself_is_a_problem(pile: Path) -> None:
    (pile / "loop.txt").symlink_to("loop.txt")

    assert _paths(read(["loop.txt"])) == ["! cannot be read"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_forbidden_file_is_a_problem(pile: Path) -> None:
    (pile / "a.txt").chmod(0)

    assert _paths(read(["a.txt"])) == ["! cannot be read"]


@pytest.mark.skipif(sys.platform == "darwin", reason="names are Unicode there")
def test_a_name_that_is_no_unicode_can_be_shown(pile: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (pile / name).write_bytes(WORDS)

    assert _paths(read([name])) == ["caf\\xe9.txt"]
