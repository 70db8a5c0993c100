from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from onrecord.api import Ledger
from onrecord.ledger import schema
from tests.stages import SIMPLE, report

DOC = Path(__file__).parents[2] / "docs" / "reference" / "ledger.md"


@pytest.fixture(scope="module")
def described() -> str:
    return DOC.read_text("utf-8")


def test_every_table_and_column_is_described(described: str) -> None:
    named = set(re.findall(r"`([a-z0-9_]+)`", described))
    for table in schema.metadata.sorted_tables:
        assert table.name in named
        for column in table.columns:
            assert column.name in named, f"{table.name}.{column.name}"


def test_versions_are_those_described(described: str) -> None:
    assert f"{schema.APPLICATION_ID:#X}".replace("0X", "0x") in described
    assert f"the version of the schema,\n{schema.SCHEMA_VERSION}." in described


def test_the_examples_in_sql_work(described: str, tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(report(1))
    with Ledger(tmp_path / "story.db", create=True, stages=SIMPLE) as ledger:
        ledger.add(tmp_path / "1.txt")
    connection = sqlite3.connect(tmp_path / "story.db")
    examples = re.findall(r"```sql\n(.*?)```", described, re.DOTALL)
    assert examples
    for example in examples:
        assert connection.execute(example).fetchall() == [
            ("Ruiz", "The bridge at marker 0 is safe enough.")
        ]
    slices = connection.execute(
        'SELECT words, substr(text, start + 1, "end" - start) '
        "FROM spans JOIN articles ON articles.id = spans.article"
    )
    assert all(words == cut for words, cut in slices)
    connection.close()
