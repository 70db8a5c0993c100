"""Rechecking a ledger: every hash, every text, every span, offline.

What is kept in the tables is made again from what it was made from, step by step: hashes from the
documents' bytes, texts from the bytes, rows and the words of spans from records and texts, the root
hash from all of them. Whatever differs is drift, and is told with its place.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TypeAlias

from sqlalchemy import Select, TextClause, select, text

from onrecord.ledger import schema
from onrecord.ledger.pile import MADE, ROOT, WITHHELD, owners_of_made
from onrecord.ledger.rows import Row, article_rows, judgement_row, made_rows, same
from onrecord.ledger.store import Store
from onrecord.problems import LedgerError, OnrecordError
from onrecord.records import Article, Document, Extraction, Problem, Span, Verified
from onrecord.serialise import named

Read: TypeAlias = Callable[[Document], Iterable[Article]]
"""Reads the articles of a document, as ``add`` did."""

_Kept: TypeAlias = Sequence[Mapping[str, object]]

_NEXT = "Take the ledger from a backup, or add the documents to a new one."


def verify(store: Store, read: Read) -> Verified:
    """Recheck everything in *store*.

    Args:
        store: the ledger, open to read.
        read: reads a document's articles; the ledger is held against what it returns now.

    Returns:
        What was checked, and every drift found. The root hash is that of the ledger as it stands;
        it is empty where the file is too damaged to tell.
    """
    counts: Counter[str] = Counter()
    drift = tuple(_until_damaged(_all(store, read, counts)))
    try:
        root, pending, unchecked = store.root(), store.stale(), _unchecked(store)
    except LedgerError:  # told by the checks above, page by page
        root, pending, unchecked = "", False, ()
    return Verified(
        root=root,
        documents=counts["documents"],
        articles=counts["articles"],
        spans=counts["spans"],
        pending=pending,
        drift=drift,
        unchecked=unchecked,
    )


def _until_damaged(found: Iterator[Problem]) -> Iterator[Problem]:
    """End with what went wrong where the file cannot be read any further."""
    try:
        yield from found
    except OnrecordError as error:
        yield error.problem


def _all(store: Store, read: Read, counts: Counter[str]) -> Iterator[Problem]:
    with store.transaction():  # one view of the ledger, whoever writes meanwhile
        yield from _file(store)
        if store.kept(WITHHELD) is None:
            yield from _documents(store, read, counts)
        yield from _articles(store, counts)
        yield from _judgements(store)
        if not store.stale():
            yield from _made(store)
            yield from _roots(store)


def _file(store: Store) -> Iterator[Problem]:
    """Let SQLite check its pages and that no row points to one that is gone."""
    for row in _rows(store, text("PRAGMA quick_check")):
        if row["quick_check"] != "ok":
            yield _drift(str(store.path), "the file is damaged", str(row["quick_check"]))
    for row in _rows(store, text("PRAGMA foreign_key_check")):
        why = f"row {row['rowid']} of {row['table']} points to nothing in {row['parent']}"
        yield _drift(str(store.path), "a row is gone", why)


def _documents(store: Store, read: Read, counts: Counter[str]) -> Iterator[Problem]:
    for document in store.documents():
        counts["documents"] += 1
        digest = hashlib.sha256(document.content).hexdigest()
        if digest != document.sha256:
            why = f"their SHA-256 is {digest}, not {document.sha256}"
            yield _drift(document.path, "the document's bytes differ", why)
        else:
            yield from _texts(store, document, read)


def _texts(store: Store, document: Document, read: Read) -> Iterator[Problem]:
    """Derive the texts of a document from its bytes again and compare."""
    columns = schema.articles.c
    query = select(columns.id, columns.text).where(columns.sha256 == document.sha256)
    kept = {str(row["id"]): str(row["text"]) for row in _rows(store, query)}
    now = {article.id: article.text for article in read(document)}
    for id_ in sorted(kept.keys() | now.keys()):
        where = f"{id_} ({document.path})"
        if id_ not in kept:
            yield _drift(where, "an article is gone", "its document holds it, the ledger does not")
        elif id_ not in now:
            yield _drift(where, "an article too many", "its document does not hold it")
        elif kept[id_] != now[id_]:
            place = _first_difference(kept[id_], now[id_])
            why = f"from character {place} on it is not what the document's bytes say"
            yield _drift(where, "the article's text differs", why)


def _first_difference(kept: str, now: str) -> int:
    pairs = enumerate(zip_longest(kept, now))
    return next(place for place, (a, b) in pairs if a != b)


def _articles(store: Store, counts: Counter[str]) -> Iterator[Problem]:
    query = select(schema.articles.c.id).order_by(schema.articles.c.id)
    for row in _rows(store, query):
        counts["articles"] += 1
        id_ = str(row["id"])
        try:
            yield from _article(store, store.extraction(id_), counts)
        except OnrecordError as error:
            problem = error.problem
            yield _drift(id_, "the article's record is damaged", f"{problem.where}: {problem.why}")


def _article(store: Store, extraction: Extraction, counts: Counter[str]) -> Iterator[Problem]:
    id_, made = extraction.article.id, article_rows(extraction)
    articles, statements, mentions = schema.articles, schema.statements, schema.mentions
    kept = _rows(store, select(articles).where(articles.c.id == id_))
    if store.kept(WITHHELD) is not None:  # the hash is of the whole article
        made["articles"] = [
            {key: row[key] for key in row if key != "digest"} for row in made["articles"]
        ]
    yield from _compared(id_, "article", kept, made["articles"])
    kept = _rows(store, select(statements).where(statements.c.article == id_))
    yield from _compared(id_, "statement", sorted(kept, key=_place), made["statements"])
    kept = _rows(store, select(mentions).where(mentions.c.article == id_))
    yield from _compared(id_, "mention", sorted(kept, key=_place), made["mentions"])
    yield from _spans(store, extraction, made["spans"], counts)


def _judgements(store: Store) -> Iterator[Problem]:
    """Name every judgement again by what it says, and make its row again from its record."""
    whole = store.kept(WITHHELD) != "text and names"
    for judgement in store.judgements():
        if whole and named(judgement) != judgement.id:
            why = f"what it says is called {named(judgement)}"
            yield _drift(judgement.id, "a judgement differs", why)
        query = select(schema.judgements).where(schema.judgements.c.id == judgement.id)
        yield from _compared(judgement.id, "row", _rows(store, query), [judgement_row(judgement)])


def _unchecked(store: Store) -> tuple[str, ...]:
    """Say what cannot be rechecked in a ledger that was packed without all of it."""
    left_out = store.kept(WITHHELD)
    if left_out is None:
        return ()
    told = ("the bytes of documents", "texts", "words of spans", "hashes of articles")
    return (*told, "names", "names of judgements") if left_out == "text and names" else told


def _spans(
    store: Store, extraction: Extraction, made: Sequence[Row], counts: Counter[str]
) -> Iterator[Problem]:
    """Slice every span that lies in the article, also those of matches and claims."""
    article, spans = extraction.article, schema.spans
    kept = _rows(store, select(spans).where(spans.c.article == article.id))
    for row in kept:
        counts["spans"] += 1
        yield from _sliced(row, article)
    own = select(spans).where(spans.c.article == article.id, spans.c.owner.not_in(owners_of_made()))
    mine = sorted(_rows(store, own), key=_span_place)
    yield from _compared(article.id, "span", mine, sorted(made, key=_span_place))


def _sliced(row: Mapping[str, object], article: Article) -> Iterator[Problem]:
    start, end = row["start"], row["end"]
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start <= end:
        yield _drift(article.id, "a span is damaged", f"it runs from {start!r} to {end!r}")
        return
    words = Span(start, end).of(article.text)
    if words != row["words"]:
        where = f"{article.id} {start}–{end} ({article.path})"
        why = f"{row['role']} of {row['owner']} is {row['words']!r}, the text there {words!r}"
        yield _drift(where, "quoted text differs", why)


def _made(store: Store) -> Iterator[Problem]:
    """Make the rows of what the pile shows again from its records."""
    made = made_rows(store.made(), store.texts())
    for table in (*schema.RECORDS, *schema.MEMBERS):
        key = [column.name for column in table.primary_key]
        rows = sorted(_rows(store, select(table)), key=_by(key))
        yield from _compared(table.name, "row", rows, sorted(made[table.name], key=_by(key)))
    kept = _rows(store, select(schema.spans).where(schema.spans.c.owner.in_(owners_of_made())))
    again = sorted(made["spans"], key=_span_place)
    yield from _compared("what the pile shows", "span", sorted(kept, key=_span_place), again)


def _by(columns: Sequence[str]) -> Callable[[Mapping[str, object]], tuple[str, ...]]:
    return lambda row: tuple(str(row[column]) for column in columns)


def _roots(store: Store) -> Iterator[Problem]:
    """Hold the hashes over everything against those kept when matches and claims were made."""
    held = [(ROOT, store.root(), "documents, statements or judgements differ")]
    held += [(MADE + t.name, store.made_sum(t.name), f"{t.name} differ") for t in schema.RECORDS]
    for key, now, what in held:
        before = store.kept(key)
        if before is not None and before != now:
            why = f"the hash over all of them is {now}, and was {before} when they were kept"
            yield _drift(str(store.path), what, why)


def _compared(where: str, what: str, kept: _Kept, made: Sequence[Row]) -> Iterator[Problem]:
    """Compare rows as they are kept with the same rows made again."""
    for n, (row, again) in enumerate(zip_longest(kept, made)):
        if row is None or again is None:
            state = "gone" if row is None else "too many"
            why = f"{len(kept)} are kept, and the record has {len(made)}"
            yield _drift(where, f"{what} {n} is {state}", why)
            return
        if not same(row, again):
            differing = [key for key in again if row[key] != again[key]]
            why = f"{', '.join(differing)} in the table: {_shown(row, differing)}"
            yield _drift(where, f"{what} {n} differs from its record", why)


def _shown(row: Mapping[str, object], keys: Iterable[str]) -> str:
    shown = ", ".join(repr(row[key]) for key in keys)
    return shown if len(shown) < 200 else shown[:200] + "…"


def _place(row: Mapping[str, object]) -> int:
    place = row["n"]
    return place if isinstance(place, int) else -1


def _span_place(row: Mapping[str, object]) -> tuple[str, str, str, str, str]:
    owner, role, n, start, end = (str(row[key]) for key in ("owner", "role", "n", "start", "end"))
    return owner, role, n, start, end


def _rows(store: Store, query: Select[*tuple[object, ...]] | TextClause) -> _Kept:
    with store.transaction() as connection:
        return [dict(row) for row in connection.execute(query).mappings()]


def _drift(where: str, what: str, why: str) -> Problem:
    return Problem(where=where, what=what, why=why, next=_NEXT)
