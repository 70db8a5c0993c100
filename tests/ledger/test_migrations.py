"""Ledgers of earlier schemas: read without a change, brought up to date at the first write."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from onrecord.api import Ledger
from onrecord.ledger import migrations
from onrecord.ledger.schema import SCHEMA_VERSION
from onrecord.ledger.store import Store
from onrecord.problems import LedgerFull, LedgerOlder
from onrecord.runs import add
from tests.stages import SIMPLE, report

VERSION_1 = Path(__file__).with_name("version_1.sql")


@pytest.fixture
def older(tmp_path: Path) -> Path:
    path = tmp_path / "story.db"
    connection = sqlite3.connect(path)
    connection.executescript(VERSION_1.read_text("utf-8"))
    connection.close()
    return path


def version(path: Path) -> int:
    connection = sqlite3.connect(path)
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    return int(found)


def shape(path: Path) -> set[tuple[str, str, str, int]]:
    """Return every column of every table, and every index, by name."""
    connection = sqlite3.connect(path)
    tables = connection.execute("SELECT type, name FROM sqlite_master").fetchall()
    found = {
        (name, column, kind, filled)
        for what, name in tables
        if what == "table"
        for _, column, kind, filled, _, _ in connection.execute(f'PRAGMA table_info("{name}")')
    }
    found |= {(name, "", what, 0) for what, name in tables if not name.startswith("sqlite_")}
    connection.close()
    return found


def test_an_older_ledger_is_read_and_stays_as_it_is(older: Path) -> None:
    before = older.read_bytes()
    with Ledger(older, stages=SIMPLE) as ledger:
        assert len(ledger.matches()) == 1
        assert [claim.grade for claim in ledger.claims()] == [None]
        assert len(ledger.search("bridge")) == 3
        assert ledger.log() == ()
        assert ledger.verify().drift == ()
    assert older.read_bytes() == before
    assert version(older) == 1


def test_the_first_write_brings_it_up_to_date(older: Path, tmp_path: Path) -> None:
    (tmp_path / "3.txt").write_text(report(3))
    with Ledger(older, stages=SIMPLE) as ledger:
        assert len(ledger.add(tmp_path / "3.txt").articles) == 1
        assert ledger.verify().drift == ()
        assert len(ledger.matches()) == 2
    assert version(older) == SCHEMA_VERSION
    with Ledger(tmp_path / "new.db", create=True, stages=SIMPLE):
        pass
    assert shape(older) == shape(tmp_path / "new.db")


def test_a_migration_that_fails_leaves_the_older_ledger(
    older: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(connection: object) -> None:
        migrations._to_2(connection)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr(migrations, "STEPS", {1: broken})
    with pytest.raises(KeyboardInterrupt):
        Store(older, write=True)
    assert version(older) == 1
    monkeypatch.undo()
    with Ledger(older, stages=SIMPLE) as ledger:
        assert ledger.verify().drift == ()


def test_one_too_large_to_copy_says_what_to_do(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.ledger.connect.COPIED", 1000)
    with pytest.raises(LedgerOlder, match="Bring its file up to date"):
        Ledger(older)


def test_a_full_disk_is_told_and_harms_nothing(tmp_path: Path) -> None:
    for n in range(30):
        (tmp_path / f"{n:02}.txt").write_text(report(n))
    path = tmp_path / "story.db"
    with Store(path, write=True) as store:
        add(store, [tmp_path / "00.txt", tmp_path / "01.txt"], stages=SIMPLE)
        with store.transaction() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(LedgerFull, match="the disk takes no more"):
            add(store, sorted(tmp_path.glob("*.txt")), stages=SIMPLE)
    with Ledger(path, stages=SIMPLE) as ledger:
        assert ledger.verify().drift == ()
        ledger.add(sorted(tmp_path.glob("*.txt")))
        assert len(list(ledger.articles())) == 30
        assert not ledger.pending
