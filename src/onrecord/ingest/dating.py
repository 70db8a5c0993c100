"""When an undated article appeared, by what it says itself."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, pairwise

from onrecord.options import DatingOptions
from onrecord.records import Basis, Furniture, FurnitureKind, Interval, Span, Spans
from onrecord.text.segments import paragraphs
from onrecord.text.times.days import month_days
from onrecord.text.times.find import find
from onrecord.text.times.meanings import Calendar, Found, Shift, Unit
from onrecord.text.times.resolve import future, happened

_CAPTION = re.compile(
    r"photo|reuters|getty|via ap|afp|\(ap|\(image|image:|is seen|are seen|\b(?:speaks?|attends?|"
    r"walks?|arrives?|stands?|listens?|looks?|poses?|gestures?|holds?|waves?|sits?|drives?)\b",
    re.IGNORECASE,
)
_FILED = re.compile(r"\bfile\b|\barchive\b", re.IGNORECASE)
_POST = re.compile(r"\(@\w{1,30}\)\s{0,3}$")
_NOT_YET = re.compile(r"\b(?:until|till?|by|through|before|after|effective|from|to)\s{1,3}$", re.I)
_WILL = re.compile(
    r"\b(?:will|(?:is|are)\s(?:scheduled|set|due|expected|slated)\s(?:to|for))\b[^.;“”\"\n]{0,60}"
    r"\bon\s$"
)
_PLANNED = re.compile(
    r"\b(?:aims?|intend(?:s|ed)?|opportunity|to\s(?!the\b|an?\b|h[ie]|their|its?\b|th)[a-z]+)\b"
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright)\s{0,3}(?:©|\(c\))?\s{0,3}(?P<year>(?:19|20)\d\d)\b(?!\s?[-–—])", re.I
)
_AMENDED = re.compile(r"\b(?:amended|updated|corrected|correction)\b", re.IGNORECASE)
_BESIDE = re.compile(r"(?:[^\S\n]|[,(–—-]){1,5}(?:on[^\S\n])?")
_SENTENCE_END = re.compile(r"[.!?][”\"’']?\s+(?=[“\"‘]?[A-Z])")


@dataclass(frozen=True, slots=True)
class _Bound:
    """The first and last day of publication that some words allow."""

    earliest: date | None
    latest: date | None
    evidence: Spans


@dataclass(frozen=True, slots=True)
class _Day:
    """A day of the past that the article names."""

    day: date
    span: Span
    caption: bool
    post: bool
    weekday: bool
    filed: bool


def inferred(text: str, furniture: Sequence[Furniture], options: DatingOptions) -> Interval:
    """Return when an article without a date can have appeared, by what it says itself.

    The latest day of the past that it names is the first possible one. A last possible day needs
    more: a post or a press photograph of that day, "almost 12 months ago" beside a date, a day that
    is still to come, a copyright line. Where the words contradict one another nothing is said.

    Args:
        text: The article's text.
        furniture: What of it is not the report; captions count, other furniture does not.
        options: How long after such a day articles appear.
    """
    blocks = _read(text)
    hidden = [f.span for f in furniture if f.kind is not FurnitureKind.CAPTION]
    found = _clear_of(find(text, blocks), hidden)
    days = tuple(_days(text, found, blocks))
    bounds = [
        *_named(days, options),
        *_months(text, found),
        *_fresh(days, options),
        *_echoed(text, found, days, options),
        *_to_come(text, found),
        *_copyright(text),
        *_weekdays(text, found, options),
        *_ago(text, found),
    ]
    return _joined(bounds)


def _clear_of(found: Sequence[Found], hidden: Sequence[Span]) -> list[Found]:
    """Return those of *found* that overlap none of *hidden*."""
    starts = sorted(span.start for span in hidden)
    ends = [0, *accumulate((span.end for span in sorted(hidden)), max)]
    return [one for one in found if ends[bisect_left(starts, one.span.end)] <= one.span.start]


def _read(text: str) -> Spans:
    """Return the paragraphs but for those that say when they were changed."""
    return tuple(b for b in paragraphs(text) if not _AMENDED.search(text, b.start, b.end))


def _joined(bounds: Sequence[_Bound]) -> Interval:
    """Return what all *bounds* allow together, and only the evidence that it rests on."""
    lows = [b for b in bounds if b.earliest is not None]
    highs = [b for b in bounds if b.latest is not None]
    low = max(lows, key=lambda b: b.earliest or date.min, default=None)
    high = min(highs, key=lambda b: b.latest or date.max, default=None)
    earliest = low.earliest if low else None
    latest = high.latest if high else None
    if earliest is not None and latest is not None and earliest > latest:
        return Interval(earliest=None, latest=None, basis=Basis.NONE, evidence=())
    used = {span for bound in (low, high) if bound for span in bound.evidence}
    basis = Basis.INFERRED if used else Basis.NONE
    return Interval(earliest=earliest, latest=latest, basis=basis, evidence=tuple(sorted(used)))


def _days(text: str, found: Sequence[Found], blocks: Spans) -> Iterator[_Day]:
    """Yield the full dates of *found* that lie in the past of the article."""
    starts = [block.start for block in blocks]
    for one in found:
        day = _full(one)
        if day is None or _ahead(text, one.span) or _lasts(one):
            continue
        words = blocks[bisect_right(starts, one.span.start) - 1].of(text)
        pictured = _CAPTION.search(words) is not None
        post = _POST.search(text, max(0, one.span.start - 40), one.span.start) is not None
        if not (pictured or post or happened(text, one.span)):
            continue
        yield _Day(
            day=day,
            span=one.span,
            caption=pictured and not _FILED.search(words),
            post=post,
            weekday=isinstance(one.meaning, Calendar) and one.meaning.weekday is not None,
            filed=_FILED.search(words) is not None,
        )


def _ahead(text: str, span: Span) -> bool:
    """Tell whether the day may lie after publication: the future, or the end of a term."""
    return _NOT_YET.search(text, max(0, span.start - 15), span.start) is not None or future(
        text, span
    )


def _lasts(one: Found) -> bool:
    """Tell whether the words name days to mark in a calendar: "(April 17-25, 2020)"."""
    return isinstance(one.meaning, Calendar) and one.meaning.last_day is not None


def _full(one: Found) -> date | None:
    meaning = one.meaning
    if not isinstance(meaning, Calendar) or not (meaning.year and meaning.month and meaning.day):
        return None
    return _day(meaning.year, meaning.month, meaning.day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _named(days: Sequence[_Day], options: DatingOptions) -> Iterator[_Bound]:
    """Yield the first possible day: the latest that is named, a day less for another time zone."""
    for one in days:
        slack = timedelta(days=options.zone_days if one.post or one.weekday else 0)
        yield _Bound(one.day - slack, None, (one.span,))


def _months(text: str, found: Sequence[Found]) -> Iterator[_Bound]:
    """Yield the first day of each month of a named year in which something has happened."""
    for one in found:
        meaning = one.meaning
        if not isinstance(meaning, Calendar) or meaning.day:
            continue
        planned = _PLANNED.search(text, max(0, one.span.start - _NEAR), one.span.start)
        if meaning.year and meaning.month and not planned and happened(text, one.span):
            yield _Bound(date(meaning.year, meaning.month, 1), None, (one.span,))


_NEAR = 50
"""Code points before a month in which a plan makes it one that may be still to come."""


def _fresh(days: Sequence[_Day], options: DatingOptions) -> Iterator[_Bound]:
    """Yield the last possible day where the latest day named is that of fresh material."""
    if not days:
        return
    last = max(days, key=lambda one: (one.day, one.post, one.weekday and one.caption))
    near = timedelta(days=options.fresh_days)
    if last.post or (last.caption and last.weekday):
        beside = [o for o in days if o.span != last.span and last.day - o.day <= near]
        wide = options.fresh_days if len(beside) >= options.fresh_beside else options.pictures_days
        if beside:
            yield _Bound(None, last.day + timedelta(days=wide), (last.span, beside[-1].span))
        return
    pictured = sorted({(one.day, one.span) for one in days if one.caption})
    near = timedelta(days=options.pictures_days)
    for before, after in pairwise(pictured):
        if after[0] == last.day and before[0] < after[0] <= before[0] + near:
            yield _Bound(None, last.day + near, (before[1], after[1]))


def _echoed(
    text: str, found: Sequence[Found], days: Sequence[_Day], options: DatingOptions
) -> Iterator[_Bound]:
    """Yield the last possible day where the report counts its weekdays from the latest day named.

    "March 13, 2020" of a post, or "Friday, March 13, 2020", and "on Friday" elsewhere are one day,
    and whoever writes "on Friday" writes within the week. Of a post the day before does as well:
    what happens in the evening is posted about after midnight, by some clock.
    """
    latest = max((one.day for one in days), default=None)
    last = [o for o in days if o.day == latest and (o.post or o.weekday) and not o.filed]
    if latest is None or not last:
        return
    posts = [one.span for one in last if one.post]
    fits = {latest.isoweekday()} | ({(latest - timedelta(days=1)).isoweekday()} if posts else set())
    echo = next((o.span for o in found if _weekday(o) in fits and happened(text, o.span)), None)
    until = latest + timedelta(days=options.echo_days)
    if any(until < day < latest + _HALF for day in _unsaid_years(text, found, latest.year)):
        return
    if echo is not None:
        yield _Bound(None, until, (last[0].span, echo))
    elif len(posts) >= options.echo_posts:
        yield _Bound(None, until, tuple(posts[: options.echo_posts]))


_HALF = timedelta(days=183)
"""Half a year: of a day without a year the nearer one is meant."""


def _unsaid_years(text: str, found: Sequence[Found], year: int) -> Iterator[date]:
    """Yield the past days and months that are named without their year, as if of *year*."""
    for one in found:
        meaning = one.meaning
        if isinstance(meaning, Calendar) and meaning.month and not meaning.year:
            day = _day(year, meaning.month, meaning.day or 1)
            if day is not None and meaning.step is None and happened(text, one.span):
                yield day


def _weekday(one: Found) -> int | None:
    """Return the weekday that stands alone or with "last": "on Friday", "last Friday"."""
    meaning = one.meaning
    if not isinstance(meaning, Calendar) or meaning.month or meaning.step == 1:
        return None
    return meaning.weekday


def _to_come(text: str, found: Sequence[Found]) -> Iterator[_Bound]:
    """Yield the day before which the report speaks of a day as to come ("will be held on …")."""
    for one in found:
        day = _full(one)
        sentence = max(0, one.span.start - _FAR_AHEAD)
        posted = _POST.search(text, max(0, one.span.start - 40), one.span.start)
        if day is not None and not posted and _WILL.search(text, sentence, one.span.start):
            yield _Bound(None, day, (one.span,))


_FAR_AHEAD = 110
"""Code points before a day in which "will" can stand."""


def _copyright(text: str) -> Iterator[_Bound]:
    """Yield the end of the year of a copyright line: pages show a later one, never an earlier."""
    for match in _COPYRIGHT.finditer(text):
        yield _Bound(None, date(int(match["year"]), 12, 31), (Span(*match.span()),))


def _weekdays(text: str, found: Sequence[Found], options: DatingOptions) -> Iterator[_Bound]:
    """Yield the days around "Monday, Oct. 5", where the latest year named, or one beside it, fits.

    Years that stand alone lend none: they are of history, or of what is to come. One that is later
    shows that the report may be.
    """
    named = [o.meaning for o in found if isinstance(o.meaning, Calendar) and o.meaning.year]
    year = max((one.year for one in named if one.year and one.month), default=None)
    if year is None or any(one.year and one.year > year + 1 for one in named):
        return
    near = (year - 1, year, year + 1)
    known: list[tuple[date, Span]] = []
    for one in found:
        meaning = one.meaning
        if not isinstance(meaning, Calendar) or meaning.year or not meaning.weekday:
            continue
        if not meaning.month or not meaning.day or not happened(text, one.span):
            continue
        days = [day for year in near if (day := _day(year, meaning.month, meaning.day))]
        fits = [day for day in days if day.isoweekday() == meaning.weekday]
        if len(fits) == 1:
            known.append((fits[0], one.span))
    if known:
        last = max(known)
        latest = last[0] + timedelta(days=options.fresh_days)
        yield _Bound(last[0] - timedelta(days=options.zone_days), latest, (last[1],))


def _ago(text: str, found: Sequence[Found]) -> Iterator[_Bound]:
    """Yield the days that "24 February – almost 12 months ago" allows."""
    for index, (left, right) in enumerate(pairwise(found)):
        if not _BESIDE.fullmatch(text, left.span.end, right.span.start):
            continue
        for one, other in ((left, right), (right, left)):
            shift = other.meaning
            if not isinstance(shift, Shift) or shift.from_before or not shift.count:
                continue
            known = _known(text, found, index, one)
            if known is not None:
                yield _around(known[0], shift, (*known[1], one.span, other.span))


_LENT_DAYS = 183
"""Days by which a date without a year may lie off a date of its sentence that has one: half a year,
so that only one year fits."""


def _known(text: str, found: Sequence[Found], index: int, one: Found) -> tuple[date, Spans] | None:
    """Return the day of *one*, its year lent by the nearest date before it in its sentence."""
    day = _full(one)
    if day is not None:
        return day, ()
    meaning = one.meaning
    if not isinstance(meaning, Calendar) or not (meaning.month and meaning.day):
        return None
    for other in reversed(found[:index]):
        near = other.meaning
        if _SENTENCE_END.search(text, other.span.end, one.span.start):
            return None
        if isinstance(near, Calendar) and near.year and near.month:
            around = _day(near.year, near.month, near.day or 15)
            years = (near.year - 1, near.year, near.year + 1)
            days = [d for year in years if (d := _day(year, meaning.month, meaning.day))]
            fits = [d for d in days if around and abs((d - around).days) < _LENT_DAYS]
            return (fits[0], (other.span,)) if len(fits) == 1 else None
    return None


def _around(day: date, shift: Shift, evidence: Spans) -> _Bound:
    """Return when it can be that long after *day*: half a unit off, or the unit not reached."""
    count = shift.count or 0
    low = count - (1 if shift.under else 0 if shift.over else 0.5)
    high = count + (0 if shift.under else 1 if shift.over else 0.5)
    try:
        return _Bound(_later(day, low, shift.unit), _later(day, high, shift.unit), evidence)
    except (ValueError, OverflowError):
        return _Bound(None, None, ())


_UNIT_MONTHS = {Unit.MONTH: 1.0, Unit.QUARTER: 3.0, Unit.YEAR: 12.0, Unit.DECADE: 120.0}
_UNIT_DAYS = {Unit.DAY: 1.0, Unit.NIGHT: 1.0, Unit.WEEK: 7.0}
_MONTH_DAYS = 30.44


def _later(day: date, count: float, unit: Unit) -> date:
    months = _UNIT_MONTHS.get(unit)
    if months is None:
        return day + timedelta(days=round(count * _UNIT_DAYS.get(unit, 0.0)))
    whole, rest = divmod(count * months, 1)
    month = month_days(day.year, day.month + int(whole), stated=True)
    kept = min(day.day, month.last.day)
    return month.first + timedelta(days=kept - 1 + round(rest * _MONTH_DAYS))
