"""Hops: what a station of a relay chain is called and what it is."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import Basis, EntityType, Hop, HopRole, Span, Spans
from onrecord.statements.drafts import Draft
from onrecord.statements.naming.entities import Entity
from onrecord.statements.naming.lexicon import RoleKind, role_of
from onrecord.statements.naming.nametypes import agency
from onrecord.statements.naming.phrases import Article, Phrase
from onrecord.statements.naming.voices import Voice

_UNNAMED = frozenset(
    "official officer diplomat aide adviser source insider employee staffer executive agent".split()
)
"""Nouns that stand for somebody who will not be named, where no name and no "the" is given."""

_ROLES = {
    EntityType.PERSON: HopRole.PERSON,
    EntityType.GROUP: HopRole.GROUP,
    EntityType.ORGANIZATION: HopRole.ORGANIZATION,
    EntityType.PLACE: HopRole.ORGANIZATION,
    EntityType.DOCUMENT: HopRole.DOCUMENT,
    EntityType.OTHER: HopRole.UNKNOWN,
}
"""What each type is as a hop; a place that speaks is its government."""

_WORKS = {
    RoleKind.POST: HopRole.POST,
    RoleKind.RECORDING: HopRole.RECORDING,
    RoleKind.ANONYMOUS: HopRole.ANONYMOUS,
}


def stated(name: str, role: HopRole, *evidence: Span) -> Hop:
    """Return a hop that the article states in so many words."""
    return Hop(name=name, role=role, basis=Basis.STATED, evidence=evidence)


def outlet_hop(entity: Entity, evidence: Span) -> Hop:
    """Return the hop of an outlet or agency."""
    return stated(entity.name, _outlet_role(entity), evidence)


def speaker_hop(voice: Voice, entity: Entity, draft: Draft | None) -> Hop:
    """Return the hop of whoever speaks: *entity*, as *voice* found it."""
    return Hop(
        name=entity.name,
        role=hop_role(entity, voice.phrase),
        basis=Basis.INFERRED if voice.evidence else Basis.STATED,
        evidence=voice.evidence or _evidence(voice, entity, draft),
    )


def _evidence(voice: Voice, entity: Entity, draft: Draft | None) -> Spans:
    if draft is not None and draft.source:
        return draft.source
    return (voice.phrase.core,) if voice.phrase is not None else tuple(entity.spans[-1:])


def medium_hop(name: str, evidence: Span) -> Hop:
    """Return the hop of a manifesto, a post or a video, by its noun."""
    known = role_of(name.split()[-1])
    kind = _WORKS.get(known[0].kind, HopRole.DOCUMENT) if known else HopRole.DOCUMENT
    return stated(name, kind, evidence)


def once(chain: Sequence[Hop]) -> tuple[Hop, ...]:
    """Leave out each hop that the chain has already passed."""
    first = {hop.name: hop for hop in reversed(chain)}
    return tuple(hop for hop in chain if first[hop.name] is hop)


def hop_role(entity: Entity, said: Phrase | None) -> HopRole:
    """Return what *entity* is as a hop; one whom the article never names may be anonymous."""
    unnamed = None if entity.main else _unnamed_role(entity, said)
    if unnamed is not None:
        return unnamed
    return _outlet_role(entity) if entity.type is EntityType.OUTLET else _ROLES[entity.type]


def _unnamed_role(entity: Entity, said: Phrase | None) -> HopRole | None:
    known = said.role if said is not None else None
    if known is None and entity.descriptions:
        known = entity.descriptions[0].role
    if known is None:
        return None
    pointed = said is not None and said.article in {Article.DEFINITE, Article.OWNED}
    if known.noun in _UNNAMED and not pointed:
        return HopRole.ANONYMOUS
    return _WORKS.get(known.kind)


def _outlet_role(entity: Entity) -> HopRole:
    return HopRole.AGENCY if agency(entity.name) else HopRole.OUTLET
