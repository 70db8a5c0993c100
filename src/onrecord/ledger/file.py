"""A ledger's file, open: transactions, and the few words kept in ``meta``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, delete, insert, select

from onrecord.ledger import schema
from onrecord.ledger.connect import FOLLOWS, checked, open_to_read, open_to_write
from onrecord.ledger.lock import only_writer
from onrecord.problems import LedgerDamaged


class File:
    """A ledger's file. A context manager: leaving it closes the file and frees the lock."""

    def __init__(self, path: Path, *, write: bool = False) -> None:
        """Open the ledger at *path*; to write, make it where there is none and lock it.

        Raises:
            LedgerError: it cannot be opened; the subclass and the message say why.
        """
        self.path = path
        with ExitStack() as stack:
            if write:
                stack.enter_context(only_writer(path))
            self._connection = open_to_write(path) if write else open_to_read(path)
            stack.callback(self._disconnect)
            self._stack = stack.pop_all()

    @property
    def follows(self) -> bool:
        """Whether it sees what others write, as a copy of an older ledger in memory does not."""
        return bool(self._connection.info.get(FOLLOWS))

    def close(self) -> None:
        """Close the file and free the lock."""
        self._stack.close()

    def _disconnect(self) -> None:
        self._connection.close()
        self._connection.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Run one transaction: all of it or, where something is raised, nothing.

        Inside of another it is a part of that one.
        """
        if self._connection.in_transaction():
            yield self._connection
            return
        with checked(self.path), self._connection.begin():
            yield self._connection

    def scrub(self) -> None:
        """Write the file anew, so that nothing of what was taken out is left in its pages.

        The indexes for search are merged first: they keep what was deleted until then.
        """
        with self.transaction() as connection:
            for table in ("articles_fts", "statements_fts"):
                connection.exec_driver_sql(f"INSERT INTO {table}({table}) VALUES ('optimize')")
        with checked(self.path):
            cursor = self._connection.connection.cursor()
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.close()

    def seal(self) -> None:
        """Make the file one that is handed on: no free pages, no log of changes beside it."""
        self.scrub()
        cursor = self._connection.connection.cursor()
        cursor.execute("PRAGMA journal_mode = DELETE")
        cursor.close()

    def kept(self, key: str) -> str | None:
        """Return what is kept in ``meta`` under *key*."""
        with self.transaction() as connection:
            return get(connection, key)

    def keep(self, key: str, value: str) -> None:
        """Keep *value* in ``meta`` under *key*."""
        with self.transaction() as connection:
            put(connection, key, value)


def get(connection: Connection, key: str) -> str | None:
    """Return what ``meta`` has under *key*."""
    query = select(schema.meta.c.value).where(schema.meta.c.key == key)
    return connection.execute(query).scalar_one_or_none()


def put(connection: Connection, key: str, value: str) -> None:
    """Put *value* into ``meta`` under *key*."""
    row = {"key": key, "value": value}
    connection.execute(insert(schema.meta).prefix_with("OR REPLACE").values(row))


def drop(connection: Connection, key: str) -> None:
    """Take *key* out of ``meta``."""
    connection.execute(delete(schema.meta).where(schema.meta.c.key == key))


def damaged(where: str, why: str) -> LedgerDamaged:
    """Word that what is in a ledger does not fit together."""
    return LedgerDamaged(where, "the ledger is damaged", why, "Run `onrecord verify`.")
