"""Who a pronoun can mean: the people named before it, the likeliest first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

from onrecord.options import NamingOptions
from onrecord.records import EntityType, Span, Spans
from onrecord.statements.naming.entities import Cast, Entity
from onrecord.statements.naming.lexicon import Gender, RoleKind, fold, nationalities, role_of
from onrecord.statements.naming.names import NameMention
from onrecord.statements.naming.reading import Reading

_OBLIQUE = frozenset(
    "of by with to for from against about at in on near over under between among like behind than "
    "into through versus v vs after before during since until not told tell asked".split()
)
_TYPES_OF_PEOPLE = frozenset({EntityType.PERSON})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement already given to somebody: where its source stands, and who it is."""

    at: int
    speaker: Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the words ask for: gender, number, and the kinds of entity that fit."""

    gender: Gender
    plural: bool
    types: frozenset[EntityType]


def wanted(pronoun: str) -> Wanted:
    """Return what a pronoun asks for.

    >>> wanted("she").gender.name, wanted("they").plural
    ('FEMALE', True)
    """
    if pronoun in {"he", "him", "his", "himself"}:
        return Wanted(gender=Gender.MALE, plural=False, types=_TYPES_OF_PEOPLE)
    if pronoun in {"she", "her", "hers", "herself"}:
        return Wanted(gender=Gender.FEMALE, plural=False, types=_TYPES_OF_PEOPLE)
    bodies = frozenset(
        {
            EntityType.ORGANIZATION,
            EntityType.OUTLET,
            EntityType.DOCUMENT,
            EntityType.GROUP,
            EntityType.OTHER,
        }
    )
    if pronoun in {"it", "its", "itself"}:
        return Wanted(gender=Gender.ANY, plural=False, types=bodies - {EntityType.GROUP})
    return Wanted(gender=Gender.ANY, plural=True, types=bodies - {EntityType.DOCUMENT})


def fits(entity: Entity, want: Wanted) -> bool:
    """Tell whether *entity* can be what the words ask for."""
    if entity.type not in want.types:
        return False
    if entity.sure and want.gender and entity.gender and entity.gender is not want.gender:
        return False
    return want.plural or not entity.plural


@dataclass(frozen=True, slots=True)
class View:
    """What lies before the words that point at somebody: the page, who spoke, what was quoted."""

    page: Reading
    cast: Cast
    said: Sequence[Said]
    quoted: Spans
    options: NamingOptions

    def ranked(self, at: int, want: Wanted, *, goes_on: bool = False) -> list[tuple[float, Entity]]:
        """Return the entities that fit *want* at *at*, with their weight, the weightiest first.

        The weight of an entity is that of its best mention before *at* (nearness, subject or not,
        inside somebody's words or not), plus what it has for being the last to speak; more so
        where the cue says that somebody goes on speaking.
        """
        quoted = self._quoted_near(at)
        before = [s for s in self.said if s.at < at]
        spoken = {id(s.speaker) for s in before}
        start = self._reach(at)
        near = {id(e): _between(e.spans, start, at) for e in self.cast.entities}
        known = (e for e in self.cast.entities if near[id(e)] or id(e) in spoken)
        fit = [e for e in known if _may_be(e, want)]
        here = {id(e) for e in fit if fits(e, want) and self._in_view(near[id(e)], at, quoted)}
        scores = []
        for entity in fit:
            spoke = self._spoke(entity, at, before[-1]) if id(entity) in spoken else 0.0
            spoke *= self.options.out_of_view if here and id(entity) not in here else 1.0
            weight = self._named(entity, near[id(entity)], at, quoted) + spoke
            weight += self.options.goes_on * (goes_on and spoke > self.options.has_spoken)
            if weight > 0:
                scores.append((round(self._shared(weight, entity, want), 6), entity))
        return sorted(scores, key=lambda s: (-s[0], s[1].first))

    def _quoted_near(self, at: int) -> Spans:
        start = self._reach(at)
        return tuple(q for q in self.quoted if q.end > start and q.start < at)

    def _reach(self, at: int) -> int:
        """Return where the first sentence begins in which a pronoun at *at* may find its name."""
        first = max(0, self.page.sentence(at) - self.options.reach)
        return self.page.sentences[first].start if self.page.sentences else 0

    def _in_view(self, near: Sequence[Span], at: int, quoted: Spans) -> bool:
        """Tell whether a mention is a subject of the paragraph that *at* lies in."""
        start = self.page.blocks[self.page.block(at)].start if self.page.blocks else 0
        return any(
            s.start >= start and subject_like(self.page, s) and not any(q.covers(s) for q in quoted)
            for s in near
        )

    def _named(self, entity: Entity, near: Sequence[Span], at: int, quoted: Spans) -> float:
        """Return the weight of the best mention, and more the oftener somebody was named."""
        best = max((self._weight(span, at, quoted) for span in near), default=0.0)
        named = sum(1 for span in entity.spans if span.end <= at)
        return best + self.options.topic * log2(named) if best and named else best

    def _weight(self, span: Span, at: int, quoted: Spans) -> float:
        apart = self.page.sentence(at) - self.page.sentence(span.start)
        weight = self.options.nearness**apart
        weight += self.options.opens_sentence * _opens(self.page, span)
        if any(q.covers(span) for q in quoted):
            weight *= self.options.inside_quotation
        return weight * (1.0 if subject_like(self.page, span) else self.options.oblique)

    def _spoke(self, entity: Entity, at: int, last: Said) -> float:
        """Return what *entity* gains for having spoken before *at*, *last* of all or not."""
        if last.speaker is not entity:
            return self.options.has_spoken
        apart = self.page.block(at) - self.page.block(last.at)
        named = max((s for s in entity.spans if s.end <= at), default=None)
        subject = named is None or subject_like(self.page, named)
        weight = self.options.last_speaker * self.options.nearness ** max(0, apart - 1)
        return max(weight * (1.0 if subject else self.options.oblique), self.options.has_spoken)

    def _shared(self, weight: float, entity: Entity, want: Wanted) -> float:
        """Take off a share where gender, type or the lack of a name make *entity* less likely."""
        if not entity.main:
            weight *= self.options.unnamed
        if want.gender and entity.gender and entity.gender is not want.gender:
            weight *= self.options.unlikely_gender
        if entity.type is EntityType.OUTLET or (entity.doubtful and not want.gender):
            weight *= self.options.unlikely_body
        known = bool(want.gender) and entity.gender is want.gender
        return weight + self.options.known_gender * known


def _between(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    return [s for s in spans if s.start >= start and s.end <= end]


def _may_be(entity: Entity, want: Wanted) -> bool:
    """Tell whether *entity* fits, or may be a body whatever the tagger took it for."""
    if fits(entity, want):
        return True
    if want.plural or EntityType.ORGANIZATION not in want.types:
        return False
    return entity.doubtful or (entity.speaks and entity.type is EntityType.PLACE)


FIRST_WORDS, WIDTH = 3, 60
"""Words before a name that still opens its sentence, and code points that they may take."""


def _opens(page: Reading, span: Span) -> bool:
    """Tell whether the name stands among the first words of its sentence."""
    sentence = page.sentence_at(span.start)
    if span.start - sentence.start > WIDTH:
        return False
    return len(page.within(Span(sentence.start, span.start))) <= FIRST_WORDS


def plural_before(
    page: Reading, at: int, quoted: Spans, names: Sequence[NameMention]
) -> Span | None:
    """Return the last people in the plural before *at* that no name and no quotation covers."""
    sentence = page.sentence(at)
    first = page.sentences[max(0, sentence - 1)].start if page.sentences else 0
    words = page.within(Span(first, at))
    for position in range(len(words) - 1, -1, -1):
        word = words[position]
        known = role_of(word.of(page.text))
        if known is None or not known[1] or known[0].kind is not RoleKind.PERSON:
            continue
        if any(q.covers(word) for q in quoted) or not word.of(page.text).islower():
            continue
        before = fold(words[position - 1].of(page.text)) if position else ""
        start = position
        while start and _leads(page, words[start - 1], words[start]):
            start -= 1
        led = fold(words[max(0, start - 1)].of(page.text))
        if start < position and before not in _OBLIQUE and led not in _OBLIQUE:
            return Span(words[start].start, word.end)
    return None


def person_before(page: Reading, at: int, inside: Spans, gender: Gender) -> Span | None:
    """Return the last single person before *at* within the spans *inside*: "my daughter"."""
    words = [w for span in inside for w in page.within(span) if w.end <= at]
    for position in range(len(words) - 1, 0, -1):
        known = role_of(words[position].of(page.text))
        if known is None or known[1] or known[0].kind is not RoleKind.PERSON:
            continue
        if known[0].gender and known[0].gender is not gender:
            continue
        start = position
        while start and _owned(page, words[start - 1], words[start]):
            start -= 1
        if fold(words[start].of(page.text)) in _SINGLE:
            return Span(words[start].start, words[position].end)
    return None


_SINGLE = frozenset("a an the my our his her their one another that this".split())


def _owned(page: Reading, before: Span, word: Span) -> bool:
    text = before.of(page.text)
    if page.text[before.end : word.start].strip(" \xa0") or not text[0].isalpha():
        return False
    if fold(word.of(page.text)) in _SINGLE:
        return False
    return fold(text) in _SINGLE or text.endswith((*_ADJECTIVES, "old", "young", "’s", "'s"))


def _leads(page: Reading, before: Span, word: Span) -> bool:
    """Tell whether *before* belongs to the phrase of *word*: an adjective or a determiner."""
    text = before.of(page.text)
    if page.text[before.end : word.start].strip() or not text[0].isalpha():
        return False
    if fold(word.of(page.text)) in _DETERMINERS:
        return False
    return fold(text) in _DETERMINERS or text in nationalities() or text.endswith(_ADJECTIVES)


_DETERMINERS = frozenset("the some many several these those both two three four five".split())
_ADJECTIVES = ("al", "ed", "ive", "ous", "ent", "ant", "ic", "ary", "ful", "er", "ing", "ern")


_NEXT = re.compile(r"[ \xa0](?P<noun>[a-z]+)\b")


def attributive(page: Reading, span: Span) -> bool:
    """Tell a name that only tells whose side somebody is on: "an ardent Ruiz supporter"."""
    match = _NEXT.match(page.text, span.end)
    known = role_of(match["noun"]) if match else None
    return known is not None


def subject_like(page: Reading, span: Span) -> bool:
    """Tell whether the name at *span* can be its clause's subject: no preposition, no "'s"."""
    if page.text[span.end : span.end + 2] in {"'s", "’s", "‘s"} or attributive(page, span):
        return False
    sentence = page.sentence_at(span.start)
    before = page.within(Span(max(sentence.start, span.start - 60), span.start))
    for word in reversed(before):
        text = fold(word.of(page.text))
        if text in _OBLIQUE:
            return False
        if not (text in {"the", "a", "an", "mr", "mrs", "ms", "president"} or text == "."):
            return True
    return True
