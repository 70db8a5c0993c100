"""Whom pronouns and definite nouns before a figure stand for: "he", "they", "the company"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.records import EntityType, Span
from onrecord.statements.figures.known import Known, Names, named
from onrecord.statements.figures.tellings import Tellings

FAR = 400
"""Code points before a figure in which the name that leads its clause stands: sixty words."""

_S = r"[\s\u00a0]+"
_PERSONAL = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)
_THEY = re.compile(r"\b(?:they|their)\b", re.IGNORECASE)
_IMPERSONAL = re.compile(
    rf"\b(?:its|their)\b(?=[^.]{{0,14}}$)|\b(?:it|they|the{_S}(?:\w+{_S})?(?:group|legion|"
    rf"company|firm|party|country|"
    rf"unit|army|bank|agency|government|state|city|club|force|organi[sz]ation|campaign|network|"
    rf"charity|union|ministry|department|university|hospital|fighters|defectors|rebels|"
    rf"militants))\b",
    re.IGNORECASE,
)
_I = re.compile(r"\b(?:I|my)\b|\bI[’'](?:ve|d|m|ll)\b")
_WE = re.compile(r"\b(?:we|our)\b|\bwe[’'](?:ve|d|re|ll)\b", re.IGNORECASE)
_DEFINITE = re.compile(r"\bthe[\s\u00a0]+(?:[a-z-]+[\s\u00a0]+)?(?P<noun>[a-z]{3,})\b")
_STATE = {
    "state": EntityType.PLACE, "city": EntityType.PLACE, "country": EntityType.PLACE,
    "town": EntityType.PLACE, "county": EntityType.PLACE, "province": EntityType.PLACE,
    "nation": EntityType.PLACE, "region": EntityType.PLACE, "village": EntityType.PLACE,
    "company": EntityType.ORGANIZATION, "firm": EntityType.ORGANIZATION,
    "bank": EntityType.ORGANIZATION, "group": EntityType.GROUP, "party": EntityType.GROUP,
    "organization": EntityType.ORGANIZATION, "organisation": EntityType.ORGANIZATION,
    "charity": EntityType.ORGANIZATION, "agency": EntityType.ORGANIZATION,
    "legion": EntityType.GROUP, "unit": EntityType.GROUP, "militia": EntityType.GROUP,
}  # fmt: skip
"""Nouns that stand for the last named place or body, as "the company" does."""
_BODIES = frozenset({EntityType.ORGANIZATION, EntityType.GROUP, EntityType.OUTLET})


class References:
    """Remembers what sentences were about, and who speaks, so as to tell whom words mean."""

    def __init__(self, text: str, names: Names, meant: Sequence[Known], tellings: Tellings) -> None:
        self._text = text
        self._names = names
        self._meant = meant
        self._meant_starts = [one.span.start for one in meant]
        self._tellings = tellings
        self._unread: list[Span] = []
        self._ended = 0
        self._last: dict[EntityType, Known] = {}
        self._tails: dict[str, Known] = {}
        self._people: Known | None = None

    def sentence(self, sentence: Span) -> None:
        """End *sentence*: whoever it is about may be "he" or "they" in the next."""
        self._unread.append(sentence)
        self._ended = sentence.end

    def meaning(self, noun: str, inside: Sequence[Known]) -> Known | None:
        """Return what "the court" stands for: the last name that ends so, or of that kind."""
        self._read()
        if noun in self._tails:
            return self._tails[noun]
        kind = _STATE.get(noun)
        if kind is None:
            return None
        near = (m for m in reversed(inside) if (m.type in _BODIES) is (kind in _BODIES))
        fits = (m for m in near if kind in _BODIES or m.type is kind)
        return next(fits, None) or self._last.get(EntityType.GROUP if kind in _BODIES else kind)

    def people(self) -> Known | None:
        """Return the people last named: "Selnans"."""
        self._read()
        return self._people

    def spoken_of(self, start: int, figure: Span, plain: Sequence[Known]) -> Known | None:
        """Return whom a pronoun or "the company" between *start* and the figure stands for."""
        text = self._text
        words = text[start : figure.start]
        if _I.search(words) and (speaker := self.speaker(figure)) is not None:
            return speaker
        if _PERSONAL.search(words):
            return self._person(start, figure, plain)
        for match in _DEFINITE.finditer(words):
            meant = self.meaning(match["noun"], self._here(figure))
            if meant is not None:
                return meant
        if _WE.search(words):
            return None  # whoever speaks for a body may mean it, or everybody
        if _IMPERSONAL.search(words):
            self._read()
            bodies = [m for m in plain if m.type is not EntityType.PERSON]
            last = self._last.get(EntityType.GROUP) or self._last.get(EntityType.PLACE)
            if bodies or last is None or not _THEY.search(words):
                return bodies[0] if bodies else last
            return last if last.type is EntityType.GROUP else None  # else "they" are people
        return None

    def _here(self, figure: Span) -> list[Known]:
        """Return the names before the figure in its sentence, as far as subjects reach."""
        return self._names.inside(Span(max(self._ended, figure.start - FAR), figure.start))

    def _person(self, start: int, figure: Span, plain: Sequence[Known]) -> Known | None:
        """Return who "he" or "her" is: as naming knows it, else in the sentence, else before."""
        at = bisect_left(self._meant_starts, start)
        if at < len(self._meant) and self._meant[at].span.end <= figure.start:
            return self._meant[at]
        people = [m for m in plain if m.type is EntityType.PERSON]
        self._read()
        return (
            (people[0] if people else None)
            or self.speaker(figure)
            or self._last.get(EntityType.PERSON)
        )

    def speaker(self, figure: Span) -> Known | None:
        """Return who tells of *figure*, by name."""
        telling = self._tellings.of(figure)
        if telling is None or telling.speaker is None or not named(telling.speaker):
            return None
        span = telling.source[0] if telling.source else figure
        return Known(span=span, type=EntityType.PERSON, name=telling.speaker)

    def _read(self) -> None:
        """Take in the sentences that have ended since this was last asked."""
        for sentence in self._unread:
            seen: set[EntityType] = set()
            for one in self._names.inside(sentence):
                kind = EntityType.GROUP if one.type in _BODIES else one.type
                words = one.name.lower().split()
                if people(one):
                    self._people = one
                if len(words) > 1 and kind is not EntityType.PERSON:
                    self._tails[words[-1]] = one
                if kind not in seen and not self._names.behind(one, sentence.start):
                    seen.add(kind)
                    self._last[kind] = one
        self._unread.clear()


def people(one: Known) -> bool:
    """Tell whether the name is a people or party, of whom polls tell: "Selnans"."""
    return one.type is EntityType.GROUP and one.name.endswith("s") and " " not in one.name
