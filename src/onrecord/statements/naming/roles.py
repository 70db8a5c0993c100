"""Roles: whom "the commander" or "the former baker" means."""

from __future__ import annotations

import re

from onrecord.records import EntityType, Span
from onrecord.statements.drafts import Draft
from onrecord.statements.naming.descriptions import describe, owner_words
from onrecord.statements.naming.entities import Description, Entity
from onrecord.statements.naming.lexicon import nations
from onrecord.statements.naming.phrases import Article, Phrase, gender_of
from onrecord.statements.naming.salience import attributive
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
    last = last_speaker(scene, at) is entity
    apart = scene.page.sentence(at) - scene.page.sentence(before[-1].start)
    if (not entity.main and known < SAME_NOUN) or (
        not last and apart > 1 and _another(scene, said, entity, known)
    ):
        known = 0.0
    near = scene.options.nearness ** max(0, apart)
    return known + near * (0.6 + 0.4 * last) + _alone(scene, said, entity, draft, known)


def _another(scene: Scene, said: Phrase, entity: Entity, known: float) -> bool:
    """Tell whether a name in *said* shows that it means another than one not just spoken of.

    "The commander in Selby" is no general of elsewhere, nor "the head of the Dam Office" whom the
    text called "the chair of the Harbour Board".
    """
    if any(_same_head(said, d) >= SAME_NOUN for d in entity.descriptions):
        return False
    bodies = frozenset(word for d in entity.descriptions for word in d.bodies)
    if said.bodies and bodies and not said.bodies & bodies:
        return True
    return known <= ONE_CLASS and _outside(scene, said)


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
        if attributive(page, span):
            return False
        return span.end <= at and 0 <= now - page.sentence(span.start) <= 1

    people = (e for e in scene.cast.entities if e.type is EntityType.PERSON)
    same = [e for e in people if any(near(s) for s in e.spans)]
    return same == [entity] or (not same and last_speaker(scene, at, blocks=2) is entity)


SAME_NOUN, ONE_CLASS, ANYBODY, EACH_WORD, NO_MORE = 2.0, 1.0, 0.5, 0.5, 0.4
"""What a description counts: the same noun, a noun of one class, "the man" for any man, each
further word in common; and the share that is left of "former mayor" for a plain "mayor"."""


def likeness(said: Phrase, known: Description) -> float:
    """Return how well *said* fits a description given before: 0 for another head, else up to 4."""
    if of_other_nations(said.modifiers, known.modifiers) or _of_others(said, known):
        return 0.0
    score = _same_head(said, known)
    once = {"former", "ex", "late"}
    if (known.modifiers & once) and not (said.modifiers & once):
        score *= NO_MORE
    return score + min(2.0, EACH_WORD * len(said.modifiers & known.modifiers)) if score else 0.0


def _of_others(said: Phrase, known: Description) -> bool:
    """Tell whether the two belong to others: Ruiz’s mother is not Tam’s mother.

    "The Harbour’s spokesman" may be who was called spokesman before, but no mere diplomat.
    """
    owner = owner_words(said)
    if not owner or owner & (known.modifiers | known.owner | known.bodies):
        return False
    return bool(known.owner) or _same_head(said, known) < SAME_NOUN


_OFFICES = frozenset(
    "governor mayor president senator commissioner judge king queen prince princess pope "
    "ambassador sheriff congressman congresswoman chancellor general colonel admiral sergeant "
    "captain".split()
)
"""Nouns of which nobody is meant by another: a governor is no commissioner."""


def _same_head(said: Phrase, known: Description) -> float:
    role = said.role
    if role is None or known.role is None:
        return SAME_NOUN if said.head and said.head == known.head else 0.0
    if role.noun == known.role.noun:
        return SAME_NOUN
    if {role.noun, known.role.noun} <= _OFFICES:
        return 0.0
    if role.classes & known.role.classes:
        return ONE_CLASS
    return ANYBODY if role.classes == {"citizen"} and role.gender else 0.0


def of_other_nations(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether two descriptions are of different nations."""
    return bool(a & nations()) and bool(b & nations()) and not (a & b & nations())
