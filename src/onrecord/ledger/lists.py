"""What a page of the browser needs of a ledger, straight from its tables.

A page must not read the whole ledger: every function here costs what it returns, or one pass over
an index.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, or_, select

from onrecord.ledger import schema
from onrecord.ledger.pile import ROOT
from onrecord.ledger.store import Store
from onrecord.records import Claim, Dated, Distortion, Match
from onrecord.serialise import read_claim, read_dated, read_distortion, read_match

_A, _S, _C, _M = schema.articles.c, schema.statements.c, schema.claims.c, schema.matches.c
_CS, _META = schema.claim_statements.c, schema.meta.c

Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedArticle:
    """An article without its text. ``statements`` counts what somebody says in it."""

    id: str
    title: str | None
    publisher: str | None
    earliest: date | None
    latest: date | None
    path: str
    statements: int


def state(store: Store) -> str:
    """Return what changes whenever claims or anything else that the pile shows does.

    Articles that came in since are not in it: nothing is made of them before all have come.
    """
    made = select(_META.value).where(_META.key.startswith("made") | (_META.key == ROOT))
    judged = select(func.count()).select_from(schema.judgements)
    with store.transaction() as connection:
        kept = connection.execute(made.order_by(_META.key)).scalars().all()
        return " ".join((*kept, str(connection.execute(judged).scalar_one())))


def has_article(store: Store, id: str) -> bool:
    """Tell whether the ledger holds an article."""
    with store.transaction() as connection:
        return connection.execute(select(_A.id).where(_A.id == id)).first() is not None


def article_ids(store: Store) -> Ids:
    """Return the ids of all articles, dated ones first, by day."""
    query = select(_A.id).order_by(_A.published_latest.is_(None), _A.published_latest, _A.id)
    with store.transaction() as connection:
        return tuple(connection.execute(query).scalars())


def listed(store: Store, ids: Sequence[str]) -> tuple[ListedArticle, ...]:
    """Return the articles of these ids, in this order, without those that are not there."""
    table = schema.articles.c
    path = (
        select(func.min(schema.paths.c.path))
        .where(schema.paths.c.sha256 == table.sha256)
        .scalar_subquery()
    )
    statements = (
        select(func.count())
        .where(_S.article == table.id, _S["class"] != "assertion")
        .scalar_subquery()
    )
    query = select(
        table.id,
        table.title,
        table.publisher,
        table.published_earliest,
        table.published_latest,
        path.label("path"),
        statements.label("statements"),
    ).where(table.id.in_(set(ids)))
    with store.transaction() as connection:
        found = {
            row.id: ListedArticle(
                id=row.id,
                title=row.title,
                publisher=row.publisher,
                earliest=_day(row.published_earliest),
                latest=_day(row.published_latest),
                path=row.path or row.id,
                statements=row.statements,
            )
            for row in connection.execute(query)
        }
    return tuple(found[id] for id in ids if id in found)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def claim(store: Store, id: str) -> Claim | None:
    """Return a claim, ``None`` where there is none of this id."""
    found = _claims(store, select(_C.record).where(_C.id == id))
    return found[0] if found else None


def claims_named(store: Store, ids: Sequence[str]) -> tuple[Claim, ...]:
    """Return the claims of these ids, in this order, without those that are not there."""
    known = {one.id: one for one in _claims(store, select(_C.record).where(_C.id.in_(set(ids))))}
    return tuple(known[id] for id in ids if id in known)


def statement_at(store: Store, number: int) -> tuple[str, str]:
    """Return the article and the id of the statement that the search tables know by *number*."""
    query = select(_S.article, _S.id).where(_S.number == number)
    with store.transaction() as connection:
        article, id = connection.execute(query).one()
        return article, id


def claim_of(store: Store, statement: str) -> str | None:
    """Return the id of the claim that a statement belongs to."""
    query = select(_CS.claim).where(_CS.statement == statement).order_by(_CS.claim)
    with store.transaction() as connection:
        return connection.execute(query).scalars().first()


def claims_of_article(store: Store, article: str) -> tuple[Claim, ...]:
    """Return the claims of several statements to which an article's statements belong."""
    mine = select(_S.id).where(_S.article == article)
    claims = select(_CS.claim).where(_CS.statement.in_(mine))
    return _claims(store, select(_C.record).where(_C.id.in_(claims), _C.statements > 1))


def _claims(store: Store, query: Select[str]) -> tuple[Claim, ...]:
    with store.transaction() as connection:
        return tuple(read_claim(record) for record in connection.execute(query).scalars())


def matches_of_article(store: Store, article: str) -> tuple[Match, ...]:
    """Return the passages that an article shares with others, by the id of the match."""
    query = select(_M.record).where(or_(_M.a_article == article, _M.b_article == article))
    with store.transaction() as connection:
        records = connection.execute(query.order_by(_M.id)).scalars()
        return tuple(read_match(record) for record in records)


def distortions(store: Store, *, claim: str = "", article: str = "") -> tuple[Distortion, ...]:
    """Return how the words of a claim, or of an article and others, changed on the way."""
    table = schema.distortions.c
    mine = table.claim == claim
    if article:
        mine = or_(table.a_article == article, table.b_article == article)
    query = select(table.record).where(mine).order_by(table.n)
    with store.transaction() as connection:
        return tuple(map(read_distortion, connection.execute(query).scalars()))


def dated(store: Store, article: str) -> Dated | None:
    """Return when an undated article appeared by what others tell, if they do."""
    query = select(schema.dates.c.record).where(schema.dates.c.article == article)
    with store.transaction() as connection:
        record = connection.execute(query).scalars().first()
    return read_dated(record) if record else None


def repeated(store: Store) -> Ids:
    """Return the ids of the claims that several reports tell, those of most reports first.

    Of claims told as often those on the fewest origins come first.
    """
    query = (
        select(_C.id)
        .where(_C.reports > 1)
        .order_by(_C.reports.desc(), _C.at_most, _C.statements.desc(), _C.id)
    )
    with store.transaction() as connection:
        return tuple(connection.execute(query).scalars())
