"""Lists of who is one over the articles."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import func, or_, select

from onrecord.ledger import schema
from onrecord.ledger.claim_lists import one_of
from onrecord.ledger.store import Store
from onrecord.records import Entity
from onrecord.serialise import read_entity

_E, _N = schema.entities.c, schema.entity_names.c


def entity_ids(store: Store, words: str, *, unsure: bool) -> tuple[str, ...]:
    """Return the ids of those with *words* in their names, named in most articles first.

    Without words those who go by several names or may be somebody else too; with *unsure* only
    the latter.
    """
    open_ = func.json_array_length(_E.record, "$.unsure") > 0
    several = select(func.count()).where(_N.entity == _E.id).scalar_subquery() > 1
    query = select(_E.id).order_by(_E.articles.desc(), _E.name, _E.id)
    for word in words.split():
        named = select(_N.entity).where(_N.name.contains(word, autoescape=True))
        query = query.where(_E.id.in_(named))
    if unsure:
        query = query.where(open_)
    elif not words.strip():
        query = query.where(or_(several, open_))
    with store.transaction() as connection:
        return tuple(connection.execute(query).scalars())


def entities_named(store: Store, ids: Collection[str]) -> tuple[Entity, ...]:
    """Return the entities of these ids, in this order."""
    query = select(_E.record).where(_E.id.in_(one_of(ids)))
    with store.transaction() as connection:
        found = {one.id: one for one in map(read_entity, connection.execute(query).scalars())}
    return tuple(found[id] for id in ids if id in found)


def first_names(store: Store, ids: Collection[str]) -> dict[str, str]:
    """Return what entities are called first."""
    query = select(_E.id, _E.name).where(_E.id.in_(one_of(ids)))
    with store.transaction() as connection:
        return {row.id: row.name for row in connection.execute(query)}
