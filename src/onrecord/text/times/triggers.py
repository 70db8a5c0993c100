"""The words that give a time expression away, so that the rules are tried only around them.

A report has some 45 forms to be looked for and an expression in every third line: to try each form
at each character took fifteen times as long.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from onrecord.records import Span, Spans
from onrecord.text.times.lexicon import (
    DAYPARTS,
    MONTHS,
    SEASONS,
    SHORT_MONTHS,
    UNIT_WORDS,
    WEEKDAYS,
)


class Trigger(Enum):
    """A kind of word; every match of a rule holds one of the rule's kind."""

    MONTH = auto()
    WEEKDAY = auto()
    YEAR = auto()
    DECADE = auto()
    ATTACK = auto()
    SEASON = auto()
    QUARTER = auto()
    HOLIDAY = auto()
    NEAR = auto()
    DAYPART = auto()
    UNIT = auto()
    EVERY = auto()
    CLOCK = auto()
    REFERENCE = auto()


_DAYS_SHORT = "mon tue tues wed thu thur thurs fri sat sun".split()
_LISTS: dict[Trigger, list[str]] = {
    Trigger.MONTH: [*MONTHS, *SHORT_MONTHS, "sept"],
    Trigger.WEEKDAY: [*WEEKDAYS, *_DAYS_SHORT],
    Trigger.SEASON: list(SEASONS),
    Trigger.QUARTER: "quarter half q1 q2 q3 q4".split(),
    Trigger.HOLIDAY: "july christmas boxing new independence halloween valentine armistice "
    "veterans".split(),
    Trigger.NEAR: "yesterday today tonight tomorrow overnight".split(),
    Trigger.DAYPART: list(DAYPARTS),
    Trigger.UNIT: [*UNIT_WORDS, *(f"{word}s" for word in UNIT_WORDS), "centuries"],
    Trigger.EVERY: "every each per once twice thrice times daily nightly weekly monthly quarterly "
    "annual annually yearly hourly weekends weekdays".split()
    + [f"{day}s" for day in WEEKDAYS],
    Trigger.CLOCK: "am pm m clock midnight noon midday".split(),
    Trigger.REFERENCE: "currently nowadays presently days present now moment recently ago recent "
    "future".split(),
}


def _kinds() -> dict[str, tuple[Trigger, ...]]:
    found: dict[str, tuple[Trigger, ...]] = {}
    for trigger, words in _LISTS.items():
        for word in words:
            found[word] = (*found.get(word, ()), trigger)
    return found


_KINDS = _kinds()
_WORD = re.compile(r"\w+")
_BACK, _ON = 90, 70
"""Code points around a trigger in which its expression lies: more than the longest of 1,379 reports
has in all. Searching every character gave the same expressions in them."""


def windows(text: str, block: Span) -> dict[Trigger, Spans]:
    """Return, for each kind of trigger in *block*, the stretches where its rules can match.

    >>> windows("They left on Monday.", Span(0, 20))
    {<Trigger.WEEKDAY: 2>: (Span(start=0, end=20),)}
    """
    found: dict[Trigger, list[Span]] = {}
    for match in _WORD.finditer(text, block.start, block.end):
        word = match.group()
        for kind in _figures(text, match) if word[0].isdigit() else _KINDS.get(word.lower(), ()):
            _add(found.setdefault(kind, []), _around(text, match, block))
    return {kind: tuple(spans) for kind, spans in found.items()}


def _figures(text: str, match: re.Match[str]) -> Sequence[Trigger]:
    """Return what a word in digits can be: "2019", "1990s", "5pm", the "17" of "17:30"."""
    word = match.group()
    if not word.isdigit():
        if word[-2:].casefold() in {"am", "pm"}:
            return (Trigger.CLOCK,)
        return (Trigger.DECADE,) if word.endswith("0s") else ()
    following = text[match.end() : match.end() + 1]
    kinds = (
        (len(word) == 4, Trigger.YEAR),
        (word == "11", Trigger.ATTACK),
        (following in "’'" and word.endswith("0"), Trigger.DECADE),
        (following == ":" and len(word) < 3, Trigger.CLOCK),
    )
    return [kind for fits, kind in kinds if fits]


def _around(text: str, match: re.Match[str], block: Span) -> Span:
    """Return the words around a trigger, no word cut."""
    end = min(block.end, match.end() + _ON)
    while end < block.end and not text[end].isspace():
        end += 1
    return Span(max(block.start, match.start() - _BACK), end)


def _add(spans: list[Span], span: Span) -> None:
    if spans and span.start <= spans[-1].end:
        span = Span(spans.pop().start, span.end)
    spans.append(span)
