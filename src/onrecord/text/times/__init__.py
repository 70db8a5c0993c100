"""Time expressions: found by their form, and resolved against the day of publication."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import Interval, Span, TimeExpression
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


__all__ = ["find", "resolve", "times"]
