from __future__ import annotations

import os
import sqlite3
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from onrecord.api import Ledger
from onrecord.ledger.lock import only_writer
from onrecord.ledger.schema import SCHEMA_VERSION
from onrecord.ledger.store import Store
from onrecord.problems import LedgerError, LedgerLocked, LedgerMissing, LedgerNewer, NotALedger
from onrecord.serialise import line
from tests.stages import SIMPLE, other_tagger, report


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    for n in range(6):
        (folder / f"{n}.txt").write_text(report(n))
    return folder


def opened(path: Path) -> Ledger:
    return Ledger(path, create=True, stages=SIMPLE)


def exported(path: Path) -> str:
    """Return all that can be read from a ledger."""
    with opened(path) as ledger:
        lines = [ledger.root]
        lines += [line(one) for one in ledger.extractions()]
        lines += [line(one) for one in ledger.matches()]
        lines += [line(one) for one in ledger.claims()]
        lines += [line(one) for one in ledger.problems()]
        lines += [line(one) for one in ledger.search("bridge")]
        return "\n".join(lines)


def test_what_was_added_is_there_and_holds(pile: Path, tmp_path: Path) -> None:
    with opened(tmp_path / "story.db") as ledger:
        added = ledger.add(pile)
        assert len(added.articles) == 6
        assert added.known == 0
        assert added.problems == ()
        assert len(list(ledger.statements())) == 12
        assert len(ledger.matches()) == 3
        assert len(ledger.claims()) == 3
        verified = ledger.verify()
    assert verified.drift == ()
    assert (verified.documents, verified.articles) == (6, 6)
    assert verified.spans > 6 * (1 + 2 * 4)
    assert not verified.pending
    assert verified.root == ledger_root(tmp_path / "story.db")


def ledger_root(path: Path) -> str:
    with opened(path) as ledger:
        return ledger.root


def test_adding_again_changes_nothing(pile: Path, tmp_path: Path) -> None:
    path = tmp_path / "story.db"
    with opened(path) as ledger:
        ledger.add(pile)
    before, content = exported(path), path.read_bytes()
    with opened(path) as ledger:
        added = ledger.add(pile)
    assert (added.articles, added.known, added.retracted) == ((), 6, ())
    assert exported(path) == before
    assert path.read_bytes() == content


def test_order_and_pieces_change_nothing(pile: Path, tmp_path: Path) -> None:
    files = sorted(pile.iterdir())
    with opened(tmp_path / "one.db") as ledger:
        ledger.add(files)
    with opened(tmp_path / "two.db") as ledger:
        for file in reversed(files):
            ledger.add(file)
    assert exported(tmp_path / "one.db") == exported(tmp_path / "two.db")


def test_workers_change_nothing(pile: Path, tmp_path: Path) -> None:
    for n in range(6, 24):
        (pile / f"{n}.txt").write_text(report(n))
    for workers in (1, 2):
        with opened(tmp_path / f"{workers}.db") as ledger:
            assert len(ledger.add(pile, workers=workers).articles) == 24
    assert exported(tmp_path / "1.db") == exported(tmp_path / "2.db")


def test_the_same_bytes_by_two_paths_are_one_document(pile: Path, tmp_path: Path) -> None:
    (pile / "copy of 0.txt").write_text(report(0))
    with opened(tmp_path / "story.db") as ledger:
        added = ledger.add([pile / "0.txt", pile / "copy of 0.txt"])
        assert (len(added.articles), added.known) == (1, 1)
        (pile / "a later copy.txt").write_text(report(0))
        ledger.add(pile / "a later copy.txt")
        (only,) = ledger.extractions()
        assert not ledger.verify().drift
    assert only.article.path == str(pile / "0.txt")
    with Store(tmp_path / "story.db") as store:
        names = [Path(path).name for path in store.paths(only.article.sha256)]
    assert names == ["0.txt", "a later copy.txt", "copy of 0.txt"]


def test_an_earlier_path_is_shown_everywhere(pile: Path, tmp_path: Path) -> None:
    (pile / "0.txt").write_text("Ruiz: “Safe?”")
    (pile / "1.txt").write_text("Okafor: “Safe?”")
    path = tmp_path / "story.db"
    with opened(path) as ledger:
        ledger.add(pile)
        (pile / "00.txt").write_text("Ruiz: “Safe?”")  # "00.txt" sorts before neither
        (pile / "-.txt").write_text("Ruiz: “Safe?”")
        ledger.add(pile)
        (claim,) = [claim for claim in ledger.claims() if claim.text == "Safe?"]
        shown = {Path(member.at.path).name for member in claim.statements}
        where = [Path(problem.where).name for problem in ledger.problems()]
    assert shown == {"-.txt", "1.txt"}
    assert sorted(where) == ["-.txt", "1.txt"]


def test_problems_are_told_kept_and_solved(pile: Path, tmp_path: Path) -> None:
    (pile / "empty.txt").write_text("")
    (pile / "broken.txt").write_text("BROKEN")
    with opened(tmp_path / "story.db") as ledger:
        added = ledger.add(pile)
        assert len(added.articles) == 6
        assert [Path(problem.where).name for problem in added.problems] == [
            "broken.txt",
            "empty.txt",
        ]
        assert "ValueError: a broken report" in added.problems[0].why
        assert set(ledger.problems()) == set(added.problems)
        (pile / "empty.txt").write_text("Ruiz: “Written at last.”")
        (pile / "broken.txt").write_text("Ruiz: “Mended.”")
        assert ledger.add(pile).problems == ()
        assert ledger.problems() == ()


def test_another_model_takes_the_place_of_the_first(pile: Path, tmp_path: Path) -> None:
    path = tmp_path / "story.db"
    with opened(path) as ledger:
        ledger.add(pile)
    with Ledger(path, stages=replace(SIMPLE, tagger=other_tagger)) as ledger:
        assert len(ledger.add(pile).articles) == 6
        assert {extraction.model for extraction in ledger.extractions()} == {"fake-2"}
        assert not ledger.verify().drift
        assert len(ledger.claims()) == 3


def test_a_larger_pile_may_take_a_match_back(tmp_path: Path) -> None:
    for n in range(4):
        (tmp_path / f"{n}.txt").write_text(f"Ruiz: “No comment.”\nRuiz: “Day {n}.”")
    with opened(tmp_path / "story.db") as ledger:
        ledger.add([tmp_path / "0.txt", tmp_path / "1.txt"])
        (match,) = ledger.matches()
        assert ledger.add([tmp_path / "2.txt", tmp_path / "3.txt"]).retracted == (match.id,)
        assert ledger.matches() == ()


def test_one_writer(pile: Path, tmp_path: Path) -> None:
    path = tmp_path / "story.db"
    with opened(path) as ledger, only_writer(path):
        with pytest.raises(LedgerLocked, match=r"somebody else is writing: process \d+ holds"):
            ledger.add(pile)
        assert ledger.claims() == ()
    with opened(path) as ledger:
        ledger.add(pile)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["pile", "story.db"]


def test_a_reader_beside_a_writer(pile: Path, tmp_path: Path) -> None:
    path = tmp_path / "story.db"
    with opened(path) as ledger:
        ledger.add(pile / "0.txt")
        with opened(path) as other:
            other.add(pile)
            assert len(list(ledger.articles())) == 6
        assert not ledger.verify().drift


def test_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissing, match="no ledger here: there is no such file"):
        Ledger(tmp_path / "story.db")
    (tmp_path / "empty.db").touch()
    with pytest.raises(LedgerMissing, match="nothing was ever written"):
        Ledger(tmp_path / "empty.db")
    with opened(tmp_path / "empty.db") as ledger:
        assert ledger.claims() == ()


@pytest.mark.parametrize("create", [True, False])
def test_something_else(tmp_path: Path, create: bool) -> None:
    (tmp_path / "report.txt").write_text("Ruiz said the bridge is safe. " * 100)
    with pytest.raises(NotALedger, match="not an SQLite file"):
        Ledger(tmp_path / "report.txt", create=create)
    with pytest.raises(NotALedger, match="not a file"):
        Ledger(tmp_path, create=create)
    connection = sqlite3.connect(tmp_path / "other.db")
    connection.execute("CREATE TABLE notes (note)")
    connection.close()
    content = (tmp_path / "other.db").read_bytes()
    with pytest.raises(NotALedger, match="another program"):
        Ledger(tmp_path / "other.db", create=create)
    with pytest.raises(NotALedger), Store(tmp_path / "other.db", write=True):
        pass
    assert (tmp_path / "other.db").read_bytes() == content


def test_a_newer_ledger(tmp_path: Path) -> None:
    path = tmp_path / "story.db"
    opened(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    for write in (False, True):
        with pytest.raises(LedgerNewer, match=f"it has schema {SCHEMA_VERSION + 1}"):
            Store(path, write=write)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="cannot write here: No such file or directory"):
        opened(tmp_path / "no" / "story.db")


def as_somebody_without_rights(work: Callable[[], list[str]], answer: Path) -> list[str]:
    """Do *work* in a copy of this process that is not root, whom no file is read-only for."""
    with answer.open("w") as file:
        child = os.fork()
        if child == 0:
            if os.geteuid() == 0:
                os.setuid(65534)
            try:
                file.write("\n".join(work()))
            except BaseException:
                file.write(traceback.format_exc())
            file.flush()
            os._exit(0)
        os.waitpid(child, 0)
    return answer.read_text().splitlines()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs the rights of files as POSIX has them")
def test_a_folder_that_takes_no_files(pile: Path, tmp_path: Path) -> None:
    # Not in pytest's folder: each session that starts closes that one to all but its owner.
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        claims, drift, why, after = read_only(Path(name) / "shared" / "story.db", pile, tmp_path)
    assert (claims, drift, after) == ("3", "()", "3")
    assert "story.db: cannot write here: Permission denied: " in why


def read_only(path: Path, pile: Path, tmp_path: Path) -> list[str]:
    path.parent.mkdir()
    with opened(path) as ledger:
        ledger.add(pile)
    path.chmod(0o444)
    path.parent.chmod(0o555)

    def work() -> list[str]:
        with Ledger(path, stages=SIMPLE) as ledger:
            answers = [str(len(ledger.claims())), str(ledger.verify().drift)]
            try:
                ledger.add(pile)
            except LedgerError as error:
                answers.append(str(error))
            return [*answers, str(len(ledger.claims()))]

    said = as_somebody_without_rights(work, tmp_path / "answer")
    path.parent.chmod(0o755)
    assert len(said) == 4, said
    return said


def test_a_full_disk_leaves_the_writer_unnamed_and_the_lock_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int, content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("onrecord.ledger.lock.os.write", full)
    path = tmp_path / "story.db"
    unknown = pytest.raises(LedgerLocked, match="process unknown")
    with only_writer(path), unknown, only_writer(path):
        pass
