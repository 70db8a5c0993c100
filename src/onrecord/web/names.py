"""The page of names: who goes by several, why, and who may be the same."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.ledger import entity_lists
from onrecord.ledger.store import Store
from onrecord.records import Alias, EntityType
from onrecord.web.kept import Kept
from onrecord.web.reading import ROWS, paged


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """Somebody who may be the same, and why that is open."""

    id: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRow:
    """Somebody with all names; each has its basis and the words in which it stands."""

    id: str
    type: EntityType
    names: tuple[Alias, ...]
    articles: int
    unsure: tuple[Open, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """A page of the list of names."""

    rows: tuple[NamedRow, ...]
    page: int
    pages: int
    total: int


def names(
    store: Store, kept: Kept[tuple[str, ...]], words: str, page: int, *, unsure: bool
) -> Names:
    """List who goes by several names, or has *words* in one; with *unsure* who may be another."""
    asked = (words, unsure)
    ids = kept.get(store, asked, lambda: entity_lists.entity_ids(store, words, unsure=unsure))
    number, pages = paged(len(ids), page)
    shown = entity_lists.entities_named(store, ids[(number - 1) * ROWS : number * ROWS])
    others = {one.entity for entity in shown for one in entity.unsure}
    called = entity_lists.first_names(store, others)
    rows = (
        NamedRow(
            id=entity.id,
            type=entity.type,
            names=entity.names,
            articles=len({member.article for member in entity.members}),
            unsure=tuple(
                Open(id=one.entity, name=called[one.entity], reason=one.reason)
                for one in entity.unsure
                if one.entity in called
            ),
        )
        for entity in shown
    )
    return Names(rows=tuple(rows), page=number, pages=pages, total=len(ids))
