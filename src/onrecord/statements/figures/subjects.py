"""Whose a figure is: the name in its noun phrase, after it, before it, or of the clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.records import EntityType, Mention, Span
from onrecord.statements.figures.counted import Counted

_WHO = frozenset(
    {
        EntityType.PERSON,
        EntityType.ORGANIZATION,
        EntityType.GROUP,
        EntityType.OUTLET,
        EntityType.PLACE,
    }
)
_S = r"[\s\u00a0]+"
_LINK = re.compile(
    rf"^(?:{_S}(?:of|from|in|at|for|by|across|belonging{_S}to|with|within|inside|against))?(?:{_S}(?:the|its|a|an|all))?{_S}?$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;:—–]|,[\s\u00a0]+(?:while|but|as|and|which|who|where)\b|\b(?:said|says|say|told|reported|found|finds|shows?|"
    r"showed|claimed|claims|estimated|estimates|believes?|added|warned|announced|according|that|because|"
    r"although|though|while|whereas|when|if|after|before)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:it|he|she|they|its|his|her|their|we|our)\b", re.IGNORECASE)
_BEHIND = re.compile(
    rf"\b(?:in|on|at|from|with|of|by|to|for|against|near|into|over|between|through|around|across|"
    rf"told|behind|than)(?:{_S}(?:the|a|an|its|his))?{_S}$",
    re.IGNORECASE,
)
_ABOUT = re.compile(rf"\b(?:according{_S}to|by|told|reported|quoting|citing)(?:{_S}(?:the|a|an))?{_S}$", re.IGNORECASE)


class Subjects:
    """Finds whose figures are, sentence by sentence in reading order."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._mentions = sorted((m for m in mentions if m.type in _WHO), key=lambda m: m.span)
        self._starts = [m.span.start for m in self._mentions]
        self._last: Mention | None = None

    def sentence(self, sentence: Span) -> None:
        """End *sentence*: whoever it is about may be "it" or "they" in the next."""
        inside = self._inside(sentence)
        self._last = self._leading(inside, sentence.start) or self._last

    def of(self, figure: Span, noun: Counted, sentence: Span) -> str | None:
        """Return the name of whose *figure* is, or ``None`` where nothing tells."""
        inside = self._inside(sentence)
        chosen = (
            self._within(inside, figure, noun)
            or self._after(inside, noun, sentence)
            or self._owner(inside, figure)
            or self._by_clause(inside, figure, sentence)
        )
        return chosen.name if chosen else None

    def _inside(self, sentence: Span) -> list[Mention]:
        first = bisect_left(self._starts, sentence.start)
        last = bisect_left(self._starts, sentence.end)
        return [m for m in self._mentions[first:last] if m.span.end <= sentence.end]

    def _within(self, inside: Sequence[Mention], figure: Span, noun: Counted) -> Mention | None:
        """Return the name inside the noun phrase: "4,000 Harbour Guard volunteers"."""
        if noun.head is None:
            return None
        start = figure.end if noun.head.start >= figure.end else noun.head.start - 40
        found = [m for m in inside if start <= m.span.start and m.span.end <= noun.head.start]
        near = [m for m in found if noun.head.start > figure.start or noun.head.start - m.span.end <= 2]
        return near[-1] if near else None

    def _after(self, inside: Sequence[Mention], noun: Counted, sentence: Span) -> Mention | None:
        """Return the name right behind: "12 sailors from the Harbour Guard"."""
        ends = [noun.end, *([noun.head.end] if noun.head else [])]
        for mention in inside:
            for end in ends:
                gap = self._text[end : mention.span.start]
                if end < mention.span.start <= end + 24 and _LINK.match(gap) and gap.strip():
                    return mention
        return None

    def _owner(self, inside: Sequence[Mention], figure: Span) -> Mention | None:
        """Return the name in the genitive before: "Selna's 3,000 sailors"."""
        for mention in reversed(inside):
            tail = self._text[mention.span.end : figure.start]
            name = mention.span.of(self._text)
            if 0 <= figure.start - mention.span.end <= 30 and (
                re.match(r"^[’']s?\s", tail) or name.endswith(("'s", "’s"))
            ):
                return mention
        return None

    def _by_clause(
        self, inside: Sequence[Mention], figure: Span, sentence: Span
    ) -> Mention | None:
        """Return whoever leads the clause, else the sentence, else the one before."""
        text = self._text
        cuts = [m for m in _CLAUSE.finditer(text, sentence.start, figure.start)]
        opens = cuts[-1].end() if cuts else sentence.start
        ahead = [m for m in inside if m.span.end <= figure.start]
        clause = [m for m in ahead if m.span.start >= opens]
        chosen = self._leading(clause, opens)
        if chosen is not None:
            return chosen
        if _PRONOUN.search(text, opens, figure.start):
            earlier = self._leading([m for m in ahead if m.span.end <= opens], sentence.start)
            return earlier or self._last
        return self._leading(ahead, sentence.start) or self._last

    def _leading(self, mentions: Sequence[Mention], start: int) -> Mention | None:
        """Return the first name that does not stand behind a preposition, else the first."""
        text = self._text
        plain = [m for m in mentions if not _BEHIND.search(text, max(start, m.span.start - 24), m.span.start)]
        told = [m for m in mentions if not _ABOUT.search(text, max(0, m.span.start - 24), m.span.start)]
        return next(iter(plain), None) or next(iter(told), None)
