"""Finding words: in statements first, then in what stands outside of any statement."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, bindparam, text

from onrecord.ledger.rows import GAP
from onrecord.ledger.store import Store
from onrecord.problems import BadArgument
from onrecord.records import At, Extraction, Hit, Span, Spans, Statement

_OPEN, _CLOSE = "\x02\x1d", "\x1d\x03"
"""Mark a hit in what FTS5 returns; no report holds these pairs of control signs."""

_MARK = re.compile(f"{_OPEN}|{_CLOSE}")

_TERM = re.compile(r'["“”„«]([^"“”„«»]+)["“”«»]?|(\S+)')

_AROUND = 60
"""Code points that a snippet shows on each side of the first hit: two lines of a terminal."""

_IN_STATEMENTS = text(
    "SELECT statements.id, statements.article, "
    "highlight(statements_fts, 0, :open, :close) AS marked FROM statements_fts "
    "JOIN statements ON statements.number = statements_fts.rowid "
    "WHERE statements_fts MATCH :query "
    "ORDER BY bm25(statements_fts), statements.article, statements.n LIMIT :limit"
).bindparams(bindparam("open", _OPEN), bindparam("close", _CLOSE))

_IN_ARTICLES = text(
    "SELECT articles.id, highlight(articles_fts, 1, :open, :close) AS marked FROM articles_fts "
    "JOIN articles ON articles.number = articles_fts.rowid "
    "WHERE articles_fts MATCH :query ORDER BY bm25(articles_fts), articles.id LIMIT :limit"
).bindparams(bindparam("open", _OPEN), bindparam("close", _CLOSE))


def search(store: Store, words: str, limit: int) -> tuple[Hit, ...]:
    """Find statements and passages that hold all of *words*, in any order and inflection of case.

    Words in quotation marks are found in that order only.

    Args:
        store: the ledger.
        words: what to look for; no operators, every sign but quotation marks is plain.
        limit: the most hits to return.

    Returns:
        Hits in statements, best first; then hits in articles outside of any statement.

    Raises:
        BadArgument: *words* holds no word.
    """
    query = fts_query(words, " AND ")
    with store.transaction() as connection:
        inside = _rows(connection, query, limit)
        around = connection.execute(_IN_ARTICLES, {"query": query, "limit": limit}).all()
    hits = [_statement_hit(store, article, id_, marked) for id_, article, marked in inside]
    for article, marked in around:
        if len(hits) < limit:
            hits.extend(_passage_hit(store.extraction(article), marked))
    return tuple(hits[:limit])


def near(store: Store, words: str, limit: int) -> tuple[tuple[str, str, str], ...]:
    """Find the statements that share most with *words*, which may be remembered inexactly.

    Returns:
        Article id, statement id and the words of the content, best first.

    Raises:
        BadArgument: *words* holds no word.
    """
    with store.transaction() as connection:
        rows = _rows(connection, fts_query(words, " OR "), limit)
    return tuple((article, id_, _MARK.sub("", marked)) for id_, article, marked in rows)


def article_ids(store: Store, words: str) -> tuple[str, ...]:
    """Return the ids of the articles that hold all of *words* in title or text, best first.

    Raises:
        BadArgument: *words* holds no word.
    """
    query = text(
        "SELECT articles.id FROM articles_fts "
        "JOIN articles ON articles.number = articles_fts.rowid "
        "WHERE articles_fts MATCH :query ORDER BY bm25(articles_fts), articles.id"
    )
    with store.transaction() as connection:
        return tuple(connection.execute(query, {"query": fts_query(words, " AND ")}).scalars())


def _rows(connection: Connection, query: str, limit: int) -> list[tuple[str, str, str]]:
    rows = connection.execute(_IN_STATEMENTS, {"query": query, "limit": limit})
    return [(row.id, row.article, row.marked) for row in rows]


def fts_query(words: str, joint: str) -> str:
    """Write *words* for FTS5, each term quoted so that none is taken for an operator.

    >>> fts_query('bridge “not safe”', " AND ")
    '"bridge" AND "not safe"'
    """
    # A shell hands over bytes that are no UTF-8 as halves of surrogate pairs; no text holds those.
    plain = words.replace("\x00", " ").encode("utf-8", "replace").decode()
    terms = [phrase or word for phrase, word in _TERM.findall(plain)]
    terms = [term.replace('"', " ") for term in terms if any(sign.isalnum() for sign in term)]
    if not terms:
        raise BadArgument(
            repr(words), "nothing to look for", "there is no word in it", "Name a word or more."
        )
    return joint.join(f'"{term}"' for term in terms)


def _marked(marked: str) -> Spans:
    """Return the spans of the hits in the text without its marks.

    >>> _marked(f"the {_OPEN}bridge{_CLOSE} holds")
    (Span(start=4, end=10),)
    """
    ends = [sign.start() - n * len(_OPEN) for n, sign in enumerate(_MARK.finditer(marked))]
    return tuple(Span(*pair) for pair in zip(ends[::2], ends[1::2], strict=True))


def _statement_hit(store: Store, article: str, id_: str, marked: str) -> Hit:
    extraction = store.extraction(article)
    statement = next(one for one in extraction.statements if one.id == id_)
    found = tuple(_back(_marked(marked), statement.content))
    return _hit(extraction, statement, statement.content, found)


def _back(found: Spans, content: Spans) -> Iterator[Span]:
    """Map spans in the joined words of *content* to the article."""
    starts = [0]
    for span in content[:-1]:
        starts.append(starts[-1] + span.end - span.start + len(GAP))
    for start, end in found:
        part = bisect_right(starts, start) - 1
        shift = content[part].start - starts[part]
        # A phrase may run over the gap between two spans: it is cut where the first one ends.
        yield Span(start + shift, min(end + shift, content[part].end))


def _passage_hit(extraction: Extraction, marked: str) -> Iterator[Hit]:
    """Return the hits in a text that lie in no statement, as one passage."""
    covered = [span for statement in extraction.statements for span in statement.content]
    found = tuple(
        span for span in _marked(marked) if not any(one.overlaps(span) for one in covered)
    )
    if found:
        yield _hit(extraction, None, found, found)


def _hit(extraction: Extraction, statement: Statement | None, spans: Spans, found: Spans) -> Hit:
    article = extraction.article
    speaker = statement.speaker if statement else None
    return Hit(
        at=At(article=article.id, path=article.path, spans=spans),
        statement=statement.id if statement else None,
        speaker=speaker.name if speaker else None,
        snippet=_snippet(article.text, found or spans),
        found=found,
    )


def _snippet(article: str, found: Iterable[Span]) -> str:
    """Return the words around the first hit on one line, whole words only."""
    first = next(iter(found))
    start, end = max(0, first.start - _AROUND), min(len(article), first.end + _AROUND)
    before = article[start : first.start]
    after = article[first.end : end]
    if start:
        before = "…" + before[before.find(" ") + 1 :] if " " in before else "…" + before
    if end < len(article):
        after = after.rpartition(" ")[0] + " …" if " " in after else after + "…"
    return " ".join((before + article[first.start : first.end] + after).split())
