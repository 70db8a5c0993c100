"""Roles: whom "the commander" or "the former baker" means."""

from __future__ import annotations

import re

from onrecord.records import EntityType, Span
from onrecord.statements.drafts import Draft
from onrecord.statements.naming.descriptions import describe
from onrecord.statements.naming.entities import Description, Entity
from onrecord.statements.naming.lexicon import nations
from onrecord.statements.naming.phrases import Article, Phrase, gender_of
from onrecord.statements.naming.voices import (
    GOES_ON,
    Scene,
    Voice,
    last_speaker,
    meant,
    own,
    two_fit,
)

_CHILDREN = frozenset({"girl", "boy", "child", "kid", "teenager", "teen", "youth", "baby"})


def described(scene: Scene, said: Phrase, draft: Draft) -> Voice:
    """Give "the commander" to the one person whom the words fit best."""
    people = (e for e in scene.cast.entities if e.type is EntityType.PERSON and not e.plural)
    scores = [(_fit(scene, said, entity, draft), entity) for entity in people]
    order = sorted((s for s in scores if s[0] > 0), key=lambda s: (-s[0], s[1].first))
    if not order or order[0][0] < scene.options.role_bar:
        return own(scene, said)
    if len(order) > 1 and order[0][0] - order[1][0] < scene.options.margin:
        return two_fit(scene.page, said, order[0][1], order[1][1])
    describe(order[0][1], said)
    return meant(order[0][1], said)


def _fit(scene: Scene, said: Phrase, entity: Entity, draft: Draft) -> float:
    at = said.core.start
    before = [s for s in entity.spans if s.end <= at]
    if not before or _ruled_out(said, entity):
        return 0.0
    told = (likeness(said, d) for d in entity.descriptions if d.span.start < at)
    known = max(told, default=0.0)
    if known < SAME_NOUN and not entity.main:
        known = 0.0
    apart = scene.page.sentence(at) - scene.page.sentence(before[-1].start)
    near = scene.options.nearness ** max(0, apart)
    last = last_speaker(scene, at) is entity
    return known + near * (0.6 + 0.4 * last) + _alone(scene, said, entity, draft, known)


def _ruled_out(said: Phrase, entity: Entity) -> bool:
    """Tell whether gender, nation or "Ruiz's lawyer" show that somebody else is meant."""
    gender = gender_of(said)
    other = entity.sure and gender and entity.gender and gender is not entity.gender
    abroad = any(of_other_nations(said.modifiers, d.modifiers) for d in entity.descriptions)
    return bool(other) or abroad or (said.owner is not None and said.owner in entity.names)


def _alone(scene: Scene, said: Phrase, entity: Entity, draft: Draft, known: float) -> float:
    """Return what is added where the place alone tells who "the former baker" is.

    That is the last speaker who goes on speaking, and the one person whom the sentence before
    is about; else nearness only decides between two whom the words fit.
    """
    young = said.role is not None and said.role.noun in _CHILDREN
    if not known and (said.article is Article.OWNED or young or not entity.main):
        return -9.0
    on = any(GOES_ON.search(c.of(scene.page.text)) for c in draft.cue)
    if on and said.article is Article.DEFINITE and last_speaker(scene, said.core.start) is entity:
        return scene.options.role_bar
    if known:
        return 0.0
    if said.role is None or _outside(scene, said) or not _about(scene, said, entity):
        return -1.0
    return scene.options.role_bar


def _outside(scene: Scene, said: Phrase) -> bool:
    """Tell whether the phrase has a name or an "of" of its own, so that it needs no one near."""
    inner = any(said.core.covers(n.span) for n in scene.names)
    words = said.core.of(scene.page.text)
    return inner or bool(re.search(r"\bof (?!one\b|two\b|three\b|four\b|five\b)", words))


def _about(scene: Scene, said: Phrase, entity: Entity) -> bool:
    """Tell whether the sentence before is about *entity* and no other person."""
    at, page = said.core.start, scene.page
    now = page.sentence(at)

    def near(span: Span) -> bool:
        return span.end <= at and 0 <= now - page.sentence(span.start) <= 1

    people = (e for e in scene.cast.entities if e.type is EntityType.PERSON)
    same = [e for e in people if any(near(s) for s in e.spans)]
    return same == [entity] or (not same and last_speaker(scene, at, blocks=2) is entity)


SAME_NOUN, ONE_CLASS, ANYBODY, EACH_WORD, NO_MORE = 2.0, 1.0, 0.5, 0.5, 0.4
"""What a description counts: the same noun, a noun of one class, "the man" for any man, each
further word in common; and the share that is left of "former mayor" for a plain "mayor"."""


def likeness(said: Phrase, known: Description) -> float:
    """Return how well *said* fits a description given before: 0 for another head, else up to 4."""
    if of_other_nations(said.modifiers, known.modifiers):
        return 0.0
    score = _same_head(said, known)
    once = {"former", "ex", "late"}
    if (known.modifiers & once) and not (said.modifiers & once):
        score *= NO_MORE
    return score + min(2.0, EACH_WORD * len(said.modifiers & known.modifiers)) if score else 0.0


def _same_head(said: Phrase, known: Description) -> float:
    role = said.role
    if role is None or known.role is None:
        return SAME_NOUN if said.head and said.head == known.head else 0.0
    if role.noun == known.role.noun:
        return SAME_NOUN
    if role.classes & known.role.classes:
        return ONE_CLASS
    return ANYBODY if role.classes == {"citizen"} and role.gender else 0.0


def of_other_nations(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether two descriptions are of different nations."""
    return bool(a & nations()) and bool(b & nations()) and not (a & b & nations())
