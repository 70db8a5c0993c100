"""Entities as a list shows them: every name with its basis and the words it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.records import AliasBasis, Entity, EntityType
from onrecord.views.reports import Evidence, Pile, evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """One name, what makes it one, and the words in which it (or both names) stands."""

    name: str
    basis: AliasBasis
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasRow:
    """Somebody in the list of a ledger; ``unsure`` pairs who may be the same with the reason."""

    id: str
    type: EntityType
    names: tuple[NameRow, ...]
    articles: int
    unsure: tuple[tuple[str, str], ...]


def alias_rows(entities: Iterable[Entity], pile: Pile) -> Iterator[AliasRow]:
    """List entities in the order given."""
    known = tuple(entities)
    names = {entity.id: entity.names[0].name for entity in known}
    for entity in known:
        yield alias_row(entity, pile, names)


def alias_row(entity: Entity, pile: Pile, names: Mapping[str, str]) -> AliasRow:
    """Show one entity; *names* are the first names of all."""
    return AliasRow(
        id=entity.id,
        type=entity.type,
        names=tuple(
            NameRow(
                name=alias.name,
                basis=alias.basis,
                evidence=tuple(evidence(at, pile) for at in alias.evidence),
            )
            for alias in entity.names
        ),
        articles=len({member.article for member in entity.members}),
        unsure=tuple((names.get(d.entity, d.entity), d.reason) for d in entity.unsure),
    )
