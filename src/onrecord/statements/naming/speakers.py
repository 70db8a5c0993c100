"""Speakers: the entity that each statement's source names, after coreference."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.records import EntityType, Span, StatementClass, StatementKind
from onrecord.statements.drafts import Draft
from onrecord.statements.naming.bodies import body, last_outlet, owned, work
from onrecord.statements.naming.descriptions import describe, points
from onrecord.statements.naming.lexicon import PUBLISHERS, WORKS, RoleKind
from onrecord.statements.naming.names import NameMention
from onrecord.statements.naming.phrases import Article, Phrase, is_kind, phrase
from onrecord.statements.naming.pronouns import narrate, narrated, pronoun
from onrecord.statements.naming.roles import described
from onrecord.statements.naming.salience import Said
from onrecord.statements.naming.voices import (
    NO_SOURCE,
    Scene,
    Voice,
    by_name,
    meant,
    own,
    replace_speaker,
    settle,
)

_PLAIN = frozenset("same news media daily weekly online local latter state british german".split())
"""Words that may stand before "outlet" without telling of another one."""

_SPEAKING = frozenset({StatementClass.SPEECH, StatementClass.DOCUMENT, StatementClass.BELIEF})

_CALLED = re.compile(
    r"\b(?:calls?|called|knows?|knew|nicknamed?|nicknames|dub(?:s|bed)?|names?)\s+(?:him|her)\s+"
    r"(?:as\s+)?(?:the\s+)?[“\"'‘]?$|\b(?:His|Her|his|her) (?:\w+ )?(?:name|nickname|call sign) "
    r"(?:is|was)\s+[“\"'‘]?$"
)


def voices_of(scene: Scene) -> list[Voice]:
    """Return the voices of all drafts of *scene*, in their order, and keep them in it."""
    scene.voices = [Voice(entity=None, open=NO_SOURCE)] * len(scene.drafts)
    told, called = narrated(scene), _called(scene)
    merged = 0
    for position in outer_first(scene.drafts):
        draft = scene.drafts[position]
        while told and told[0].start < draft.start:
            narrate(scene, told.pop(0))
        while called and called[0].span.start < draft.start:
            _call(scene, called.pop(0))
        scene.voices[position] = _voice(scene, draft)
        _note(scene, draft, scene.voices[position])
        if len(scene.cast.became) > merged:
            merged = len(scene.cast.became)
            settle(scene)
    for name in called:
        _call(scene, name)
    settle(scene)
    return scene.voices


def _note(scene: Scene, draft: Draft, voice: Voice) -> None:
    """Keep who spoke, so that a later "he" finds the last speaker."""
    if voice.entity is None:
        return
    voice.entity.speaks = True
    aloud = draft.within is None and draft.class_ in _SPEAKING
    if aloud and (draft.source or draft.continues is not None):
        at = draft.source[0].start if draft.source else draft.start
        scene.said.append(Said(at=at, speaker=voice.entity))


def outer_first(drafts: Sequence[Draft]) -> list[int]:
    """Return the positions of *drafts*: those within no other in reading order, then the others.

    An inner statement may stand before its outer one ("Citing local papers, the board found"),
    and never says who speaks next outside of it.
    """

    def depth(position: int) -> int:
        deep, seen = 0, {position}
        at: int | None = position
        while at is not None:
            draft = drafts[at]
            at = draft.continues if draft.within is None else draft.within
            deep += draft.within is not None
            if at in seen:
                return deep
            seen.add(at if at is not None else -1)
        return deep

    return sorted(range(len(drafts)), key=lambda p: (depth(p), p))


def _called(scene: Scene) -> list[NameMention]:
    """Return the names that somebody only described gets: "everybody calls him Grey"."""
    return [
        n
        for n in scene.names
        if _CALLED.search(scene.page.text[max(0, n.full.start - 40) : n.full.start])
    ]


def _call(scene: Scene, name: NameMention) -> None:
    """Name whoever spoke last and was only described by *name*."""
    speakers = [s.speaker for s in scene.said if s.at < name.span.start]
    people = [e for e in speakers if e.type is EntityType.PERSON and not e.plural]
    other, last = scene.cast.of(name), people[-1] if people else None
    if other is None or last is None or last is other or last.main:
        return
    other.type = EntityType.PERSON
    replace_speaker(scene.voices, last, other)
    scene.said = [replace(s, speaker=other) if s.speaker is last else s for s in scene.said]
    scene.cast.merge(other, last)


def _voice(scene: Scene, draft: Draft) -> Voice:
    """Choose the rule by what the draft has: a source, a quotation to go on with, or neither."""
    if draft.continues is not None:
        before = scene.voices[draft.continues]
        return Voice(entity=before.entity, open=before.open, evidence=before.evidence)
    if draft.no_source is not None:
        return Voice(entity=None, open=None)
    if not draft.source:
        return _orphan(scene, draft)
    return _named(scene, phrase(scene.page, _whole(draft), scene.names), draft)


def _whole(draft: Draft) -> Span:
    """Return the source as one stretch where its parts lie in one sentence, side by side."""
    first, last = draft.source[0], draft.source[-1]
    near = all(b.start - a.end <= 3 for a, b in zip(draft.source, draft.source[1:], strict=False))
    return Span(first.start, last.end) if near else first


def _orphan(scene: Scene, draft: Draft) -> Voice:
    """A quotation that nobody is put to goes on with the last one quoted, if that is near."""
    near = [s for s in scene.said if s.at < draft.start]
    if draft.kind is StatementKind.DIRECT and near:
        apart = scene.page.block(draft.start) - scene.page.block(near[-1].at)
        if apart <= scene.options.orphan_reach:
            return Voice(entity=near[-1].speaker, open=None)
    return Voice(entity=None, open=NO_SOURCE)


def _named(scene: Scene, said: Phrase, draft: Draft) -> Voice:
    """Choose the rule by the source's head: pronoun, name, alias, name beside it, common noun."""
    if said.pronoun:
        return pronoun(scene, said, draft)
    if said.joined:
        return own(scene, said, plural=True)
    if said.name is not None:
        return by_name(scene, said, said.name)
    if len(said.aliases) == 1 and not (said.plural and said.role):
        return _by_alias(scene, said)
    if said.apposed is not None and not said.plural:
        return by_name(scene, said, said.apposed)
    return _by_role(scene, said, draft)


def _by_alias(scene: Scene, said: Phrase) -> Voice:
    entity = scene.cast.of(said.aliases[0])
    if entity is None:
        return own(scene, said)
    entity.type = EntityType.PERSON if is_kind(said, RoleKind.PERSON) else entity.type
    describe(entity, said)
    return meant(entity, said)


def _by_role(scene: Scene, said: Phrase, draft: Draft) -> Voice:
    if is_kind(said, *WORKS):
        return work(scene, said)
    if said.owner_pronoun in {"his", "her"} and is_kind(said, RoleKind.BODY):
        return owned(scene, said, draft)
    pointed = said.article is Article.DEFINITE and not said.modifiers - _PLAIN
    if is_kind(said, *PUBLISHERS) and not said.plural and pointed:
        return last_outlet(scene, said, frozenset({EntityType.OUTLET}))
    if said.plural or is_kind(said, RoleKind.GROUP, RoleKind.ANONYMOUS):
        return own(scene, said, plural=True)
    if is_kind(said, RoleKind.BODY):
        return body(scene, said, draft)
    if points(said):
        return described(scene, said, draft)
    return own(scene, said)
