"""Whose a figure is: the name in its noun phrase, behind it, before it, or of the clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.records import EntityType, Mention, Name, Span
from onrecord.statements.figures.counted import Counted

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
FAR = 400
"""Code points before a figure in which the name that leads its clause stands: sixty words."""

_S = r"[\s\u00a0]+"
_BEHIND = re.compile(
    rf"\b(?:in|on|at|from|with|of|by|to|for|against|near|into|over|between|through|around|across|"
    rf"told|behind|than|as|since|like|about|ahead{_S}of|named|under)(?:{_S}(?:the|a|an|its|his|"
    rf"her|their))?(?:{_S}(?:eastern|western|northern|southern|former|central|nearby|new|"
    rf"late|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Sen\.?|President|General|Governor))?{_S}$",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"[\s\u00a0,“\"‘'(]*(?:(?:at|least|most|about|around|some|nearly|almost|roughly|"
    r"approximately|more|less|fewer|than|over|"
    r"up|to|as|many|an?|the|estimated|only|just|another|under|in|total|and|also|of|one|those|"
    r"these|all|other|how|when|now|"
    r"currently|meanwhile|overall|today|there|were|are|was|is|been|had|have|so|far|further|"
    r"perhaps|even)[\s\u00a0,“\"‘'(]*)*",
    re.IGNORECASE,
)
_LINK = re.compile(
    rf"^(?:{_S}\([^()]{{1,20}}\))?(?:{_S}(?:of|from|in|at|for|by|across|belonging{_S}to|with|"
    rf"within|inside|against))"
    rf"(?:{_S}(?:the|its|a|an|all))?{_S}$",
    re.IGNORECASE,
)
_PLACED = re.compile(rf"\b(?:in|at|of|across|by|inside)(?:{_S}(?:the|all))?{_S}$", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[;:—–]|,[\s\u00a0]+(?:while|but|as|who|which|and[\s\u00a0]+(?:said|added))\b|\b(?:said|"
    r"says|say|told|reported|"
    r"found|finds|claimed|claims|estimated|believes?|added|warned|announced|noted|that|because|"
    r"although|though|while|whereas|when|if|after|before|since)\b|"
    r"(?<!such)(?<!well)(?<!many)(?<!much)(?<!high)(?<!little)(?<!few)"
    r"[\s\u00a0]as\b(?![\s\u00a0](?:many|much|high|few|little|well|long|an?|low|large|of)\b)",
    re.IGNORECASE,
)
_PERSONAL = re.compile(r"\b(?:he|she)\b|\b(?:his|her)\b(?=[^.]{0,14}$)", re.IGNORECASE)
_IMPERSONAL = re.compile(
    rf"\b(?:its|their)\b(?=[^.]{{0,14}}$)|\b(?:it|they|the{_S}(?:\w+{_S})?(?:group|legion|"
    rf"company|firm|party|country|"
    rf"unit|army|bank|agency|government|state|city|club|force|organi[sz]ation|campaign|network|"
    rf"charity|union|ministry|department|university|hospital|fighters|defectors|rebels|"
    rf"militants))\b",
    re.IGNORECASE,
)
_CAPITALS = re.compile(
    rf"{_S}(?:of|from|in|across|"
    rf"at)(?:{_S}the)?{_S}(?P<name>[A-Z][\w.’'-]*\w(?:{_S}(?:of{_S})?[A-Z][\w’'-]*)*)"
)
_CALENDAR = frozenset(
    "January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Jan Feb Aug Sept Oct Nov Dec".split()
)
_COUNTS = frozenset({"person", "item"})
_CAPITALISED = re.compile(
    r"(?:[Tt]he )?(?:[A-Z][^\s]*|of|the|and|for|&)(?:[\s\u00a0](?:[A-Z][^\s]*|of|the|and|for|&))*"
)
_OWN_REPORT = re.compile(
    rf"{_S}(?:reported|posted|recorded){_S}(?:a{_S}|net{_S}|about{_S})?[$£€]?\d"
)
"""A firm that reports a number right away reports its own: "Tidewell reported 239 sales"."""
_QUANTIFIERS = frozenset(
    "some most many few several all both a an any nearly about almost around at more less half "
    "people".split()
)
_GENITIVE = re.compile(r"^[’']s?[\s\u00a0]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    span: Span
    type: EntityType
    name: str


class Subjects:
    """Finds whose figures are, sentence by sentence in reading order."""

    def __init__(
        self,
        text: str,
        mentions: Sequence[Mention],
        names: Iterable[Name] = (),
        sources: Iterable[Span] = (),
    ) -> None:
        self._text = text
        self._sources = sorted(set(sources))
        self._known = _known(text, mentions, names)
        self._starts = [m.span.start for m in self._known]
        self._person: _Known | None = None
        self._body: _Known | None = None
        self._place: _Known | None = None

    def sentence(self, sentence: Span) -> None:
        """End *sentence*: whoever it is about may be "he" or "they" in the next."""
        inside = self._inside(sentence)
        plain = [m for m in inside if not self._behind(m, sentence.start)]
        for known in reversed(plain):
            if known.type is EntityType.PERSON:
                self._person = known
            elif known.type in {EntityType.ORGANIZATION, EntityType.GROUP}:
                self._body = known
            elif known.type is EntityType.PLACE:
                self._place = known

    def of(self, figure: Span, noun: Counted, sentence: Span) -> str | None:
        """Return the name of whose *figure* is, or ``None`` where nothing tells."""
        inside = self._inside(sentence)
        chosen = (
            self._within(inside, figure, noun)
            or self._after(inside, noun)
            or self._of_noun(inside, noun)
        )
        if chosen is not None:
            return chosen.name
        named = self._unknown_after(noun, sentence.end)
        if named is not None:
            return named
        if (
            noun.head is not None
            and noun.head.end <= figure.start
            and noun.phrase is None
            and noun.unit not in _COUNTS
        ):
            return noun.head.of(self._text)
        led = self._by_clause(inside, figure, sentence)
        return led.name if led else None

    def _inside(self, sentence: Span) -> list[_Known]:
        first = bisect_left(self._starts, sentence.start)
        last = bisect_left(self._starts, sentence.end)
        return [m for m in self._known[first:last] if m.span.end <= sentence.end]

    def _behind(self, known: _Known, start: int) -> bool:
        """Tell whether the name stands behind a preposition, unless as an owner: "in Selna's"."""
        at = known.span.start
        return _BEHIND.search(self._text, max(start, at - 24), at) is not None

    def _within(self, inside: Sequence[_Known], figure: Span, noun: Counted) -> _Known | None:
        """Return the name inside the noun phrase: "4,000 Harbour Guard volunteers"."""
        if noun.head is None or noun.head.start < figure.end:
            return None
        found = [m for m in inside if figure.end <= m.span.start and m.span.end <= noun.head.start]
        if noun.unit != "person":  # "3,000 ICU beds", "20 or 30 HIMARS units": kinds of things
            found = [m for m in found if m.type is not EntityType.OTHER and not m.name.isupper()]
        return found[-1] if found else None

    def _after(self, inside: Sequence[_Known], noun: Counted) -> _Known | None:
        """Return the name right behind: "12 sailors from the Harbour Guard"."""
        ends = {noun.end, noun.head.end} if noun.head else {noun.end}
        for known in inside:
            at = known.span.start
            if any(end < at <= end + 30 and _LINK.match(self._text[end:at]) for end in ends):
                return known
        return None

    def _unknown_after(self, noun: Counted, end: int) -> str | None:
        """Return the capitals right behind, where the tagger saw no name: "cases in Selna"."""
        at = noun.head.end if noun.head else noun.end
        match = _CAPITALS.match(self._text, at, end)
        return match["name"] if match and match["name"].split()[0] not in _CALENDAR else None

    def _of_noun(self, inside: Sequence[_Known], noun: Counted) -> _Known | None:
        """Return the owner of what is measured: "Selna's revenues were $5m", "Legion troops"."""
        if noun.head is None:
            return None
        at = noun.head.start
        for known in reversed(inside):
            if noun.unit == "item" and known.name.isupper():
                continue  # "HIMARS units": a kind of thing
            gap = self._text[known.span.end : at]
            if 0 <= at - known.span.end <= 24 and (not gap.strip() or _GENITIVE.match(gap)):
                return known
        return None

    def _by_clause(self, inside: Sequence[_Known], figure: Span, sentence: Span) -> _Known | None:
        """Return the nearest name before that leads, in the clause and then in the sentence."""
        text = self._text
        start = max(sentence.start, figure.start - FAR)
        cuts = [m.end() for m in _CLAUSE.finditer(text, start, figure.start)]
        opens = cuts[-1] if cuts else start
        if opens < figure.start and _OPENING.fullmatch(text, opens, figure.start):
            return self._later(
                inside, figure
            )  # the figure itself leads: "at least 12 sailors are …"
        ahead = [m for m in inside if start <= m.span.start and m.span.end <= figure.start]
        plain = [m for m in ahead if not self._behind(m, sentence.start) and not self._source(m)]
        near = next((m for m in reversed(plain) if m.span.start >= opens), None)
        if near is not None:
            return near
        if plain and re.search(r"\b(?:who|which)[\s\u00a0]*$", text[start:opens]):
            return plain[-1]
        spoken = self._spoken_of(opens, figure.start, plain)
        if spoken is not None:
            return spoken
        if plain:
            return plain[0]
        other = [m for m in ahead if not self._source(m) and m.type is not EntityType.OTHER]
        return (
            self._later(inside, figure)
            or (other[0] if other else None)
            or self._spoken_of(start, figure.start, ())
        )

    def _source(self, known: _Known) -> bool:
        """Tell whether the name is of whoever says it: whose words, not whose figure."""
        at = bisect_left(self._sources, (known.span.end, 0))
        near = self._sources[max(0, at - 3) : at]
        if not any(span.overlaps(known.span) for span in near):
            return False
        own = _OWN_REPORT.match(self._text, known.span.end) is not None
        return not (own and known.type is EntityType.ORGANIZATION)

    def _spoken_of(self, start: int, end: int, plain: Sequence[_Known]) -> _Known | None:
        """Return whom a pronoun between *start* and *end* stands for."""
        if _PERSONAL.search(self._text[start:end]):
            people = [m for m in plain if m.type is EntityType.PERSON]
            return people[0] if people else self._person
        if _IMPERSONAL.search(self._text[start:end]):
            bodies = [m for m in plain if m.type is not EntityType.PERSON]
            return bodies[0] if bodies else self._body or self._place
        return None

    def _later(self, inside: Sequence[_Known], figure: Span) -> _Known | None:
        """Return the place or body of "306 people have died … in Selna"."""
        for known in inside:
            at = known.span.start
            if at > figure.end and _PLACED.search(self._text, max(figure.end, at - 16), at):
                return known if known.type is not EntityType.PERSON else None
        return None


def _known(text: str, mentions: Sequence[Mention], names: Iterable[Name]) -> list[_Known]:
    """Return names with what the article calls them in full, each stretch of text once."""
    found = [
        _Known(span=m.span, type=m.type, name=m.name if _named(m.name) else m.span.of(text))
        for m in mentions
        if m.type in _WHO
        and _proper(m.span.of(text))
        and _named(m.span.of(text))
        and (m.type is not EntityType.OTHER or _CAPITALISED.fullmatch(m.span.of(text)))
    ]
    taken = sorted(m.span for m in found)
    starts = [span.start for span in taken]
    for name in names:
        if name.type not in _WHO or not _proper(name.span.of(text)):
            continue
        at = bisect_left(starts, name.span.start)
        near = taken[max(0, at - 1) : at + 2]
        if not any(name.span.overlaps(span) for span in near):
            found.append(_Known(span=name.span, type=name.type, name=name.span.of(text)))
    return sorted(found, key=lambda m: m.span)


def _named(name: str) -> bool:
    """Tell a name, or a short description such as "Harbour sources", from a longer one."""
    words = name.split()
    if words[0].lower() in _QUANTIFIERS or (words[0] in {"The", "A", "An"} and name[1:].islower()):
        return False
    return _proper(name) and (words[-1][:1].isupper() or len(words) <= 3)


def _proper(words: str) -> bool:
    return any(c.isupper() for c in words) and words.lower().strip(". ") not in _TITLES
