"""Find time expressions in a text; what they mean in days is decided elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.records import Span
from onrecord.text.times.grammar import RULES
from onrecord.text.times.meanings import Found

_NAME_BEFORE = re.compile(r"[A-Z][\w.]*[^\S\n]{1,3}$")
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
    for found in sorted(_all(text, block), key=lambda one: (one.span.start, -one.span.end)):
        if found.span.start >= end:
            end = found.span.end
            yield found


def _all(text: str, block: Span) -> Iterator[Found]:
    for rule in RULES:
        for match in rule.pattern.finditer(text, block.start, block.end):
            if _is_name(text, match):
                continue
            built = rule.build(match)
            if built is not None:
                yield Found(span=Span(*match.span()), kind=built[0], meaning=built[1])


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Tell whether the words belong to a name ("USA Today", "Now, look")."""
    words = match.group()
    if words in {"Today", "TODAY", "Daily", "DAILY", "Weekly", "Annual", "Monthly", "Quarterly"}:
        return words in {"Daily", "Weekly", "Annual", "Monthly", "Quarterly"} or bool(
            _NAME_BEFORE.search(text, max(0, match.start() - 30), match.start())
        )
    return words == "Now" and text[match.end() : match.end() + 1] == ","
