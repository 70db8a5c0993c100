"""What a ledger does with its tables: put in, take out. One transaction per step.

A ledger is opened to read or to write. A writer holds the ledger's lock from opening to closing;
each method that changes something is one transaction, so that a process killed at any moment leaves
either all of a step or nothing of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import CompoundSelect, Connection, delete, insert, or_, select, union, update

from onrecord.ledger import schema
from onrecord.ledger.connect import checked, open_to_read, open_to_write
from onrecord.ledger.lock import only_writer
from onrecord.ledger.rows import PATH, Row, article_rows, made_rows
from onrecord.problems import LedgerDamaged
from onrecord.records import Claim, Document, Entity, Extraction, Made, Match, Problem
from onrecord.serialise import (
    Object,
    dumps,
    extraction_from,
    loads,
    read_claim,
    read_entity,
    read_match,
    reading_from,
    reading_json,
)

PENDING = "pending"
"""Key in ``meta``: articles came in since matches and claims were last made."""

ROOT = "root"
"""Key in ``meta``: the root hash of the articles that matches and claims were made from."""

MADE_BY = "made_by"
"""Key in ``meta``: what made the matches and claims: version and options."""

MADE = "made"
"""Key in ``meta``: the hash of the records of all matches and claims."""


_GONE = "an article is gone that other records point to"


class Store:
    """A ledger's file, open. A context manager: leaving it closes the file and frees the lock."""

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

    # --- documents ---------------------------------------------------------------------------

    def has(self, sha256: str, model: str) -> bool:
        """Tell whether the document is here, read by this model."""
        query = select(schema.articles.c.model).where(schema.articles.c.sha256 == sha256)
        with self.transaction() as connection:
            models = connection.execute(query).scalars().all()
        return bool(models) and set(models) == {model}

    def put(
        self, document: Document, extractions: Sequence[Extraction], paths: Iterable[str] = ()
    ) -> None:
        """Keep *document* and what its articles say, in place of what an earlier model found.

        *paths* are further paths by which the same bytes came. When this returns, the document is
        safe from a crash.
        """
        with self.transaction() as connection:
            self._take_out(connection, document.sha256)
            self._keep(connection, document)
            for path in {document.path, *paths}:
                self._see(connection, replace(document, path=path))
            for extraction in extractions:
                self._put_article(connection, extraction)
            _set(connection, PENDING, "yes")

    def see(self, document: Document) -> None:
        """Remember a path by which a document that is already here came again."""
        with self.transaction() as connection:
            before = _first_path(connection, document.sha256)
            self._see(connection, document)
            if _first_path(connection, document.sha256) != before:
                _set(connection, PENDING, "yes")  # matches and claims name the first path

    def reads_anew(self, document: Document) -> bool:
        """Tell whether the document must be read anew: by its first path it is read otherwise.

        A table may tell two things of the same bytes under two paths; the alphabetically first
        path has its way, whichever came first.
        """
        with self.transaction() as connection:
            first = _first_path(connection, document.sha256)
        if first is None:
            return False
        return document.path <= first.path and document.reading != first.reading

    def _take_out(self, connection: Connection, sha256: str) -> None:
        ids = select(schema.articles.c.id).where(schema.articles.c.sha256 == sha256)
        known = connection.execute(ids).scalars().all()
        if known:
            self._drop_made(connection)
        for table in (schema.spans, schema.mentions, schema.statements):
            connection.execute(delete(table).where(table.c.article.in_(known)))
        connection.execute(delete(schema.articles).where(schema.articles.c.id.in_(known)))

    def _keep(self, connection: Connection, document: Document) -> None:
        table = schema.documents
        known = select(table.c.sha256).where(table.c.sha256 == document.sha256)
        if connection.execute(known).first() is None:
            values = {
                "sha256": document.sha256,
                "size": len(document.content),
                "content": document.content,
            }
            connection.execute(insert(table).values(values))

    def _see(self, connection: Connection, document: Document) -> None:
        path = document.path
        values = {
            "sha256": document.sha256,
            "path": path,
            "url": document.url,
            "taken": document.taken,
            "reading": dumps(reading_json(document.reading)),
        }
        paths = schema.paths
        connection.execute(insert(paths).prefix_with("OR IGNORE").values(values))
        here = (paths.c.sha256 == document.sha256) & (paths.c.path == path)
        told = {key: values[key] for key in ("url", "reading")}
        other = or_(paths.c.reading != told["reading"], paths.c.url.is_distinct_from(told["url"]))
        connection.execute(update(paths).where(here, other).values(told))
        # What could not be read by this path before can be read now.
        connection.execute(delete(schema.problems).where(schema.problems.c.where == path))

    def _put_article(self, connection: Connection, extraction: Extraction) -> None:
        _insert(connection, article_rows(extraction))

    def put_problem(self, problem: Problem) -> None:
        """Keep a problem of reading, so that a later look at the ledger shows it."""
        values = {key: getattr(problem, key) for key in ("where", "what", "why", "next")}
        with self.transaction() as connection:
            connection.execute(insert(schema.problems).prefix_with("OR REPLACE").values(values))

    def documents(self) -> Iterator[Document]:
        """Return the documents, by hash. One is read at a time: they may be large."""
        query = select(schema.documents.c.sha256).order_by(schema.documents.c.sha256)
        with self.transaction() as connection:
            hashes = connection.execute(query).scalars().all()
        for sha256 in hashes:
            yield self.document(sha256)

    def document(self, sha256: str) -> Document:
        """Return one document, by its alphabetically first path."""
        table = schema.documents
        with self.transaction() as connection:
            content = connection.execute(
                select(table.c.content).where(table.c.sha256 == sha256)
            ).scalar_one()
            first = _first_path(connection, sha256) or _nowhere(sha256)
        return replace(first, content=bytes(content))

    def paths(self, sha256: str) -> tuple[str, ...]:
        """Return every path by which a document came, in alphabetical order."""
        table = schema.paths
        query = select(table.c.path).where(table.c.sha256 == sha256).order_by(table.c.path)
        with self.transaction() as connection:
            return tuple(connection.execute(query).scalars())

    def problems(self) -> tuple[Problem, ...]:
        """Return the problems of reading that are still open, by place."""
        table = schema.problems
        query = select(table).order_by(table.c.where, table.c.what, table.c.why)
        with self.transaction() as connection:
            return tuple(
                Problem(where=row.where, what=row.what, why=row.why, next=row.next)
                for row in connection.execute(query)
            )

    # --- articles ----------------------------------------------------------------------------

    def extractions(self) -> Iterator[Extraction]:
        """Return what every article says, by the article's id: the same in every ledger."""
        query = select(schema.articles.c.id).order_by(schema.articles.c.id)
        with self.transaction() as connection:
            ids = connection.execute(query).scalars().all()
        for id_ in ids:
            yield self.extraction(id_)

    def extraction(self, article: str) -> Extraction:
        """Return what one article says."""
        table = schema.articles
        query = select(table.c.record, table.c.text, table.c.sha256).where(table.c.id == article)
        with self.transaction() as connection:
            row = connection.execute(query).one_or_none()
            if row is None:
                raise _damaged(article, _GONE)
            first = _first_path(connection, row.sha256) or _nowhere(row.sha256)
        return _read(row.record, row.text, first.path, first.url)

    def article_of(self, statement: str) -> str | None:
        """Return the id of the article that holds a statement."""
        table = schema.statements
        query = select(table.c.article).where(table.c.id == statement).order_by(table.c.article)
        with self.transaction() as connection:
            return connection.execute(query).scalars().first()

    def ids(self, prefix: str) -> tuple[str, ...]:
        """Return the ids of articles, statements and made records that begin with *prefix*."""
        tables = (schema.articles, schema.statements, *schema.RECORDS)
        queries = [
            select(table.c.id).where(table.c.id.startswith(prefix, autoescape=True))
            for table in tables
        ]
        if not prefix.isascii():
            return ()
        with self.transaction() as connection:
            return tuple(sorted(connection.execute(union(*queries)).scalars()))

    def root(self) -> str:
        """Return the hash of all documents and statements: equal roots, equal ledgers."""
        table = schema.articles
        query = select(table.c.sha256, table.c.id, table.c.digest).order_by(table.c.id)
        with self.transaction() as connection:
            lines = [" ".join(row) for row in connection.execute(query)]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    # --- what the pile shows -----------------------------------------------------------------

    def stale(self, made_by: str | None = None) -> bool:
        """Tell whether matches and claims are older than the articles, or *made_by* another."""
        with self.transaction() as connection:
            pending = _get(connection, PENDING) is not None
            maker = _get(connection, MADE_BY)
        return pending or (made_by is not None and maker != made_by)

    def kept(self, key: str) -> str | None:
        """Return what is kept in ``meta`` under *key*."""
        with self.transaction() as connection:
            return _get(connection, key)

    def made(self) -> Made:
        """Return what the pile shows."""
        return Made(matches=self.matches(), entities=self.entities(), claims=self.claims())

    def made_hash(self) -> str:
        """Return the hash of the records of all that the pile shows, in their order."""
        hasher = hashlib.sha256()
        with self.transaction() as connection:
            for table in schema.RECORDS:
                for record in connection.execute(select(table.c.record).order_by(table.c.n)):
                    hasher.update(f"{record.record}\n".encode())
        return hasher.hexdigest()

    def put_made(self, made: Made, *, made_by: str) -> tuple[str, ...]:
        """Put what the pile shows in place of what was there.

        Returns:
            The ids of matches that were there and are no more, sorted: the larger pile shows that
            they are common words.
        """
        root, texts = self.root(), self.texts()
        with self.transaction() as connection:
            before = set(connection.execute(select(schema.matches.c.id)).scalars())
            self._drop_made(connection)
            _insert(connection, made_rows(made, texts))
            _set(connection, ROOT, root)
            _set(connection, MADE, self.made_hash())
            _set(connection, MADE_BY, made_by)
            connection.execute(delete(schema.meta).where(schema.meta.c.key == PENDING))
        return tuple(sorted(before - {match.id for match in made.matches}))

    def _drop_made(self, connection: Connection) -> None:
        owners = schema.spans.c.owner.in_(owners_of_made())
        connection.execute(delete(schema.spans).where(owners))
        for table in (*schema.MEMBERS, *schema.RECORDS):
            connection.execute(delete(table))

    def texts(self) -> Callable[[str], str]:
        """Return a function from an article's id to its text, each read once."""
        known: dict[str, str] = {}

        def text(article: str) -> str:
            if article not in known:
                query = select(schema.articles.c.text).where(schema.articles.c.id == article)
                with self.transaction() as connection:
                    found = connection.execute(query).scalar_one_or_none()
                if found is None:
                    raise _damaged(article, _GONE)
                known[article] = found
            return known[article]

        return text

    def matches(self) -> tuple[Match, ...]:
        """Return the matches in the order in which they were made."""
        query = select(schema.matches.c.record).order_by(schema.matches.c.n)
        with self.transaction() as connection:
            return tuple(read_match(record) for record in connection.execute(query).scalars())

    def entities(self) -> tuple[Entity, ...]:
        """Return the entities in the order in which they were made."""
        query = select(schema.entities.c.record).order_by(schema.entities.c.n)
        with self.transaction() as connection:
            return tuple(read_entity(record) for record in connection.execute(query).scalars())

    def claims(self) -> tuple[Claim, ...]:
        """Return the claims in the order in which they were made."""
        query = select(schema.claims.c.record).order_by(schema.claims.c.n)
        with self.transaction() as connection:
            return tuple(read_claim(record) for record in connection.execute(query).scalars())

    def claims_of(self, statement: str) -> tuple[str, ...]:
        """Return the ids of the claims that a statement belongs to, sorted."""
        table = schema.claim_statements
        query = select(table.c.claim).where(table.c.statement == statement).order_by(table.c.claim)
        with self.transaction() as connection:
            return tuple(connection.execute(query).scalars())

    def matches_of(self, statement: str) -> tuple[str, ...]:
        """Return the ids of the matches that a statement takes part in, in their order."""
        table = schema.matches
        sides = or_(table.c.a_statement == statement, table.c.b_statement == statement)
        query = select(table.c.id).where(sides).order_by(table.c.n)
        with self.transaction() as connection:
            return tuple(connection.execute(query).scalars())


def owners_of_made() -> CompoundSelect[str]:
    """Select the ids of all records that the pile shows: what owns spans beside articles."""
    return union(*(select(table.c.id) for table in schema.RECORDS))


def _insert(connection: Connection, rows: Mapping[str, Sequence[Row]]) -> None:
    """Insert rows into the tables of these names, in this order."""
    for table, some in rows.items():
        if some:
            connection.execute(insert(schema.metadata.tables[table]), list(some))


def _get(connection: Connection, key: str) -> str | None:
    query = select(schema.meta.c.value).where(schema.meta.c.key == key)
    return connection.execute(query).scalar_one_or_none()


def _set(connection: Connection, key: str, value: str) -> None:
    row = {"key": key, "value": value}
    connection.execute(insert(schema.meta).prefix_with("OR REPLACE").values(row))


def _first_path(connection: Connection, sha256: str) -> Document | None:
    """Return a document, without its bytes, by its alphabetically first path.

    That is the same whatever came in first.
    """
    query = select(schema.paths).where(schema.paths.c.sha256 == sha256)
    row = connection.execute(query.order_by(schema.paths.c.path).limit(1)).first()
    if row is None:
        return None
    return Document(
        sha256=sha256,
        path=row.path,
        url=row.url,
        content=b"",
        taken=row.taken,
        reading=reading_from(Object(loads(row.reading))),
    )


def _nowhere(sha256: str) -> Document:
    return Document(sha256=sha256, path=sha256, url=None, content=b"")


def _damaged(where: str, why: str) -> LedgerDamaged:
    return LedgerDamaged(where, "the ledger is damaged", why, "Run `onrecord verify`.")


def _read(record: str, text: str, path: str, url: str | None) -> Extraction:
    line = loads(record)
    if not isinstance(line, Mapping):
        raise _damaged(path, "the record of an article is no object")
    extraction = extraction_from(Object({**line, "text": text, "path": path, "url": url}))
    return replace(
        extraction,
        problems=tuple(
            replace(problem, where=problem.where.replace(PATH, path, 1))
            for problem in extraction.problems
        ),
    )
