"""Bodies, outlets and works: whom "the company", "the outlet" or "the story" means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.records import EntityType, Span
from onrecord.statements.drafts import Draft
from onrecord.statements.naming.entities import Entity
from onrecord.statements.naming.lexicon import RoleKind, fold, role_of
from onrecord.statements.naming.phrases import Article, Phrase, own_words
from onrecord.statements.naming.salience import Said, wanted
from onrecord.statements.naming.voices import Scene, Voice, last_speaker, meant, own, view

_STORIES = frozenset(
    "story report article piece paper investigation editorial analysis column".split()
)
"""Works that "the" points at though only the outlet was named."""

_GENERIC = frozenset(
    "company firm group organisation organization giant charity corporation manufacturer retailer "
    "maker startup start-up ngo nonprofit non-profit movement outfit business brand".split()
)
"""Bodies that "the" points at without naming them: the one that spoke last, if one did."""

_BODIES = frozenset(
    {EntityType.ORGANIZATION, EntityType.OUTLET, EntityType.OTHER, EntityType.GROUP}
)


def bodily(entity: Entity) -> bool:
    """Tell whether *entity* can be "the company", whatever the tagger took its name for."""
    place = entity.type is EntityType.PLACE and entity.speaks
    return entity.type in _BODIES or entity.doubtful or place


def owned(scene: Scene, said: Phrase, draft: Draft) -> Voice:
    """Name whose office or lawyer it is, where "his" is clear: "Ana Ruiz’s office"."""
    voice = own(scene, said, plural=said.plural)
    if draft.within is not None or said.owner_pronoun not in {"his", "her"}:
        return voice
    order = view(scene).ranked(said.core.start, wanted(said.owner_pronoun))
    clear = (
        bool(order)
        and order[0][1].main
        and (len(order) == 1 or order[0][0] - order[1][0] >= scene.options.clear)
    )
    if clear and voice.entity is not None and not voice.entity.main:
        words = own_words(scene.page, said)
        voice.entity.words = f"{order[0][1].name}’s {words.split(maxsplit=1)[-1]}"
    return voice


def body(scene: Scene, said: Phrase, draft: Draft) -> Voice:
    """Give "the ministry" to the last organization with that word in its name."""
    if said.article is not Article.DEFINITE or len(said.modifiers) > 1 or said.owner:
        return own(scene, said)
    recent = _bodies(scene, draft)
    chosen = next((e for e in recent if not said.modifiers and _is_a(e, said)), None)
    head = said.role.noun if said.role else said.head
    if chosen is None and head in _GENERIC:
        chosen = _body_meant(scene, said, recent) or _so_described(said, recent)
    if chosen is None:
        return own(scene, said)
    if chosen.doubtful:
        chosen.type = EntityType.ORGANIZATION
    return meant(chosen, said)


def _bodies(scene: Scene, draft: Draft) -> list[Entity]:
    """Return the named bodies before the draft's source and outside its own content."""
    at = draft.source[0].start
    last = []
    for entity in scene.cast.entities:
        spans = [
            s for s in entity.spans if s.end <= at and not any(c.covers(s) for c in draft.content)
        ]
        if entity.main and spans and bodily(entity):
            last.append((max(s.end for s in spans), entity))
    return [entity for _, entity in sorted(last, key=lambda p: -p[0])]


def _so_described(said: Phrase, recent: Sequence[Entity]) -> Entity | None:
    """Return the one body that was described as a company, a group and so on."""
    classes = said.role.classes if said.role else frozenset()
    fit = [
        e
        for e in recent
        if any(
            d.role is not None and d.role.kind is RoleKind.BODY and d.role.classes & classes
            for d in e.descriptions
        )
    ]
    return fit[0] if len(fit) == 1 else None


def _body_meant(scene: Scene, said: Phrase, recent: Sequence[Entity]) -> Entity | None:
    """Return the body that spoke last, not long before, else the only one just named."""
    at, page = said.core.start, scene.page
    spoke = _bodies_that_spoke(scene, said)
    if spoke and page.block(at) - page.block(spoke[-1].at) <= scene.options.body_reach:
        return None if _ruled_out(spoke[-1].speaker, said) else spoke[-1].speaker

    def just_named(span: Span) -> bool:
        return span.end <= at and 0 <= page.sentence(at) - page.sentence(span.start) <= 1

    named = (e for e in recent if e.type is not EntityType.OUTLET)
    fit = (e for e in named if not (e.doubtful or _ruled_out(e, said)))
    near = [e for e in fit if any(just_named(s) for s in e.spans)]
    return near[0] if len(near) == 1 else None


def _bodies_that_spoke(scene: Scene, said: Phrase) -> list[Said]:
    """Return the bodies that spoke before, without those that may be people if others did."""
    crowds = said.head in {"group", "organisation", "organization"}
    before = (s for s in scene.said if s.at < said.core.start)
    named = (s for s in before if crowds or s.speaker.main)
    spoke = [s for s in named if bodily(s.speaker) and s.speaker.type is not EntityType.OUTLET]
    return [s for s in spoke if not s.speaker.doubtful] or spoke


def _ruled_out(entity: Entity, said: Phrase) -> bool:
    """Tell whether the name says that it is another kind of body: a ministry, no company."""
    known = [r for n in entity.names[:1] if (r := role_of(n.words[-1])) is not None]
    classes = said.role.classes if said.role else frozenset()
    return bool(known) and known[0][0].kind is RoleKind.BODY and not (known[0][0].classes & classes)


def _is_a(entity: Entity, said: Phrase) -> bool:
    head = said.role.noun if said.role else said.head
    if any(head in part.split("-") for name in entity.names for part in name.words):
        return True
    return any(d.head == head for d in entity.descriptions)


def _recent(scene: Scene, at: int, types: frozenset[EntityType]) -> list[Entity]:
    """Return the named entities of *types* before *at*, the last named first."""
    last = [
        (max(s.end for s in e.spans if s.end <= at), e)
        for e in scene.cast.entities
        if e.type in types and e.main and any(s.end <= at for s in e.spans)
    ]
    return [entity for _, entity in sorted(last, key=lambda p: -p[0])]


def last_outlet(scene: Scene, said: Phrase, types: frozenset[EntityType]) -> Voice:
    """Give "the outlet" to the outlet that spoke last, else to the one last named."""
    at = said.core.start
    reporting = _reporting(scene, at) if said.head == "outlet" else None
    if reporting is not None:
        reporting.type = EntityType.OUTLET
        return meant(reporting, said)
    spoke = [s.speaker for s in scene.said if s.at < at and s.speaker.type in types]
    recent = _recent(scene, at, types)
    chosen = spoke[-1:] if spoke and last_speaker(scene, at, blocks=2) else recent[:1]
    if not chosen:
        return own(scene, said)
    return meant(chosen[0], said)


_REPORTED = re.compile(r"\s+(?:\w+ly\s+|first\s+|also\s+)?report(?:s|ed)\b(?P<end>\s*[.,])?")
_ONE_NAME = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.OTHER})


def _reporting(scene: Scene, at: int) -> Entity | None:
    """Return who spoke last, where "Osprey reported" and nothing else tells what it is."""
    last = last_speaker(scene, at, blocks=2)
    if last is None or last.type not in _ONE_NAME or not last.main:
        return None
    single = all(len(name.words) == 1 for name in last.names)
    before = (s.end for s in last.spans if s.end <= at)
    reported = [m for end in before if (m := _REPORTED.match(scene.page.text, end))]
    # A wrong description is easily come by ("the officer"); people seldom end a sentence so.
    plain = not last.descriptions or any(m["end"] for m in reported)
    return last if single and reported and plain else None


def work(scene: Scene, said: Phrase) -> Voice:
    """Give "the story" to the outlet that tells it, "a new report" to the one named next."""
    outlet = _outlet_of(scene, said)
    if outlet is not None and not said.plural:
        return Voice(entity=outlet, open=None, phrase=said)
    if said.owner is not None or said.owner_pronoun or said.plural:
        return own(scene, said, plural=said.plural)
    if said.article is Article.DEFINITE:
        return _known_work(scene, said)
    return own(scene, said)


_IN_OUTLET = re.compile(r"\b(?:in|by|from|on)\s+(?:the\s+|The\s+)?$")


def _outlet_of(scene: Scene, said: Phrase) -> Entity | None:
    """Return the outlet of "a story in the Post" or "the Post report": its own voice."""
    if said.head not in _STORIES:
        return None
    page = scene.page
    head = said.core.start + fold(said.core.of(page.text)).find(said.head)
    for name in scene.names:
        entity = scene.cast.of(name) if said.core.covers(name.span) else None
        if entity is None or entity.type is not EntityType.OUTLET or name.possessive:
            continue
        before = page.text[max(said.core.start, name.full.start - 12) : name.full.start]
        if name.span.end <= head or _IN_OUTLET.search(before):
            return entity
    return None


def _known_work(scene: Scene, said: Phrase) -> Voice:
    at = said.core.start
    before = [s.speaker for s in scene.said if s.at < at]
    known = [e for e in before if any(d.head == said.head for d in e.descriptions)]
    told = said.head in _STORIES and not said.modifiers
    outlets = [e for e in before[-3:] if told and e.type is EntityType.OUTLET]
    chosen = known[-1:] or outlets[-1:]
    if not chosen or last_speaker(scene, at, blocks=3) is None:
        return own(scene, said)
    return meant(chosen[0], said)
