"""Naming: who speaks in each draft, to whom, and through whom the report has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.options import NamingOptions
from onrecord.records import (
    Addressee,
    EntityType,
    Furniture,
    Hop,
    Mention,
    Name,
    Span,
    Speaker,
    StatementClass,
)
from onrecord.statements.drafts import Draft, Drafts
from onrecord.statements.naming.casting import cast
from onrecord.statements.naming.descriptions import describe_all
from onrecord.statements.naming.entities import Cast, Entity
from onrecord.statements.naming.later import name_later
from onrecord.statements.naming.mentions import mentions
from onrecord.statements.naming.reading import reading
from onrecord.statements.naming.relays import Relays, Way
from onrecord.statements.naming.speakers import voices_of
from onrecord.statements.naming.voices import Scene, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What naming adds to one draft."""

    speaker: Speaker | None
    speaker_open: str | None
    audience: tuple[Addressee, ...]
    relay: tuple[Hop, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What naming adds to an article: one ``Named`` per draft, and everybody who is mentioned."""

    drafts: tuple[Named, ...]
    mentions: tuple[Mention, ...]


def name(
    text: str,
    furniture: Sequence[Furniture],
    drafts: Sequence[Draft],
    names: Sequence[Name],
    *,
    publisher: str | None = None,
    options: NamingOptions | None = None,
) -> Naming:
    """Name the speaker, audience and relay of each of *drafts*.

    Args:
        text: The article's text; all spans are offsets into it.
        furniture: What of it is not the report.
        drafts: The article's statements, in reading order.
        names: The names that the tagger found.
        publisher: The outlet whose page this is: no hop of a chain, since the chain starts there.
        options: Weights and reaches; the defaults where none are given.

    Returns:
        One ``Named`` per draft in the same order, and the article's mentions in reading order.
    """
    page = reading(text, furniture)
    found = mentions(page, names)
    people = cast(page, found)
    describe_all(page, found, people)
    scene = Scene(page, found, people, _nested(Drafts(drafts)), options or NamingOptions())
    voices_of(scene)
    name_later(scene)
    ways = Relays(scene, publisher).run()
    ids = _ids(people)
    named = [_named(v, way, ids) for v, way in zip(scene.voices, ways, strict=True)]
    return Naming(drafts=tuple(named), mentions=_mentions(people, ids))


def _nested(drafts: Drafts) -> Drafts:
    """Put each draft within the one whose content holds its source and cue."""
    return Drafts(
        replace(draft, within=_around(drafts, position)) if draft.within is None else draft
        for position, draft in enumerate(drafts)
    )


def _around(drafts: Drafts, position: int) -> int | None:
    inner = drafts[position]
    if not inner.source or not inner.cue or inner.continues is not None:
        return None
    around = [
        (sum(c.end - c.start for c in outer.content), number)
        for number in drafts.near(inner.cue[0])
        if number != position
        and _holds(outer := drafts[number], inner)
        and not _holds(inner, outer)
    ]
    return min(around)[1] if around else None


def _holds(outer: Draft, inner: Draft) -> bool:
    """Tell whether *outer*'s words hold all that attributes *inner*."""
    parts = (*inner.source, *inner.cue)
    spoken = outer.class_ in {StatementClass.SPEECH, StatementClass.DOCUMENT}
    return spoken and bool(parts) and all(any(c.covers(p) for c in outer.content) for p in parts)


def _ids(people: Cast) -> dict[int, str]:
    """Number the entities in the order in which the article names them."""
    order = sorted(people.entities, key=lambda e: (e.first, e.name))
    return {id(entity): f"e{number}" for number, entity in enumerate(order, 1)}


def _named(voice: Voice, way: Way, ids: dict[int, str]) -> Named:
    entity = voice.entity
    speaker = Speaker(id=ids[id(entity)], name=entity.name) if entity is not None else None
    return Named(
        speaker=speaker,
        speaker_open=None if speaker else voice.open,
        audience=way.audience,
        relay=way.relay,
    )


def _mentions(people: Cast, ids: dict[int, str]) -> tuple[Mention, ...]:
    found: dict[tuple[Span, str], Mention] = {}
    for entity in people.entities:
        for span in entity.spans:
            key = (span, ids[id(entity)])
            found[key] = Mention(
                span=span, entity=key[1], type=_shown_type(entity), name=entity.name
            )
    return tuple(sorted(found.values(), key=lambda m: (m.span, m.entity)))


def _shown_type(entity: Entity) -> EntityType:
    return entity.type
