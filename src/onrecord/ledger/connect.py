"""Opening the file of a ledger: made if asked for, checked always."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import StaticPool

from onrecord.ledger.migrations import migrate
from onrecord.ledger.schema import APPLICATION_ID, SCHEMA_VERSION, SEARCH_TABLES, metadata
from onrecord.problems import (
    LedgerDamaged,
    LedgerError,
    LedgerFull,
    LedgerMissing,
    LedgerNewer,
    LedgerOlder,
    NotALedger,
)

_OTHER = "Name a ledger, or another file for a new one."

FOLLOWS = "follows"
"""Key in a connection's ``info``: whether it sees what others write from then on."""

_WAIT = 10.0
"""Seconds to wait for another process's transaction, which takes milliseconds."""


def open_to_read(path: Path) -> Connection:
    """Open the ledger at *path* without changing it.

    Raises:
        LedgerMissing: there is no file, or nothing was ever written to it.
        NotALedger: the file is something else.
        LedgerNewer: a newer Onrecord wrote it.
    """
    _check_file(path)
    try:
        # Opened to write and held to reading: the last to close a file tidies up its log of
        # changes, which one that only may read cannot.
        return _held_to_reading(path, "mode=rw")
    except (LedgerMissing, NotALedger, LedgerNewer):
        raise
    except LedgerError:
        # SQLite wants to put files beside a ledger, and a read-only folder takes none. Where no log
        # of changes lies there, the ledger is complete as it stands.
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise
        return _held_to_reading(path, "mode=ro&immutable=1")


def _held_to_reading(path: Path, mode: str) -> Connection:
    with checked(path):
        connection = _connect(_uri(path, mode), "BEGIN", held=True)
        version = _version(connection, path)
        if version == SCHEMA_VERSION:
            connection.info[FOLLOWS] = "immutable" not in mode
            return connection
        if version:
            return _migrated_copy(connection, path)
        connection.close()
    raise _missing(path, "nothing was ever written to this file")


COPIED = 500_000_000
"""Bytes of the largest older ledger that is brought to this version in memory to be read."""


def _migrated_copy(older: Connection, path: Path) -> Connection:
    """Return an older ledger as this version has it, in memory: whoever reads changes no file.

    Raises:
        LedgerOlder: it is too large for that.
    """
    if path.stat().st_size > COPIED:
        older.close()
        raise LedgerOlder(
            str(path),
            "this ledger is of an earlier schema",
            "it is too large to be brought up to date for reading only",
            f"Bring its file up to date: `onrecord add -l {path}` with any report.",
        )
    copy = _connect(":memory:", "BEGIN", held=False)
    source, target = older.connection.driver_connection, copy.connection.driver_connection
    if isinstance(source, sqlite3.Connection) and isinstance(target, sqlite3.Connection):
        source.backup(target)
    version = _version(older, path)
    older.close()
    older.engine.dispose()
    with copy.begin():
        migrate(copy, version)
    copy.connection.cursor().execute("PRAGMA query_only = ON")
    return copy


def open_to_write(path: Path) -> Connection:
    """Open the ledger at *path*, making it where there is none.

    Raises:
        NotALedger: the file is something else.
        LedgerNewer: a newer Onrecord wrote it.
        LedgerError: the file cannot be made or written.
    """
    if path.exists() and path.stat().st_size:
        _check_file(path)
    with checked(path):
        connection = _connect(_uri(path, "mode=rwc"), "BEGIN IMMEDIATE", held=False)
        version = _version(connection, path)
        cursor = connection.connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")  # after the check: it changes the file
        cursor.close()
        if not version:
            _make(connection)
        elif version < SCHEMA_VERSION:
            with connection.begin():  # all steps or none: a ledger is never between two versions
                migrate(connection, version)
    return connection


@contextmanager
def checked(path: Path) -> Iterator[None]:
    """Turn what SQLite complains about into a ``LedgerError`` that says what to do."""
    try:
        yield
    except (DatabaseError, sqlite3.Error) as error:
        why = str(error.orig if isinstance(error, DatabaseError) else error)
        raise _worded(path, why) from error


def _worded(path: Path, why: str) -> LedgerError:
    where = str(path)
    if "not a database" in why:
        return NotALedger(where, "not a ledger", "it is not an SQLite file", _OTHER)
    if "disk is full" in why or "disk I/O error" in why:
        next_ = "Make room and run it again: what was reported as done is there, nothing else is."
        return LedgerFull(where, "the disk takes no more", why, next_)
    if "malformed" in why:
        next_ = "Take it from a backup, or make it again with `onrecord add`."
        return LedgerDamaged(where, "the file is damaged", why, next_)
    next_ = "See that the folder can be written and that there is room, and run it again."
    return LedgerError(where, "the ledger cannot be used", why, next_)


def _missing(path: Path, why: str) -> LedgerMissing:
    next_ = f"Make one with `onrecord add PATHS -l {path}`."
    return LedgerMissing(str(path), "no ledger here", why, next_)


def _check_file(path: Path) -> None:
    if not path.exists():
        raise _missing(path, "there is no such file")
    where = str(path)
    if not path.is_file():
        raise NotALedger(where, "not a ledger", "it is not a file", _OTHER)
    # Only asked about, never opened: to close a file drops every lock that this process has on it,
    # and SQLite's with them. The next writer to finish would then take itself for the last one and
    # remove the log that our readers still read.
    if not os.access(path, os.R_OK):
        raise LedgerError(where, "cannot be read", "Permission denied", _OTHER)
    if not path.stat().st_size:
        raise _missing(path, "nothing was ever written to this file")


def _uri(path: Path, mode: str) -> str:
    return f"file:{quote(str(path.resolve()))}?{mode}"


def _connect(uri: str, begin: str, *, held: bool) -> Connection:
    """Open a database whose transactions open with *begin*; *held* to reading."""

    def creator() -> sqlite3.Connection:
        connection = sqlite3.connect(
            uri, uri=True, timeout=_WAIT, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA query_only = {'ON' if held else 'OFF'}")
        connection.execute(
            "PRAGMA synchronous = FULL"
        )  # what is reported as added outlives a crash
        return connection

    engine = create_engine("sqlite://", creator=creator, poolclass=StaticPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine.connect()


def _version(connection: Connection, path: Path) -> int:
    """Return the schema of the file, 0 where it is still empty; complain where it is no ledger."""
    with connection.begin():
        application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    if not application and not tables:
        return 0
    if application != APPLICATION_ID:
        raise NotALedger(
            str(path),
            "not a ledger",
            "it is an SQLite file of another program",
            _OTHER,
        )
    if version > SCHEMA_VERSION:
        raise LedgerNewer(
            str(path),
            "this ledger is newer than this Onrecord",
            f"it has schema {version}, and schemas up to {SCHEMA_VERSION} are known here",
            "Install a newer Onrecord: `pip install --upgrade onrecord`.",
        )
    return int(version)


def _make(connection: Connection) -> None:
    """Make the tables, all in one transaction: a file that has the mark has all of them."""
    with connection.begin():
        metadata.create_all(connection)
        for statement in SEARCH_TABLES:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
