"""Migrations: how a ledger of an earlier schema becomes one of this, a version at a time.

A step is written once, when its version comes, and never changed: ledgers that people keep depend
on it; indexes, which hold nothing of their own, are made at the end. All run in one transaction, so
that a ledger is of the one version or of the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Connection

from onrecord.ledger.schema import SCHEMA_VERSION, metadata
from onrecord.serialise import Object, dumps, loads

Step = Callable[[Connection], None]


def migrate(connection: Connection, version: int) -> None:
    """Bring a ledger of *version* to ``SCHEMA_VERSION``, in the transaction that is open."""
    for number in range(version, SCHEMA_VERSION):
        STEPS[number](connection)
    for table in metadata.tables.values():
        for index in table.indexes:
            index.create(connection, checkfirst=True)
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _to_2(connection: Connection) -> None:
    """Add judgements, and what it takes to keep matches and claims in step with the articles.

    Rows of matches and claims are ordered by ``place`` where they had a running number. They are
    made anew when something is next added, as nothing tells what they were made from.
    """
    for table in ("matches", "claims"):
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN place TEXT NOT NULL DEFAULT ''")
        connection.exec_driver_sql(f"ALTER TABLE {table} DROP COLUMN n")
    connection.exec_driver_sql("ALTER TABLE claims ADD COLUMN grade TEXT")
    for id, record in connection.exec_driver_sql("SELECT id, record FROM matches").all():
        place = _match_place(Object(loads(record)))
        connection.exec_driver_sql("UPDATE matches SET place = ? WHERE id = ?", (place, id))
    for id, record in connection.exec_driver_sql("SELECT id, record FROM claims").all():
        place = _claim_place(Object(loads(record)))
        connection.exec_driver_sql("UPDATE claims SET place = ? WHERE id = ?", (place, id))
    for reading in connection.exec_driver_sql("SELECT DISTINCT reading FROM paths").scalars().all():
        kept = loads(reading)
        if isinstance(kept, Mapping) and "charset" not in kept:
            connection.exec_driver_sql(
                "UPDATE paths SET reading = ? WHERE reading = ?",
                (dumps({**kept, "charset": None}), reading),
            )
    connection.exec_driver_sql("DELETE FROM meta WHERE key IN ('made', 'made_by')")
    metadata.create_all(connection)  # the tables that are new


def _match_place(match: Object) -> str:
    a, b = match.object("a"), match.object("b")
    articles = (a.text("article"), b.text("article"))
    return " ".join((*articles, _spot(a), _spot(b), match.text("id")))


def _claim_place(claim: Object) -> str:
    first = next(iter(claim.objects("statements")))
    return f"{first.text('article')} {_spot(first)} {first.text('statement')}"


def _spot(at: Object) -> str:
    return ",".join(f"{span.start:09}-{span.end:09}" for span in at.spans("spans"))


def _to_3(connection: Connection) -> None:
    """Add the tables of dates, events and series; what they hold is made at the next change."""
    connection.exec_driver_sql("DELETE FROM meta WHERE key = 'made_by'")
    metadata.create_all(connection)


def _to_4(connection: Connection) -> None:
    """Count the reports of each claim, and index what lists of claims are narrowed down by."""
    connection.exec_driver_sql("ALTER TABLE claims ADD COLUMN reports INTEGER NOT NULL DEFAULT 0")
    connection.exec_driver_sql(
        "UPDATE claims SET reports = (SELECT count(DISTINCT article) FROM claim_statements "
        "WHERE claim_statements.claim = claims.id)"
    )
    for index in (
        "statements_by_id",
        "claim_statements_by_statement",
        "claim_statements_by_article",
    ):
        connection.exec_driver_sql(f"DROP INDEX IF EXISTS {index}")


def _to_5(connection: Connection) -> None:
    """Add the table of what articles bring to the stages that look at all of them."""
    metadata.create_all(connection)


STEPS: Mapping[int, Step] = {1: _to_2, 2: _to_3, 3: _to_4, 4: _to_5}
"""By the version that a step starts from."""
