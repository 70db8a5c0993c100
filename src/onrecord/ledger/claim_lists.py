"""Lists of claims: those that are asked for, in the order that is asked for, a page at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Select, func, select, text

from onrecord.ledger import schema
from onrecord.ledger.search import fts_query
from onrecord.ledger.store import Store

_A, _S, _C = schema.articles.c, schema.statements.c, schema.claims.c
_CS = schema.claim_statements.c

MOST_FOUND = 2_000
"""Statements that a search looks at, the best: nobody reads further, and common words have more."""

SORTS = {
    "reports": (func.count(_CS.article.distinct()).desc(), _C.at_most),
    "origins": (_C.at_most.desc(), func.count(_CS.article.distinct()).desc()),
    "first": (_C.first_said.is_(None), _C.first_said),
    "latest": (_C.last_said.is_(None), _C.last_said.desc()),
}
"""What claims are sorted by; those alike by their ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What claims are asked for; what is empty asks for nothing.

    ``words`` stand in one of a claim's statements: all of them, or with ``near`` the most.
    """

    words: str = ""
    near: bool = False
    speaker: str = ""
    outlet: str = ""
    kind: str = ""
    status: str = ""
    reports: int = 2
    sort: str = "reports"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedClaim:
    """A claim as a list shows it."""

    id: str
    text: str
    reports: int
    at_least: int
    at_most: int
    status: str
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A value that claims of a list have, and how many have it."""

    value: str
    claims: int


def claim_ids(store: Store, asked: Asked) -> tuple[str, ...]:
    """Return the ids of the claims that are asked for, in order.

    Raises:
        BadArgument: words are asked for that hold no word.
    """
    found = _found(store, asked) if asked.words.strip() else None
    query = (
        select(_C.id)
        .join(schema.claim_statements, _CS.claim == _C.id)
        .where(_C.statements >= asked.reports)
        .group_by(_C.id)
    )
    if asked.reports > 1:
        query = query.having(func.count(_CS.article.distinct()) >= asked.reports)
    if found is not None:
        query = query.where(_C.id.in_(found))
    if asked.status:
        query = query.where(_C.status == asked.status)
    if asked.speaker or asked.outlet or asked.kind:
        query = query.where(_C.id.in_(_told(asked)))
    if found is None:
        query = query.order_by(*SORTS.get(asked.sort, SORTS["reports"]), _C.id)
    with store.transaction() as connection:
        ids = tuple(connection.execute(query).scalars())
    if found is None:
        return ids
    best = {id: place for place, id in enumerate(found)}
    return tuple(sorted(ids, key=best.__getitem__))


def _told(asked: Asked) -> Select[str]:
    """Select the claims of which one statement is as asked."""
    query = select(_CS.claim).join(schema.statements, _S.id == _CS.statement)
    if asked.speaker:
        query = query.where(_S.speaker == asked.speaker)
    if asked.kind:
        query = query.where(_S.kind == asked.kind)
    if asked.outlet:
        query = query.join(schema.articles, _A.id == _CS.article)
        query = query.where(_A.publisher == asked.outlet)
    return query


def _found(store: Store, asked: Asked) -> list[str]:
    """Return the claims that hold the words, best first."""
    query = text(
        "SELECT claim_statements.claim FROM statements_fts "
        "JOIN statements ON statements.number = statements_fts.rowid "
        "JOIN claim_statements ON claim_statements.statement = statements.id "
        "WHERE statements_fts MATCH :query "
        "ORDER BY bm25(statements_fts), claim_statements.claim LIMIT :limit"
    )
    with store.transaction() as connection:
        # A pasted quotation stands in quotation marks, which ask for these very words in a row.
        plain = re.sub(r"[\"“”„«»]", " ", asked.words)
        for words, joint in ((asked.words, " AND "), (plain, " OR "))[: 1 + asked.near]:
            values = {"query": fts_query(words, joint), "limit": MOST_FOUND}
            if rows := connection.execute(query, values).scalars().all():
                return list(dict.fromkeys(rows))
    return []


def listed_claims(store: Store, ids: Iterable[str]) -> tuple[ListedClaim, ...]:
    """Return the claims of these ids, in this order."""
    wanted = tuple(ids)
    query = (
        select(
            _C.id,
            _C.text,
            _C.at_least,
            _C.at_most,
            _C.status,
            func.count(_CS.article.distinct()).label("reports"),
        )
        .join(schema.claim_statements, _CS.claim == _C.id)
        .where(_C.id.in_(wanted))
        .group_by(_C.id)
    )
    who = _speakers(store, wanted)
    with store.transaction() as connection:
        rows = {row.id: row for row in connection.execute(query)}
    return tuple(
        ListedClaim(
            id=id,
            text=rows[id].text,
            reports=rows[id].reports,
            at_least=rows[id].at_least,
            at_most=rows[id].at_most,
            status=rows[id].status,
            speakers=who.get(id, ()),
        )
        for id in wanted
        if id in rows
    )


def _speakers(store: Store, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return who says each claim, in the order of its statements."""
    query = (
        select(_CS.claim, _S.speaker)
        .join(schema.statements, _S.id == _CS.statement)
        .where(_CS.claim.in_(ids), _S.speaker.is_not(None))
        .order_by(_CS.claim, _CS.n)
    )
    found: dict[str, tuple[str, ...]] = {}
    with store.transaction() as connection:
        for claim, speaker in connection.execute(query):
            found[claim] = tuple(dict.fromkeys((*found.get(claim, ()), speaker)))
    return found


def speakers(store: Store, most: int) -> tuple[Facet, ...]:
    """Return who says most of what several statements say."""
    return _facet(store, select(_S.speaker, func.count(_CS.claim.distinct()).label("n")), most)


def outlets(store: Store, most: int) -> tuple[Facet, ...]:
    """Return the publishers of most of what several statements say."""
    query = select(_A.publisher, func.count(_CS.claim.distinct()).label("n"))
    return _facet(store, query, most)


def _facet(store: Store, query: Select[str, int], most: int) -> tuple[Facet, ...]:
    value = query.selected_columns[0]
    several = (
        query.select_from(schema.claims)
        .join(schema.claim_statements, _CS.claim == _C.id)
        .join(schema.statements, _S.id == _CS.statement)
        .join(schema.articles, _A.id == _CS.article)
        .where(_C.statements > 1, value.is_not(None))
        .group_by(value)
        .order_by(text("n DESC"), value)
        .limit(most)
    )
    with store.transaction() as connection:
        return tuple(Facet(value=row[0], claims=row[1]) for row in connection.execute(several))
