"""Time expressions: found by their form, and resolved against the day of publication."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.records import Interval, Span, TimeExpression, TimeKind
from onrecord.text.times.find import find
from onrecord.text.times.resolve import resolve


def times(text: str, blocks: Sequence[Span], published: Interval) -> tuple[TimeExpression, ...]:
    """Return the time expressions of *blocks* in reading order.

    Args:
        text: The article's text.
        blocks: The parts of it that are read, in order.
        published: When the article appeared; what counts from there stays open where this is.
    """
    return resolve(text, find(text, blocks), published)


def dated(given: Sequence[TimeExpression], span: Span) -> bool:
    """Tell whether *span* holds a date or a time of day: not only "now", "every day", "two weeks".

    Args:
        given: The time expressions of the article, in reading order.
        span: A sentence or a part of one.
    """
    first = bisect_left(given, span.start, key=lambda one: one.span.start)
    for one in given[first : bisect_left(given, span.end, key=lambda one: one.span.start)]:
        if one.kind in _POINTS and not one.value.endswith("_REF"):
            return True
    return False


_POINTS = frozenset({TimeKind.DATE, TimeKind.TIME})

__all__ = ["dated", "find", "resolve", "times"]
