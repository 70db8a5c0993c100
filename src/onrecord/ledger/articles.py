"""The articles of a ledger: what each says, by which path it is shown, the hash over all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from sqlalchemy import Connection, select, union

from onrecord.ledger import schema
from onrecord.ledger.file import File, damaged
from onrecord.ledger.rows import PATH
from onrecord.records import Document, Extraction
from onrecord.serialise import Object, extraction_from, loads, reading_from

_GONE = "an article is gone that other records point to"


class Articles(File):
    """What the articles of a ledger say."""

    def extractions(self) -> Iterator[Extraction]:
        """Return what every article says, by the article's id: the same in every ledger."""
        return map(self.extraction, self.article_ids())

    def article_ids(self) -> tuple[str, ...]:
        """Return the ids of all articles, sorted."""
        query = select(schema.articles.c.id).order_by(schema.articles.c.id)
        with self.transaction() as connection:
            return tuple(connection.execute(query).scalars())

    def extraction(self, article: str) -> Extraction:
        """Return what one article says."""
        table = schema.articles
        query = select(table.c.record, table.c.text, table.c.sha256).where(table.c.id == article)
        with self.transaction() as connection:
            row = connection.execute(query).one_or_none()
            if row is None:
                raise damaged(article, _GONE)
            first = first_path(connection, row.sha256) or nowhere(row.sha256)
        return _read(row.record, row.text, first.path, first.url)

    def article_of(self, statement: str) -> str | None:
        """Return the id of the article that holds a statement."""
        table = schema.statements
        query = select(table.c.article).where(table.c.id == statement).order_by(table.c.article)
        with self.transaction() as connection:
            return connection.execute(query).scalars().first()

    def article_of_figure(self, figure: str) -> str | None:
        """Return the id of the article that holds a figure."""
        table = schema.articles
        query = select(table.c.id).where(table.c.record.contains(f'"{figure}"', autoescape=True))
        with self.transaction() as connection:
            return connection.execute(query.order_by(table.c.id)).scalars().first()

    def sha256_of(self, article: str) -> str:
        """Return the hash of the document that an article is from."""
        table = schema.articles
        query = select(table.c.sha256).where(table.c.id == article)
        with self.transaction() as connection:
            found: str | None = connection.execute(query).scalar_one_or_none()
        if found is None:
            raise damaged(article, _GONE)
        return found

    def digest(self, article: str) -> str:
        """Return the hash of an article and its statements, as it is kept."""
        table = schema.articles
        query = select(table.c.digest).where(table.c.id == article)
        with self.transaction() as connection:
            found: str = connection.execute(query).scalar_one()
            return found

    def ids(self, prefix: str) -> tuple[str, ...]:
        """Return the ids of articles, statements, matches and claims that begin with *prefix*."""
        tables = (schema.articles, schema.statements, schema.judgements, *schema.RECORDS)
        queries = [
            select(table.c.id).where(table.c.id.startswith(prefix, autoescape=True))
            for table in tables
        ]
        if not prefix.isascii():
            return ()
        with self.transaction() as connection:
            return tuple(sorted(connection.execute(union(*queries)).scalars()))

    def root(self) -> str:
        """Return the hash of documents, statements and judgements: equal roots, equal ledgers."""
        table = schema.articles
        query = select(table.c.sha256, table.c.id, table.c.digest).order_by(table.c.id)
        judged = select(schema.judgements.c.id).order_by(schema.judgements.c.id)
        with self.transaction() as connection:
            lines = [" ".join(row) for row in connection.execute(query)]
            lines += [f"judgement {id}" for id in connection.execute(judged).scalars()]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    def texts(self) -> Callable[[str], str]:
        """Return a function from an article's id to its text, each read once."""
        known: dict[str, str] = {}

        def text(article: str) -> str:
            if article not in known:
                query = select(schema.articles.c.text).where(schema.articles.c.id == article)
                with self.transaction() as connection:
                    found = connection.execute(query).scalar_one_or_none()
                if found is None:
                    raise damaged(article, _GONE)
                known[article] = found
            return known[article]

        return text


def first_path(connection: Connection, sha256: str) -> Document | None:
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


def nowhere(sha256: str) -> Document:
    """Stand in for a document whose paths are gone."""
    return Document(sha256=sha256, path=sha256, url=None, content=b"")


def _read(record: str, text: str, path: str, url: str | None) -> Extraction:
    line = loads(record)
    if not isinstance(line, Mapping):
        raise damaged(path, "the record of an article is no object")
    extraction = extraction_from(Object({**line, "text": text, "path": path, "url": url}))
    return replace(
        extraction,
        problems=tuple(
            replace(problem, where=problem.where.replace(PATH, path, 1))
            for problem in extraction.problems
        ),
    )
