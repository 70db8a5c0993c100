"""What a ledger is least sure of, straight from its tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from onrecord.ledger import schema
from onrecord.ledger.store import Store
from onrecord.records import Match, MatchKind
from onrecord.serialise import read_entity, read_match

_CS, _S, _C, _M = (
    schema.claim_statements.c,
    schema.statements.c,
    schema.claims.c,
    schema.matches.c,
)

LOOSE = (
    MatchKind.PARAPHRASE,
    MatchKind.SAME_FIGURE,
    MatchKind.UPDATE,
    MatchKind.CONFLICT,
    MatchKind.EDITED,
)
"""Matches of statements that are not the same words."""


def loose_matches(store: Store, most: int) -> tuple[Match, ...]:
    """Return the matches of two statements that are least sure, the least first."""
    query = (
        select(_M.record)
        .where(
            _M.kind.in_([kind.value for kind in LOOSE]),
            _M.a_statement.is_not(None),
            _M.b_statement.is_not(None),
        )
        .order_by(_M.score, _M.id)
        .limit(most)
    )
    with store.transaction() as connection:
        return tuple(map(read_match, connection.execute(query).scalars()))


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A statement, and how sure the model is of it, 0 to 1."""

    statement: str
    claim: str
    confidence: float


def doubtful_statements(store: Store, most: int) -> tuple[Doubtful, ...]:
    """Return the statements of claims that several tell of which the model is least sure."""
    query = (
        select(_S.id, _CS.claim, _S.confidence)
        .join(schema.claim_statements, _CS.statement == _S.id)
        .join(schema.claims, _C.id == _CS.claim)
        .where(_C.statements > 1, _S["class"] != "assertion")
        .order_by(_S.confidence, _S.id)
        .limit(most)
    )
    with store.transaction() as connection:
        return tuple(Doubtful(*row) for row in connection.execute(query))


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two names that may be one's, and why that is likely."""

    one: str
    other: str
    reason: str


def unsure_names(store: Store, most: int) -> tuple[NamePair, ...]:
    """Return the names of which it is open whether they are one's, those in most reports first."""
    return tuple(pair for pair, _ in zip(_pairs(store), range(most), strict=False))


def _pairs(store: Store) -> Iterator[NamePair]:
    table = schema.entities.c
    unsure = select(table.record).where(table.record.contains('"unsure": [{', autoescape=True))
    with store.transaction() as connection:
        records = connection.execute(unsure.order_by(table.articles.desc(), table.n)).scalars()
        entities = [read_entity(record) for record in records]
        ids = {other.entity for entity in entities for other in entity.unsure}
        named = select(table.id, table.name).where(table.id.in_(sorted(ids)[:900]))
        names = {row.id: row.name for row in connection.execute(named)}
    told = set[tuple[str, ...]]()
    for entity in entities:
        for other in entity.unsure:
            one, two = entity.names[0].name, names.get(other.entity)
            if two and one != two and tuple(sorted((one, two))) not in told:
                told.add(tuple(sorted((one, two))))
                yield NamePair(one, two, other.reason)
