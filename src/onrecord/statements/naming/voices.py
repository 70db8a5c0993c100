"""Voices: who speaks in a statement, and what the article has told up to there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord.options import NamingOptions
from onrecord.records import EntityType, Span, StatementKind
from onrecord.statements.drafts import Drafts
from onrecord.statements.naming.descriptions import describe, owner_words
from onrecord.statements.naming.entities import Cast, Description, Entity
from onrecord.statements.naming.lexicon import PUBLISHERS, WORKS, RoleKind, fold
from onrecord.statements.naming.names import NameMention
from onrecord.statements.naming.phrases import Article, Phrase, gender_of, is_kind, own_words
from onrecord.statements.naming.reading import Reading
from onrecord.statements.naming.salience import Said, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks in a draft: an entity, or none and why. ``evidence`` shows an inferred one."""

    entity: Entity | None
    open: str | None
    phrase: Phrase | None = None
    evidence: tuple[Span, ...] = ()


NO_SOURCE = "the report names no source"

GOES_ON = re.compile(
    r"\b(?:add|adds|added|adding|continue[sd]?|continuing|went on|goes on|conclude[sd]?|also|"
    r"insisted|stressed|further|reiterated|repeated|explained|replied|responded)\b",
    re.IGNORECASE,
)

IN_WORDS = frozenset({StatementKind.DIRECT, StatementKind.MIXED})

_LEAD_BLOCKS = 3
_OTHERS = frozenset("second third another other separate different fellow".split())


@dataclass(slots=True)
class Scene:
    """An article while it is read: who is in it, what was said so far, and by whom."""

    page: Reading
    names: Sequence[NameMention]
    cast: Cast
    drafts: Drafts
    options: NamingOptions
    voices: list[Voice] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)


def quoted(scene: Scene) -> tuple[Span, ...]:
    """Return what the article gives in somebody's own words."""
    return tuple(s for d in scene.drafts if d.kind in IN_WORDS for s in d.content)


def settle(scene: Scene) -> None:
    """Let whatever points to an entity that was merged away point to what it has become."""
    now = scene.cast.now
    scene.said = [replace(s, speaker=now(s.speaker)) for s in scene.said]
    scene.voices = [
        v if v.entity is None else replace(v, entity=now(v.entity)) for v in scene.voices
    ]


def view(scene: Scene) -> View:
    """Return what a pronoun may look back on."""
    return View(scene.page, scene.cast, scene.said, quoted(scene), scene.options)


def last_speaker(scene: Scene, at: int, blocks: int | None = None) -> Entity | None:
    """Return who spoke last before *at*, if that was at most *blocks* paragraphs before."""
    before = [s for s in scene.said if s.at < at][-1:]
    if not before or (
        blocks is not None and scene.page.block(at) - scene.page.block(before[0].at) > blocks
    ):
        return None
    return before[0].speaker


def meant(entity: Entity, said: Phrase) -> Voice:
    """Give a source to *entity*, which is mentioned once more by it."""
    entity.spans.append(said.core)
    return Voice(entity=entity, open=None, phrase=said)


def two_fit(page: Reading, said: Phrase, first: Entity, second: Entity) -> Voice:
    """Give a source to nobody, since two fit it equally."""
    words = " ".join(said.words.of(page.text).split())
    reason = f"“{words}” may be {first.name} or {second.name}"
    return Voice(entity=None, open=reason, phrase=said)


def own(scene: Scene, said: Phrase, *, plural: bool = False) -> Voice:
    """Take the source's own words; the same definite words mean the same one again."""
    words = own_words(scene.page, said)
    if not words:
        return Voice(entity=None, open=NO_SOURCE, phrase=said)
    if (again := _lead_again(scene, said, plural)) is not None:
        return again
    key = bare(words)
    for entity in scene.cast.entities:
        same = said.core in entity.spans or said.article is not Article.INDEFINITE
        if not entity.main and bare(entity.words) == key and same:
            return meant(entity, said)
    made = Entity(
        type=_type(said, plural),
        words=words,
        spans=[said.core],
        gender=gender_of(said),
        sure=True,
        plural=plural,
        descriptions=[_description(said)],
    )
    return Voice(entity=scene.cast.add(made), open=None, phrase=said)


def _lead_again(scene: Scene, said: Phrase, plural: bool) -> Voice | None:
    """Take the lead's "a worker at the dam" for the "Dam worker" of the headline."""
    if plural or said.role is None or scene.page.block(said.core.start) > _LEAD_BLOCKS:
        return None
    if not is_kind(said, RoleKind.PERSON, *WORKS) or said.owner_pronoun:
        return None
    if said.modifiers & _OTHERS:
        return None
    for entity in scene.cast.entities:
        at = scene.page.block(entity.first)
        early = not entity.main and at <= 1 and at < scene.page.block(said.core.start)
        if early and any(d.head == said.role.noun for d in entity.descriptions):
            entity.words = own_words(scene.page, said)
            return meant(entity, said)
    return None


def by_name(scene: Scene, said: Phrase, name: NameMention) -> Voice:
    """Give a source to the entity that *name* means; to none where two fit."""
    entity = scene.cast.of(name)
    if entity is None:
        two = " or ".join(e.name for e in scene.cast.unsure.get(name.span, ()))
        words = name.span.of(scene.page.text)
        return Voice(entity=None, open=f"“{words}” may be {two}", phrase=said)
    for alias in said.aliases:
        other = scene.cast.of(alias)
        if other is not None and other.type is entity.type:
            scene.cast.merge(entity, other)
    if said.apposed is name:
        describe(entity, said)
    return Voice(entity=entity, open=None, phrase=said)


def bare(words: str) -> str:
    """Return *words* folded and without their article, to find the same words again."""
    return re.sub(r"^(?:the|this|that|these|those) ", "", fold(words))


def _type(said: Phrase, plural: bool) -> EntityType:
    if is_kind(said, *WORKS):
        return EntityType.DOCUMENT
    if is_kind(said, *PUBLISHERS):
        return EntityType.OUTLET
    if plural or is_kind(said, RoleKind.GROUP):
        return EntityType.GROUP
    if is_kind(said, RoleKind.PERSON, RoleKind.ANONYMOUS):
        return EntityType.PERSON
    return EntityType.ORGANIZATION if is_kind(said, RoleKind.BODY) else EntityType.OTHER


def _description(said: Phrase) -> Description:
    head = said.role.noun if said.role else said.head
    return Description(
        span=said.span,
        head=head,
        role=said.role,
        modifiers=said.modifiers,
        owner=owner_words(said),
        bodies=said.bodies,
    )


def replace_speaker(voices: list[Voice], gone: Entity, kept: Entity) -> None:
    """Give all that *gone* says to *kept*, in place."""
    for position, voice in enumerate(voices):
        if voice.entity is gone:
            voices[position] = Voice(
                entity=kept, open=None, phrase=voice.phrase, evidence=voice.evidence
            )
