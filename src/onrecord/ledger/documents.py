"""The documents of a ledger: put in with what their articles say, and taken out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, or_, select, union, update

from onrecord.ledger import schema
from onrecord.ledger.articles import first_path, nowhere
from onrecord.ledger.file import put as set_meta
from onrecord.ledger.pile import PENDING, insert_rows
from onrecord.ledger.rows import article_rows
from onrecord.ledger.steps import Steps
from onrecord.records import Document, Extraction, Problem
from onrecord.serialise import dumps, reading_json


class Documents(Steps):
    """What came in, by which paths, and what could not be read."""

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
            set_meta(connection, PENDING, "yes")

    def see(self, document: Document) -> None:
        """Remember a path by which a document that is already here came again."""
        with self.transaction() as connection:
            before = first_path(connection, document.sha256)
            self._see(connection, document)
            if first_path(connection, document.sha256) != before:
                set_meta(connection, PENDING, "yes")  # matches and claims name the first path

    def reads_anew(self, document: Document) -> bool:
        """Tell whether the document must be read anew: by its first path it is read otherwise.

        A table may tell two things of the same bytes under two paths; the alphabetically first
        path has its way, whichever came first.
        """
        with self.transaction() as connection:
            first = first_path(connection, document.sha256)
        if first is None:
            return False
        return document.path <= first.path and document.reading != first.reading

    def _take_out(self, connection: Connection, sha256: str) -> None:
        ids = select(schema.articles.c.id).where(schema.articles.c.sha256 == sha256)
        known = connection.execute(ids).scalars().all()
        self.loosen(connection, known)
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
        insert_rows(connection, article_rows(extraction))

    def put_problem(self, problem: Problem) -> None:
        """Keep a problem of reading, so that a later look at the ledger shows it."""
        values = {key: getattr(problem, key) for key in ("where", "what", "why", "next")}
        with self.transaction() as connection:
            connection.execute(insert(schema.problems).prefix_with("OR REPLACE").values(values))

    def documents(self) -> Iterator[Document]:
        """Return the documents, by hash. One is read at a time: they may be large."""
        return map(self.document, self.document_hashes())

    def document_hashes(self) -> tuple[str, ...]:
        """Return the hashes of all documents, sorted."""
        table = schema.documents
        with self.transaction() as connection:
            query = select(table.c.sha256).order_by(table.c.sha256)
            return tuple(connection.execute(query).scalars())

    def about(self, sha256: str) -> Document:
        """Return one document, by its alphabetically first path, without its bytes."""
        with self.transaction() as connection:
            return first_path(connection, sha256) or nowhere(sha256)

    def document(self, sha256: str) -> Document:
        """Return one document, by its alphabetically first path."""
        table = schema.documents
        with self.transaction() as connection:
            content = connection.execute(
                select(table.c.content).where(table.c.sha256 == sha256)
            ).scalar_one()
            first = first_path(connection, sha256) or nowhere(sha256)
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

    # --- taking out ----------------------------------------------------------------------------

    def holds(self, sha256: str) -> bool:
        """Tell whether the bytes with this hash are in the ledger."""
        table = schema.documents
        query = select(table.c.sha256).where(table.c.sha256 == sha256)
        with self.transaction() as connection:
            return connection.execute(query).first() is not None

    def named(self, what: str) -> tuple[str, ...]:
        """Return the hashes of the documents with this path, or whose hash begins so."""
        paths, documents = schema.paths.c, schema.documents.c
        begun = documents.sha256.startswith(what, autoescape=True)
        by_hash = select(documents.sha256).where(begun)
        by_path = select(paths.sha256).where(paths.path == what)
        with self.transaction() as connection:
            return tuple(sorted(connection.execute(union(by_hash, by_path)).scalars()))

    def remove(self, sha256: str) -> None:
        """Take a document out, with its paths, its texts and all that was found in them."""
        paths, problems = schema.paths, schema.problems
        with self.transaction() as connection:
            self._take_out(connection, sha256)
            by = select(paths.c.path).where(paths.c.sha256 == sha256)
            connection.execute(delete(problems).where(problems.c.where.in_(by)))
            connection.execute(delete(paths).where(paths.c.sha256 == sha256))
            documents = schema.documents
            connection.execute(delete(documents).where(documents.c.sha256 == sha256))
            set_meta(connection, PENDING, "yes")
