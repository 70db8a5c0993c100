"""Entities: who and what an article is about, and which of its names mean whom."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.records import EntityType, Span
from onrecord.statements.naming.lexicon import Gender, Role, given_names
from onrecord.statements.naming.names import NameMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """Words that say what an entity is: "director of the harbour board".

    ``owner`` has the words of the name whose she is: "Ruiz’s mother"; ``bodies`` those of the
    bodies in it: "head of the Harbour Board".
    """

    span: Span
    head: str
    role: Role | None
    modifiers: frozenset[str]
    owner: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something in the article; grows while the article is read.

    ``sure`` tells a gender that a title, a noun or a pronoun gave from one that a given name did.
    """

    type: EntityType
    names: list[NameMention] = field(default_factory=list)
    words: str = ""
    spans: list[Span] = field(default_factory=list)
    gender: Gender = Gender.ANY
    sure: bool = False
    plural: bool = False
    speaks: bool = False
    descriptions: list[Description] = field(default_factory=list)
    main: str = ""

    @property
    def doubtful(self) -> bool:
        """Tell whether only the tagger says that this is a person: no title, no given name."""
        if self.type is not EntityType.PERSON or not self.main or self.sure:
            return False
        if any(len(n.words) > 2 or n.title for n in self.names):
            return False
        if any(n.words[0] in given_names() for n in self.names):
            return False
        roles = (d.role for d in self.descriptions)
        return all(role is not None and "company" in role.classes for role in roles)

    @property
    def name(self) -> str:
        """Return the name if the article gives one, else the words it uses."""
        return self.main or self.words

    @property
    def first(self) -> int:
        """Return where the entity is first named."""
        return min((span.start for span in self.spans), default=0)


@dataclass(slots=True)
class Cast:
    """The entities of an article and which of them each name means."""

    entities: list[Entity]
    by_mention: dict[Span, Entity]
    unsure: dict[Span, tuple[Entity, ...]]
    became: dict[Entity, Entity] = field(default_factory=dict)

    def now(self, entity: Entity) -> Entity:
        """Return what *entity* has become: a voice may still point to one that was merged away."""
        while entity in self.became:
            entity = self.became[entity]
        return entity

    def of(self, mention: NameMention) -> Entity | None:
        """Return the entity that *mention* names, ``None`` where two fit."""
        return self.by_mention.get(mention.span)

    def add(self, entity: Entity) -> Entity:
        """Take in an entity that has no name."""
        self.entities.append(entity)
        return entity

    def merge(self, kept: Entity, gone: Entity) -> None:
        """Make *gone* one with *kept*."""
        if kept is gone:
            return
        kept.names.extend(gone.names)
        kept.spans.extend(gone.spans)
        kept.descriptions.extend(gone.descriptions)
        kept.gender = kept.gender or gone.gender
        kept.main = kept.main or gone.main
        self.by_mention.update({s: kept for s, e in self.by_mention.items() if e is gone})
        self.entities = [entity for entity in self.entities if entity is not gone]
        self.became[gone] = kept
