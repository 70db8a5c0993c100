"""Which days a time expression can mean, given when the article was published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from onrecord.records import Interval, Span, TimeExpression, TimeKind
from onrecord.text.times.days import Days, calendar_days, relative_days, shifted_days
from onrecord.text.times.lengths import length
from onrecord.text.times.masks import masked
from onrecord.text.times.meanings import (
    Calendar,
    Fixed,
    Found,
    Length,
    Relative,
    Shift,
    Unit,
)

_FUTURE = (
    r"(?P<future>\b(?:will|would|shall|won[’']t|due|scheduled|expected|plans?|planned|planning|"
    r"set to|upcoming|starting|beginning|until|by|deadline|slated|could|going to|hopes?|hoping|"
    r"before|ahead of|next|is to|are to)\b(?:\s(?:to|be|not|have|also)){0,3}(?:\s\w{1,20})?"
    r"|[’']ll\b)"
)
"""What points ahead, with the verb that depends on it ("will be held")."""
_PAST = (
    r"\b(?:said|told|wrote|\w{3,}ed|was|were|had|has|have|made|came|went|held|met|took|began|gave|found|"
    r"won|lost|fell|rose|died|shot|spoke|saw|got|left|sent|put|hit|led|ran|since|after)\b"
)
_TENSE = re.compile(rf"{_FUTURE}|{_PAST}")
_JOINS = re.compile(r"\s{0,3}(?:and|or|to|through|until|[–—,/-])\s{0,3}(?:(?:early|late|in)\s)?")
_SENTENCE_END = re.compile(r"[.!?][”\"’']?\s+(?=[“\"‘]?[A-Z])|\n")
_BACK, _AHEAD = 90, 60
"""Code points around an expression in which the verb that tells past from future is looked for."""
_OPENING = 12
"""Code points before an expression that opens its sentence ("But on Monday, …")."""
_SAME_STORY = 400
"""Code points after a date of another year within which a month without a year is of that year."""


def resolve(text: str, found: Sequence[Found], published: Interval) -> tuple[TimeExpression, ...]:
    """Return what *found*, in reading order, means in an article *published* then.

    What counts from the day of writing is worked out for the first and the last day on which the
    article can have appeared: one value where both give the same, a mask ("XXXX-WXX-1") where they
    do not. Today's date has no say.
    """
    made: list[TimeExpression] = []
    before: Days | None = None
    before_at = 0
    for index, one in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        shared = _with_year(
            text,
            one,
            following,
            before if one.span.start - before_at < _SAME_STORY else None,
            published,
        )
        expression, days = _resolved(text, shared, before, published)
        made.append(expression)
        if days is not None and one.kind in {TimeKind.DATE, TimeKind.TIME} and _dates(one):
            before, before_at = days, one.span.end
    return tuple(made)


def _dates(one: Found) -> bool:
    return isinstance(one.meaning, Calendar | Relative | Shift)


def _with_year(
    text: str, one: Found, following: Found | None, before: Days | None, published: Interval
) -> Found:
    """Return *one* with the year that the date joined to it, or the last one named, lends it."""
    meaning = one.meaning
    if (
        not isinstance(meaning, Calendar)
        or meaning.year
        or meaning.step is not None
        or meaning.year_step is not None
        or not meaning.month
    ):
        return one
    other = following.meaning if following else None
    if (
        following is not None
        and isinstance(other, Calendar)
        and other.year
        and other.month
        and _JOINS.fullmatch(text, one.span.end, following.span.start)
    ):
        return replace(one, meaning=replace(meaning, year=other.year))
    if before is not None and before.stated and meaning.weekday is None:
        near = published.latest or published.earliest
        if near is None or before.last.year < near.year - 1:
            return replace(one, meaning=replace(meaning, year=before.first.year))
    return one


def _resolved(
    text: str, one: Found, before: Days | None, published: Interval
) -> tuple[TimeExpression, Days | None]:
    meaning = one.meaning
    if isinstance(meaning, Fixed):
        return _expression(one, meaning.value, None), None
    if isinstance(meaning, Length):
        return _length(one, meaning, published), None
    anchors = (published.earliest, published.latest)
    found = tuple(_days(text, one, anchor, before) for anchor in anchors)
    if found[0] is None or found[1] is None:
        return _expression(one, masked(meaning), None), None
    first, last = found[0], found[1]
    if first == last:
        return _expression(one, first.value, first), first
    if first.first.year != last.last.year:
        return _expression(one, masked(meaning), None), None
    hull = Days(first=first.first, last=last.last, value=masked(meaning), stated=False)
    return _expression(one, hull.value, hull), None


def _expression(one: Found, value: str, days: Days | None) -> TimeExpression:
    return TimeExpression(
        span=one.span,
        kind=one.kind,
        value=value,
        earliest=days.first if days else None,
        latest=days.last if days else None,
    )


def _length(one: Found, meaning: Length, published: Interval) -> TimeExpression:
    value = length(meaning.count, meaning.unit)
    days: Days | None = None
    if meaning.side and meaning.count and published.earliest and published.latest:
        shift = Shift(count=meaning.count, unit=meaning.unit, sign=meaning.side, from_before=False)
        ends = [_shifted(shift, day) for day in (published.earliest, published.latest)]
        edges = [end for end in ends if end is not None]
        if len(edges) == 2 and published.earliest.year == published.latest.year:
            days = _between(edges, published.earliest, published.latest, meaning.side, value)
    return _expression(one, value, days)


def _shifted(shift: Shift, anchor: date) -> Days | None:
    try:
        return shifted_days(shift, anchor)
    except (ValueError, OverflowError):  # "over the past 2,500 years"
        return None


def _between(edges: Sequence[Days], first: date, last: date, side: int, value: str) -> Days:
    if side < 0:
        return Days(first=min(e.first for e in edges), last=last, value=value, stated=False)
    return Days(first=first, last=max(e.last for e in edges), value=value, stated=False)


def _days(text: str, one: Found, anchor: date | None, before: Days | None) -> Days | None:
    """Return the days that *one* means in an article published on *anchor*."""
    try:
        match one.meaning:
            case Calendar():
                ahead = future(text, one.span)
                return calendar_days(one.meaning, anchor, before, ahead)
            case Relative():
                start = _start(before, one.meaning.unit)
                return relative_days(one.meaning, start if one.meaning.from_before else anchor)
            case Shift():
                if one.meaning.from_before:
                    start = _start(before, one.meaning.unit)
                    return shifted_days(one.meaning, start, before) if start else None
                return shifted_days(one.meaning, anchor)
            case _:
                return None
    except (ValueError, OverflowError):  # the 31st of June, 30,000 years ago
        return None


_WIDTHS = {Unit.MONTH: 31, Unit.QUARTER: 92, Unit.YEAR: 366, Unit.DECADE: 3660}


def _start(before: Days | None, unit: Unit) -> date | None:
    """Return the day to count from: none where the date before is wider than the unit counted.

    "That day" after "in 2019" is of a day that was not named.
    """
    if before is None or (before.last - before.first).days >= _WIDTHS.get(unit, 7):
        return None
    return before.first


def future(text: str, span: Span) -> bool:
    """Tell whether the verb nearest to *span* in its sentence points ahead.

    >>> text = "She said the vote will be held on Monday."
    >>> future(text, Span(34, 40))
    True
    """
    verbs = _verbs(text, span)
    return bool(verbs) and verbs[-1]


def happened(text: str, span: Span) -> bool:
    """Tell whether the verbs before *span* in its sentence, and at least one, all point back.

    >>> happened("The guard was formed in March 2022.", Span(24, 34))
    True
    >>> happened("It would be completed, they said, in May 2022.", Span(37, 45))
    False
    """
    verbs = _verbs(text, span)
    return bool(verbs) and not any(verbs)


def _verbs(text: str, span: Span) -> list[bool]:
    """Return, for each verb that tells, whether it points ahead; the nearest is the last."""
    low = max(0, span.start - _BACK)
    ends = [end.end() for end in _SENTENCE_END.finditer(text, low, span.start)]
    first = ends[-1] if ends else low
    left = [m["future"] is not None for m in _TENSE.finditer(text, first, span.start)]
    if left or span.start - first > _OPENING:
        return left
    stop = _SENTENCE_END.search(text, span.end, span.end + _AHEAD)
    right = _TENSE.search(text, span.end, stop.start() if stop else span.end + _AHEAD)
    return [right["future"] is not None] if right else []
