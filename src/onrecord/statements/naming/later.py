"""Names that come later: "the commander" of the lead, "a new report" of the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.options import NamingOptions
from onrecord.records import EntityType, Span
from onrecord.statements.naming.descriptions import points
from onrecord.statements.naming.entities import Cast, Entity
from onrecord.statements.naming.lexicon import RoleKind
from onrecord.statements.naming.names import NameMention
from onrecord.statements.naming.phrases import Article, Phrase, is_kind
from onrecord.statements.naming.reading import Reading
from onrecord.statements.naming.roles import likeness
from onrecord.statements.naming.voices import Scene, Voice, replace_speaker, settle

_NAMELESS = frozenset("person individual official insider aide member figure".split())
"""Nouns by which a report hides somebody: no later name is meant by them."""

_NEW = frozenset({Article.INDEFINITE, Article.BARE})

_MADE = re.compile(
    r"\b(?P<work>report|paper|study|survey|document|analysis|poll|research|investigation|findings)"
    r"\b[^.“”\"]{0,25}?\b(?P<by>by|from|which|that)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?$"
)

_REPORTS = frozenset(
    "report paper study survey document analysis poll research investigation findings".split()
)
"""What "a report by" may name again: a note or a release is another work."""
_STORIES = frozenset("article story piece account review dossier exposé".split())
"""What an outlet that is quoted next may have told: no law, no statistics."""

_MAKES = re.compile(
    r"[^.“”\"]{0,20}?\b(?:released|published|compiled|produced|issued|wrote|put out|presented)\b"
)

_NO_MAKERS = frozenset({EntityType.PLACE, EntityType.PERSON})


def name_later(scene: Scene) -> None:
    """Name whoever *scene* has found so far by words only and names further on, in place."""
    voices, cast, page, options = scene.voices, scene.cast, scene.page, scene.options
    later_names(voices, cast, page, options)
    leads_named_next(voices, cast, page, options.lead_reach)
    reports_named_later(voices, cast, page, options.report_reach)
    settle(scene)


def later_names(voices: list[Voice], cast: Cast, page: Reading, options: NamingOptions) -> None:
    """Name those first met as "the commander of the Legion" and named paragraphs later."""
    for voice in list(voices):
        entity, said = voice.entity, voice.phrase
        if entity is None or entity.main or entity.plural or said is None or said.role is None:
            continue
        if entity.type is not EntityType.PERSON or said.core.start != entity.first:
            continue
        if said.role.noun in _NAMELESS:
            continue
        named = _named_later(entity, said, cast, page, options)
        if named is not None:
            replace_speaker(voices, entity, named)
            cast.merge(named, entity)


def _named_later(
    entity: Entity, said: Phrase, cast: Cast, page: Reading, options: NamingOptions
) -> Entity | None:
    """Return the one person whose later description fits *said* well enough."""
    near = page.block(said.core.start) + options.naming_reach
    people = (e for e in cast.entities if e.main and e.type is EntityType.PERSON)
    scores = [
        (likeness(said, known), other)
        for other in people
        if not _of_other_gender(entity, other)
        for known in other.descriptions
        if known.span.start > said.span.end
        and (points(said) or page.block(known.span.start) <= near)
    ]
    best = sorted(scores, key=lambda s: -s[0])
    bar = options.later_bar if page.block(entity.first) > 1 else options.later_bar_lead
    if not best or best[0][0] < bar:
        return None
    rivals = [s[0] for s in best if s[1] is not best[0][1]]
    return None if rivals and best[0][0] - rivals[0] < options.margin else best[0][1]


def _of_other_gender(entity: Entity, other: Entity) -> bool:
    known = other.sure and bool(entity.gender) and bool(other.gender)
    return known and entity.gender is not other.gender


def leads_named_next(voices: list[Voice], cast: Cast, page: Reading, reach: int) -> None:
    """Name "the harbour master" of the lead by the first person whom the next paragraphs bring.

    News opens with the role and brings the name a paragraph later. It holds only for somebody
    not named before, who speaks next and is described as nothing else.
    """
    for position, voice in enumerate(voices):
        entity, said = voice.entity, voice.phrase
        if entity is None or said is None or not _lead_role(entity, said, page):
            continue
        for other in voices[position + 1 :]:
            if other.entity is None or other.phrase is None or other.entity is entity:
                continue
            if other.entity.type is not EntityType.PERSON or not other.entity.main:
                continue
            if _introduced(other, said, page, reach):
                replace_speaker(voices, entity, other.entity)
                cast.merge(other.entity, entity)
            break


def _lead_role(entity: Entity, said: Phrase, page: Reading) -> bool:
    if entity.main or entity.plural or entity.type is not EntityType.PERSON:
        return False
    return page.block(entity.first) <= 2 and said.article in {Article.DEFINITE, Article.BARE}


def _introduced(voice: Voice, said: Phrase, page: Reading, reach: int) -> bool:
    entity = voice.entity
    if entity is None or entity.type is not EntityType.PERSON or not entity.main:
        return False
    names = [n for n in entity.names if len(n.words) > 1]
    if not names or entity.first < said.core.start or voice.phrase is None:
        return False
    if page.block(entity.first) - page.block(said.core.start) > reach:
        return False
    first = set(said.role.classes) if said.role else set()
    return not any(d.role is not None and not (d.role.classes & first) for d in entity.descriptions)


def reports_named_later(voices: list[Voice], cast: Cast, page: Reading, reach: int) -> None:
    """Give "a new report" to whoever the next paragraphs say made it, or else quote."""
    for position, voice in enumerate(voices):
        entity, said = voice.entity, voice.phrase
        if entity is None or said is None or not _new_report(entity, said):
            continue
        named = _made_by(said, cast, page, reach) if said.head in _REPORTS else None
        named = named or _publisher_after(voices[position + 1 :], said, page, reach)
        if named is None:
            continue
        replace_speaker(voices, entity, named[0])
        evidence = (said.core, named[1])
        voices[position] = Voice(entity=named[0], open=None, phrase=said, evidence=evidence)
        cast.merge(named[0], entity)


def _new_report(entity: Entity, said: Phrase) -> bool:
    unnamed = not entity.main and not said.plural and said.owner is None
    tells = is_kind(said, RoleKind.DOCUMENT) and said.head in _REPORTS | _STORIES
    return unnamed and tells and said.article in _NEW


def _made_by(said: Phrase, cast: Cast, page: Reading, reach: int) -> tuple[Entity, Span] | None:
    """Return whoever the next paragraphs say made the report, with the words that say it."""
    last = page.block(said.core.start) + reach
    for entity in cast.entities:
        for name in entity.names if entity.type not in _NO_MAKERS else ():
            if said.span.end <= name.span.start and page.block(name.span.start) <= last:
                words = _making(page, name)
                if words is not None:
                    return entity, words
    return None


def _making(page: Reading, name: NameMention) -> Span | None:
    """Return the words of "the paper, which the union Harbour released" up to the name."""
    before = page.text[max(0, name.full.start - 70) : name.full.start].rpartition("\n")[2]
    made = _MADE.search(before)
    if made is None:
        return None
    if made["by"] not in {"by", "from"} and not _MAKES.match(page.text, name.span.end):
        return None
    return Span(name.full.start - len(before) + made.start(), name.span.end)


def _publisher_after(
    voices: Sequence[Voice], said: Phrase, page: Reading, reach: int
) -> tuple[Entity, Span] | None:
    """Return the outlet that is quoted next, with the words that name it."""
    for voice in voices:
        entity, other = voice.entity, voice.phrase
        if entity is None or other is None:
            continue
        if page.block(other.core.start) - page.block(said.core.start) > reach:
            return None
        if entity.type is EntityType.OUTLET and entity.main:
            return entity, other.core
    return None
