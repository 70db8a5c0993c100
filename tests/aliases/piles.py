"""Piles of invented reports in which names are marked as in ``tests.factories``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from onrecord.aliases import Pairs, aliases
from onrecord.records import Basis, Entity, Extraction, Interval, Match, Mention
from tests.factories import article, marked


def report(
    source: str, *, id: str, one: Mapping[str, str] | None = None, day: date | None = None
) -> Extraction:
    """Build a report from marked text; *one* maps a name to the fuller one that it stands for."""
    found = marked(source)
    whole = {span.span.of(found.text): span for span in found.tags.names}
    mentions = []
    for name in found.tags.names:
        words = name.span.of(found.text)
        main = (one or {}).get(words, words)
        kind = whole[main].type if main in whole else name.type
        mentions.append(Mention(span=name.span, entity=f"e_{main}", type=kind, name=main))
    place = article(found.text, id=f"a_{id}")
    if day:
        when = Interval(earliest=day, latest=day, basis=Basis.METADATA, evidence=())
        place = replace(place, published=when)
    return Extraction(
        article=place, model="hand", statements=(), mentions=tuple(mentions), problems=()
    )


def groups(
    *pile: Extraction, matches: tuple[Match, ...] = (), same: Pairs = (), different: Pairs = ()
) -> dict[str, set[str]]:
    """Return the names of each entity by its first name."""
    found = aliases(pile, matches, same=same, different=different)
    return {names(e)[0]: set(names(e)) for e in found}


def names(entity: Entity) -> list[str]:
    return [alias.name for alias in entity.names]


STORY = " [place Selna] [place Marrow Bay] [organization Tide Office] [person Jon Petty]"
"""Names that two reports of one story share."""
