from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.api import Ledger
from onrecord.problems import LedgerDamaged, worded
from onrecord.records import Article, Document, Verified
from tests.stages import SIMPLE, articles, report


@pytest.fixture
def path(tmp_path: Path) -> Path:
    for n in range(4):
        (tmp_path / f"{n}.txt").write_text(report(n))
    with Ledger(tmp_path / "story.db", create=True, stages=SIMPLE) as ledger:
        ledger.add(tmp_path / "*.txt")
    return tmp_path / "story.db"


def verified(path: Path) -> Verified:
    with Ledger(path, stages=SIMPLE) as ledger:
        return ledger.verify()


def changed(path: Path, *statements: str) -> list[str]:
    """Change a ledger behind its back and return what ``verify`` says."""
    with sqlite3.connect(path) as connection:
        for statement in statements:
            assert connection.execute(statement).rowcount != 0
    connection.close()
    return [worded(problem) for problem in verified(path).drift]


def test_nothing_changed(path: Path) -> None:
    assert verified(path).drift == ()


def test_one_byte_of_a_document(path: Path) -> None:
    said = changed(
        path,
        "UPDATE documents SET content = CAST(replace(content, 'safe', 'sane') AS BLOB) "
        "WHERE sha256 = (SELECT min(sha256) FROM documents)",
    )
    assert len(said) == 1
    assert ".txt: the document's bytes differ: their SHA-256 is" in said[0]


def test_one_word_of_a_text(path: Path) -> None:
    said = changed(
        path,
        "UPDATE articles SET text = replace(text, 'safe', 'sane') "
        "WHERE id = (SELECT min(id) FROM articles)",
    )
    assert any("the article's text differs: from character" in line for line in said)
    quoted = [line for line in said if "quoted text differs" in line]
    assert any("content of s_" in line and "safe" in line and "sane" in line for line in quoted)
    assert any("a of m_" in line or "b of m_" in line for line in quoted)
    assert any("statement 0 of c_" in line or "statement 1 of c_" in line for line in quoted)
    assert all("–" in line.split(":")[0] for line in quoted)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE spans SET words = 'x' WHERE rowid = 1",
        "UPDATE spans SET start = start + 1 WHERE rowid = 3",
        'UPDATE spans SET "end" = -5 WHERE rowid = 3',
        "DELETE FROM spans WHERE rowid = 1",
        "INSERT INTO spans SELECT * FROM spans WHERE rowid = 1",
        "UPDATE statements SET content = 'The bridge is not safe.' WHERE number = 1",
        "UPDATE statements SET speaker = 'Nobody' WHERE number = 1",
        "DELETE FROM statements WHERE number = 1",
        "UPDATE mentions SET name = 'Nobody'",
        "UPDATE articles SET title = 'A title' WHERE number = 1",
        "UPDATE articles SET digest = 'x' WHERE number = 1",
        "UPDATE articles SET record = replace(record, 'Ruiz', 'Nobody') WHERE number = 1",
        "UPDATE articles SET record = '[]' WHERE number = 1",
        "UPDATE articles SET record = '{' WHERE number = 1",
        "UPDATE matches SET score = 0.5",
        "UPDATE matches SET record = replace(record, 'verbatim', 'edited')",
        "UPDATE matches SET record = replace(record, '\"score\"', '\"skore\"')",
        "DELETE FROM matches",
        "UPDATE claims SET at_least = 7",
        "UPDATE claims SET record = replace(record, 'certain\": true', 'certain\": false')",
        "DELETE FROM claim_statements WHERE n = 1",
        "UPDATE meta SET value = 'x' WHERE key = 'root'",
    ],
)
def test_every_table_is_checked(path: Path, statement: str) -> None:
    assert changed(path, statement)


def test_a_document_that_was_taken_out(path: Path) -> None:
    one = "(SELECT min(sha256) FROM documents)"
    article = f"(SELECT id FROM articles WHERE sha256 = {one})"
    said = changed(
        path,
        f"DELETE FROM spans WHERE article = {article}",
        f"DELETE FROM mentions WHERE article = {article}",
        f"DELETE FROM statements WHERE article = {article}",
        f"DELETE FROM articles WHERE sha256 = {one}",
        f"DELETE FROM paths WHERE sha256 = {one}",
        f"DELETE FROM documents WHERE sha256 = {one}",
    )
    assert any("a row is gone" in line for line in said)
    assert any("an article is gone that other records point to" in line for line in said)


def test_a_document_that_was_taken_out_with_all_that_points_to_it(path: Path) -> None:
    (path.parent / "alone.txt").write_text("Abara: “Nobody else says so.”")
    with Ledger(path, stages=SIMPLE) as ledger:
        (article,) = ledger.add(path.parent / "alone.txt").articles
    said = changed(
        path,
        f"DELETE FROM spans WHERE article = '{article}'",
        f"DELETE FROM mentions WHERE article = '{article}'",
        f"DELETE FROM statements WHERE article = '{article}'",
        f"DELETE FROM articles WHERE id = '{article}'",
        "DELETE FROM paths WHERE sha256 NOT IN (SELECT sha256 FROM articles)",
        "DELETE FROM documents WHERE sha256 NOT IN (SELECT sha256 FROM articles)",
    )
    assert len(said) == 1
    assert "documents, statements or judgements differ: the hash over all of them is" in said[0]


def test_damaged_pages(path: Path) -> None:
    whole = path.read_bytes()
    for page in range(1, len(whole) // 4096):
        content = bytearray(whole)
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
        path.write_bytes(content)
        try:
            assert verified(path).drift
        except LedgerDamaged as error:
            assert "the file is damaged" in str(error)


def test_a_reader_that_reads_otherwise_now(path: Path) -> None:
    def shouting(document: Document) -> Iterator[Article]:
        for article in articles(document):
            yield replace(article, text=article.text.upper())

    def twice(document: Document) -> Iterable[Article]:
        (article,) = articles(document)
        return [replace(article, id=article.id + "0"), replace(article, id=article.id + "1")]

    with Ledger(path, stages=replace(SIMPLE, articles=shouting)) as ledger:
        assert {problem.what for problem in ledger.verify().drift} == {"the article's text differs"}
    with Ledger(path, stages=replace(SIMPLE, articles=twice)) as ledger:
        whats = {problem.what for problem in ledger.verify().drift}
    assert whats == {"an article is gone", "an article too many"}
