"""The names that can own figures: whom naming found, their further mentions, and peoples."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.records import EntityType, Mention, Name, Span
from onrecord.statements.figures.numbers import TENS
from onrecord.statements.figures.words import person, plural

_WHO = frozenset(
    {
        EntityType.PERSON,
        EntityType.ORGANIZATION,
        EntityType.GROUP,
        EntityType.OUTLET,
        EntityType.PLACE,
        EntityType.OTHER,
    }
)
_TITLES = frozenset(
    "sen sens rep reps gov dr mr mrs ms prof gen lt col sgt rev sir president senator "
    "representative governor secretary minister mayor general judge".split()
)
_CAPITALISED = re.compile(
    r"(?:[Tt]he )?(?:[A-Z][^\s]*|of|the|and|for|&)(?:[\s\u00a0](?:[A-Z][^\s]*|of|the|and|for|&))*"
)
_QUANTIFIERS = frozenset(
    "some most many few several all both a an any nearly about almost around at more less half "
    "dozens scores hundreds thousands millions people".split()
)
_PRONOUNS = frozenset("he she his her He She His Her".split())
_ROLE = re.compile(r"the[\s\u00a0][a-z]")
"""A role or kind that naming resolved: "the former mayor", "the company"."""
_JOINED = re.compile(r"-(?:[a-z]+ed|led|run|style|era|born|held)$")
_DATELINE = re.compile(r"[\s\u00a0]*(?:\([A-Z][A-Za-z]+\)[\s\u00a0]*)?(?:[–—]|--|-[\s\u00a0])")
"""Behind the place from which an agency reports: "SELNA (AP) –"."""
_CALENDAR = frozenset(
    "january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday jan feb aug sept oct nov dec".split()
)
_SEAT = re.compile(r"[RDI]-[A-Z]")
"""A seat in brackets behind a name: "(R-Ariz.)"."""
_PEOPLE = re.compile(
    r"(?<=[a-z,][\s\u00a0])(?:[A-Z][a-z]+[\s\u00a0])?[A-Z][a-z]{3,}s\b(?![\s\u00a0][A-Z]|[’'])"
)
_S = r"[\s\u00a0]+"
_BEHIND = re.compile(
    rf"\b(?:in|on|at|from|with|of|by|to|for|against|near|into|over|between|through|around|across|"
    rf"told|behind|among|amongst|than|as|since|like|about|ahead{_S}of|named|under)(?:{_S}(?:the|a|an|its|his|"
    rf"her|their))?(?:{_S}(?:eastern|western|northern|southern|former|central|nearby|new|"
    rf"late|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Sen\.?|President|General|Governor))?{_S}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Words that name somebody, and the name that the article gives."""

    span: Span
    type: EntityType
    name: str


def known(text: str, mentions: Sequence[Mention], names: Iterable[Name]) -> list[Known]:
    """Return names with what the article calls them in full, each stretch of text once."""
    found = [
        Known(span=m.span, type=m.type, name=m.name if named(m.name) else m.span.of(text))
        for m in mentions
        if m.type in _WHO
        and (named(words := m.span.of(text)) or (_ROLE.match(words) and named(m.name)))
        and not (words.isupper() and _DATELINE.match(text, m.span.end))
        and (m.type is not EntityType.OTHER or _CAPITALISED.fullmatch(words))
        and not (m.type is EntityType.OTHER and len(words) < 4 and words.isupper())  # "DNA"
    ]
    tagged = (
        Known(span=n.span, type=n.type, name=n.span.of(text))
        for n in names
        if n.type in _WHO
        and named(words := n.span.of(text))
        and not (words.isupper() and _DATELINE.match(text, n.span.end))
    )
    found = [
        one
        for one in _beside(found, tagged)
        if not (_tied(text, one.span.start) or _agency(text, one.span))
    ]
    found = _beside(found, _again(text, found))
    return _beside(found, _peoples(text))


def _tied(text: str, at: int) -> bool:
    """Tell whether the name is the end of a compound: "Pro-Selna candidates"."""
    return at > 1 and text[at - 1] in "-‑" and text[at - 2].isalpha()


def _agency(text: str, one: Span) -> bool:
    """Tell whether the name is the agency of a dateline: "SELNA (AP) –"."""
    return text[one.start - 1 : one.start] == "(" and _DATELINE.match(text, one.end + 1) is not None


def _beside(found: Sequence[Known], more: Iterable[Known]) -> list[Known]:
    """Return both in reading order, without those of *more* that overlap one of *found*."""
    kept = sorted(found, key=lambda one: one.span)
    starts = [one.span.start for one in kept]
    added = []
    for one in more:
        at = bisect_left(starts, one.span.start)
        if not any(one.span.overlaps(near.span) for near in kept[max(0, at - 1) : at + 2]):
            added.append(one)
    return sorted((*kept, *added), key=lambda one: one.span)


def _again(text: str, found: Sequence[Known]) -> Iterator[Known]:
    """Yield further mentions, by the same words, of what is named once."""
    by_words: dict[str, Known] = {}
    for one in found:
        words = one.span.of(text)
        long = len(words) > 3 or (len(words) > 1 and words.isupper())
        if long and one.type is not EntityType.OTHER and words[:1].isupper():
            by_words.setdefault(words, one)
    if not by_words:
        return
    forms = "|".join(map(re.escape, sorted(by_words, key=len, reverse=True)))
    for match in re.finditer(rf"\b(?:{forms})(?![\w-])", text):
        one = by_words[match.group()]
        yield Known(span=Span(*match.span()), type=one.type, name=one.name)


def _peoples(text: str) -> Iterator[Known]:
    """Yield peoples and parties, which no tagger of names marks: "Selnans drive more"."""
    for match in _PEOPLE.finditer(text):
        if plural(match.group()) and person(match.group().split()[-1]):
            yield Known(span=Span(*match.span()), type=EntityType.GROUP, name=match.group())


def meant(text: str, mentions: Sequence[Mention]) -> list[Known]:
    """Return the pronouns and roles of which naming knows whom they mean."""
    return [
        Known(span=m.span, type=m.type, name=m.name)
        for m in mentions
        if named(m.name) and m.span.of(text) in _PRONOUNS
    ]


@lru_cache(maxsize=4096)
def named(name: str) -> bool:
    """Tell a name, or a short description such as "Harbour sources", from a longer one."""
    words = name.split()
    if not words or name.lower().strip(". ") in _TITLES or name == name.lower():
        return False
    if words[0].lower() in _QUANTIFIERS or (words[0] in {"The", "A", "An"} and name[1:].islower()):
        return False
    if words[0].lower().strip(".") in _CALENDAR or _JOINED.search(name) or _SEAT.match(name):
        return False
    if name[0].isdigit() or words[0].lower().split("-")[0] in TENS:
        return False
    return len(words) <= 3 or (words[-1][:1].isupper() and not name[0].islower())


class Names:
    """The names of an article in reading order, for looking up."""

    def __init__(self, text: str, found: Sequence[Known]) -> None:
        self._text = text
        self._found = found
        self._starts = [one.span.start for one in found]

    def all(self) -> Sequence[Known]:
        """Return all of them."""
        return self._found

    def inside(self, span: Span) -> list[Known]:
        """Return the names that lie in *span*."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [one for one in self._found[first:last] if one.span.end <= span.end]

    def behind(self, one: Known, start: int) -> bool:
        """Tell whether the name stands behind a preposition, unless as an owner: "in Selna's"."""
        at = one.span.start
        return _BEHIND.search(self._text, max(start, at - 24), at) is not None
