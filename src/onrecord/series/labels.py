"""Labels: how two points of one series stand to each other, with the reason in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

from onrecord.options import SeriesOptions
from onrecord.records import Interval, Label, PointLabel
from onrecord.series.reading import Reading
from onrecord.series.scopes import differing
from onrecord.series.values import grew, overlap
from onrecord.text.measures import Kind

_REVISED = re.compile(
    r"\b(?:revis(?:ed|es|ing|ion)|correct(?:ed|s|ing|ion)|first (?:announced|reported|said|given)|"
    r"initially|(?:earlier|previously) (?:said|reported|put|announced|given)|"
    r"miscounted|double[- ]counted|mistakenly|in error|wrongly)\b"
)


_EARLIER = re.compile(
    r"\b(?:had |have |has |was )?(?:earlier|previously|initially|first|at first|originally)\b"
    r"(?: \w+){0,2} (?:said|reported|announced|given|put|counted|spoken)\b|"
    r"\b(?:said|reported|announced) (?:earlier|previously|at first|initially)\b"
)
"""What a report tells of a number that was given before."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two readings, the earlier first, where it is known which is."""

    a: Reading
    b: Reading
    days: int | None
    """Days from one to the other at the least; ``None`` where their order is open."""

    same_day: bool
    said_when: bool
    """Whether both reports say as of when."""


def labels(points: Sequence[Reading], options: SeriesOptions) -> Iterator[PointLabel]:
    """Yield the labels between points: of every two in a short series, else of neighbours.

    Points whose units do not convert stand side by side and have none, as have points of which
    nothing tells whether they hold at one time.
    """
    places = range(len(points))
    few = len(points) <= options.all_pairs
    for i, j in combinations(places, 2) if few else pairwise(places):
        found = _label(points[i], points[j], options)
        if found is not None:
            yield PointLabel(points=(i, j), label=found[0], reason=found[1])


def _label(one: Reading, other: Reading, options: SeriesOptions) -> tuple[Label, str] | None:
    if one.unit != other.unit:
        return None
    pair = _pair(one, other, options)
    same = overlap(one.range, other.range)
    if reason := differing(one.scope, other.scope):
        alike = same and one.scope.where == other.scope.where
        return None if alike else (Label.DIFFERENT_SCOPE, reason)
    if same:
        return Label.CONSISTENT, _agreeing(one, other)
    if reason := _corrected(pair):
        return Label.REVISED, reason
    return _moved(pair, options)


def _agreeing(one: Reading, other: Reading) -> str:
    if one.figure.value is not None and one.figure.value == other.figure.value:
        return "the same number"
    return "what their words leave open overlaps"


def _pair(one: Reading, other: Reading, options: SeriesOptions) -> _Pair:
    said = one.figure.as_of is not None and other.figure.as_of is not None
    first, second = one.when, other.when
    if first is None or second is None:
        return _Pair(one, other, None, False, said)
    if _after(second, first):
        return _Pair(other, one, _days(second, first), False, said)
    if _after(first, second):
        return _Pair(one, other, _days(first, second), False, said)
    same_day = _one_day(first) and _one_day(second)
    return _Pair(one, other, 0 if same_day else None, same_day, said)


def _after(first: Interval, second: Interval) -> bool:
    """Tell whether all of *second* lies after all of *first*."""
    return bool(first.latest and second.earliest and first.latest < second.earliest)


def _days(first: Interval, second: Interval) -> int:
    return _day(second.earliest) - _day(first.latest)


def _day(day: date | None) -> int:
    return day.toordinal() if day else 0


def _one_day(interval: Interval) -> bool:
    return interval.earliest is not None and interval.earliest == interval.latest


def _corrected(pair: _Pair) -> str | None:
    """Return in words why the later number puts the earlier one right."""
    a, b = pair.a, pair.b
    for old, new in ((a, b), (b, a)):
        text = new.sentence.lower()
        if _REVISED.search(text) and old.figure.value is not None and _names(text, old):
            return f"{new.words} is given in place of {old.words}"
        if _EARLIER.search(old.left) and old.article == new.article:
            return f"{old.words} is what was said earlier"
    if pair.days is None or not _same_source(a, b):
        return None
    fell = b.measured.kind is Kind.GROWS and grew(b.range, a.range)
    if fell and not pair.same_day:
        return "the same source gives a smaller number later, of what can only grow"
    if b.measured.kind is Kind.FIXED and not pair.same_day:
        return "the same source gives another number later, of what does not change"
    at_once = pair.said_when and a.figure.as_of == b.figure.as_of
    return "the same source, for the same day" if at_once and not pair.same_day else None


def _names(text: str, reading: Reading) -> bool:
    value = reading.figure.value
    plain = f"{value:,.0f}" if value is not None else ""
    return bool(re.search(rf"(?<![\d,.])(?:{plain}|{plain.replace(',', '')})(?![\d,]\d)", text))


def _moved(pair: _Pair, options: SeriesOptions) -> tuple[Label, str] | None:
    a, b = pair.a, pair.b
    if pair.same_day and b.measured.kind is Kind.GROWS and not pair.said_when:
        return Label.CHANGED, "reported on one day, of what grows by the hour"
    if pair.same_day:
        return Label.CONTRADICTED, "for one day they cannot both be right"
    if pair.days is None:
        return None
    if b.measured.kind is Kind.FIXED:
        return Label.CONTRADICTED, "of what does not change they give different numbers"
    if b.measured.kind is Kind.GROWS and grew(b.range, a.range):
        return Label.CONTRADICTED, "the later number is smaller, of what can only grow"
    near = pair.days <= options.near_days and not pair.said_when
    if near and b.measured.kind is Kind.STOCK and _leapt(a, b, options) and not _same_source(a, b):
        return Label.CONTRADICTED, f"{pair.days} days apart two sources differ this much"
    what = "as of a later day" if pair.said_when else "reported later"
    return Label.CHANGED, f"{what}, {'more' if grew(a.range, b.range) else 'fewer'}"


def _leapt(one: Reading, other: Reading, options: SeriesOptions) -> bool:
    low, high = sorted((one.range[0], other.range[0]))
    return low > 0 and high >= options.leap * low


def _same_source(one: Reading, other: Reading) -> bool:
    """Tell whether both numbers come from one source: the last of their chains."""
    return one.source is not None and one.source == other.source
