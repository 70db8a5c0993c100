"""Find time expressions in a text; what they mean in days is decided elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.records import Span, TimeKind
from onrecord.text.times.grammar import RULES
from onrecord.text.times.meanings import Found, Meaning
from onrecord.text.times.triggers import Trigger, windows

_NAME_BEFORE = re.compile(r"[A-Z][\w.]*[^\S\n]{1,3}$")
_BY_TRIGGER = {
    trigger: [(order, rule) for order, rule in enumerate(RULES) if rule.trigger is trigger]
    for trigger in Trigger
}
_LONGEST = 4000
"""Code points searched at once: a page without line breaks is read in pieces."""


def find(text: str, blocks: Sequence[Span]) -> tuple[Found, ...]:
    """Return the time expressions of *blocks* in reading order; none overlaps another.

    Where forms overlap, the one that begins first counts, then the longest.

    >>> text = "On Monday, two weeks later, he left for the second half of 2021."
    >>> [found.span.of(text) for found in find(text, [Span(0, len(text))])]
    ['Monday', 'two weeks later', 'the second half of 2021']
    """
    return tuple(
        found for block in blocks for piece in _pieces(block) for found in _of(text, piece)
    )


def _pieces(block: Span) -> Iterator[Span]:
    for start in range(block.start, block.end, _LONGEST):
        yield Span(start, min(block.end, start + _LONGEST))


def _of(text: str, block: Span) -> Iterator[Found]:
    end = block.start
    for start, negative, _, kind, meaning in sorted(_all(text, block), key=lambda one: one[:3]):
        if start >= end:
            end = -negative
            yield Found(span=Span(start, end), kind=kind, meaning=meaning)


def _all(text: str, block: Span) -> Iterator[tuple[int, int, int, TimeKind, Meaning]]:
    """Yield every form in *block*: its start, its end below zero, the order of its rule."""
    for trigger, near in windows(text, block).items():
        for order, rule in _BY_TRIGGER[trigger]:
            for window in near:
                for match in rule.pattern.finditer(text, window.start, window.end):
                    built = None if _is_name(text, match) else rule.build(match)
                    if built is not None:
                        yield match.start(), -match.end(), order, *built


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Tell whether the words belong to a name ("USA Today", "Now, look")."""
    words = match.group()
    if words in {"Today", "TODAY", "Daily", "DAILY", "Weekly", "Annual", "Monthly", "Quarterly"}:
        return words in {"Daily", "Weekly", "Annual", "Monthly", "Quarterly"} or bool(
            _NAME_BEFORE.search(text, max(0, match.start() - 30), match.start())
        )
    return words == "Now" and text[match.end() : match.end() + 1] == ","
