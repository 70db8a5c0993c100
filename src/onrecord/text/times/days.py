"""From what an expression means to its first and last day, for one day of writing."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.text.times.meanings import Calendar, Relative, Shift, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """A first and a last day with the TIMEX3 value; ``stated`` where the words name the year."""

    first: date
    last: date
    value: str
    stated: bool


_PARTS = {
    "SP": (3, 5),
    "SU": (6, 8),
    "FA": (9, 11),
    "WI": (12, 2),
    "Q1": (1, 3),
    "Q2": (4, 6),
    "Q3": (7, 9),
    "Q4": (10, 12),
    "H1": (1, 6),
    "H2": (7, 12),
}


def calendar_days(
    meaning: Calendar, anchor: date | None, before: Days | None, ahead: bool
) -> Days | None:
    """Return the days of a point of the calendar.

    Args:
        meaning: What the words say.
        anchor: The day of writing, where it is known.
        before: The date named before; a clock time alone is of that day.
        ahead: The sentence speaks of the future.

    Raises:
        ValueError: there is no such day.
    """
    if meaning.digits is not None:
        return _digits(meaning.digits)
    if meaning.month is None and meaning.weekday is None and meaning.part is None:
        return _year_or_clock(meaning, before)
    stated = meaning.year is not None
    if stated:
        year = meaning.year
    elif anchor is None:
        return None
    elif meaning.year_step is not None:
        year = anchor.year + meaning.year_step
    elif meaning.month is None and meaning.part is None:
        return _weekday(meaning, anchor, ahead)
    else:
        year = _nearest(meaning, anchor, ahead)
    return _in_year(meaning, year, stated) if year is not None else None


def _digits(digits: str) -> Days:
    wide = 10 ** (4 - len(digits))
    first = int(digits) * wide
    return Days(
        first=date(first, 1, 1), last=date(first + wide - 1, 12, 31), value=digits, stated=True
    )


def _year_or_clock(meaning: Calendar, before: Days | None) -> Days | None:
    if meaning.year is not None:
        return year_days(meaning.year, stated=True)
    if before is None or before.first != before.last:
        return None
    value = f"{before.first.isoformat()}{meaning.clock}"
    return Days(first=before.first, last=before.first, value=value, stated=before.stated)


def _weekday(meaning: Calendar, anchor: date, ahead: bool) -> Days:
    """Return the weekday nearest to *anchor*: the last one (today counts), or the next."""
    wanted = meaning.weekday or 1
    back = (anchor.isoweekday() - wanted) % 7
    on = (wanted - anchor.isoweekday()) % 7
    if meaning.step == -1:
        day = anchor - timedelta(days=back or 7)
    elif meaning.step == 1 or (meaning.step is None and ahead):
        day = anchor + timedelta(days=on or (7 if meaning.step == 1 else 0))
    else:
        day = anchor - timedelta(days=back)
    return _one(day, meaning.clock, stated=False)


def _one(day: date, clock: str, *, stated: bool) -> Days:
    return Days(first=day, last=day, value=f"{day.isoformat()}{clock}", stated=stated)


def _nearest(meaning: Calendar, anchor: date, ahead: bool) -> int | None:
    """Return the year of a month, day or season that is said without it."""
    years = [anchor.year - 1, anchor.year, anchor.year + 1]
    options = [(year, days) for year in years if (days := _try(meaning, year)) is not None]
    if meaning.weekday is not None and meaning.day is not None:
        fits = [o for o in options if o[1].first.isoweekday() == meaning.weekday]
        options = fits or options
    past = [o for o in options if o[1].first <= anchor]
    later = [o for o in options if o[1].last >= anchor]
    if meaning.step == -1:
        over = [o for o in past if o[1].last < anchor]
        return over[-1][0] if over else None
    if meaning.step == 1:
        to_come = [o for o in later if o[1].first > anchor]
        return to_come[0][0] if to_come else None
    if meaning.step == 0:
        return anchor.year
    near = min(options, key=lambda o: _distance(o[1], anchor, ahead), default=None)
    return near[0] if near else None


def _distance(days: Days, anchor: date, ahead: bool) -> int:
    """Return how far *days* lie off, the side that the verb points away from counting thrice."""
    if days.first > anchor:
        return (days.first - anchor).days * (1 if ahead else 3)
    return max(0, (anchor - days.last).days) * (3 if ahead else 1)


def _try(meaning: Calendar, year: int) -> Days | None:
    try:
        return _in_year(meaning, year, False)
    except ValueError:
        return None


def _in_year(meaning: Calendar, year: int, stated: bool) -> Days:
    if meaning.part is not None:
        return _part(meaning.part, year, stated)
    month = meaning.month or 1
    if meaning.day is None:
        return month_days(year, month, stated=stated)
    first = date(year, month, meaning.day)
    if meaning.last_day is None or meaning.last_day <= meaning.day:
        return _one(first, meaning.clock, stated=stated)
    last = date(year, month, meaning.last_day)
    return Days(
        first=first, last=last, value=f"{first.isoformat()}/{last.isoformat()}", stated=stated
    )


def _part(part: str, year: int, stated: bool) -> Days:
    first, last = _PARTS[part]
    until = year + (last < first)
    end = date(until, last, calendar.monthrange(until, last)[1])
    return Days(first=date(year, first, 1), last=end, value=f"{year}-{part}", stated=stated)


def month_days(year: int, month: int, *, stated: bool) -> Days:
    """Return a month, any number of months after the first of *year*."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last = date(year, month, calendar.monthrange(year, month)[1])
    return Days(first=date(year, month, 1), last=last, value=f"{year:04}-{month:02}", stated=stated)


def year_days(year: int, *, stated: bool) -> Days:
    """Return a year."""
    return Days(first=date(year, 1, 1), last=date(year, 12, 31), value=f"{year:04}", stated=stated)


def relative_days(meaning: Relative, anchor: date | None) -> Days | None:
    """Return "last week", "this year", "tomorrow" as seen from *anchor*.

    Raises:
        ValueError, OverflowError: the calendar ends before that.
    """
    if anchor is None:
        return None
    step = meaning.step
    match meaning.unit:
        case Unit.DAY | Unit.NIGHT:
            return _one(anchor + timedelta(days=step), meaning.clock, stated=False)
        case Unit.WEEK:
            return _week(anchor + timedelta(weeks=step))
        case Unit.WEEKEND:
            return _weekend(anchor, step)
        case Unit.MONTH:
            return month_days(anchor.year, anchor.month + step, stated=False)
        case Unit.QUARTER:
            quarter = (anchor.month - 1) // 3 + step
            return _part(f"Q{quarter % 4 + 1}", anchor.year + quarter // 4, False)
        case Unit.YEAR:
            return year_days(anchor.year + step, stated=False)
        case Unit.DECADE:
            return _digits(str(anchor.year // 10 + step))
        case Unit.CENTURY:
            return _digits(str(anchor.year // 100 + step))
        case _:
            return None


def _week(day: date) -> Days:
    year, week, _ = day.isocalendar()
    monday = date.fromisocalendar(year, week, 1)
    return Days(
        first=monday, last=monday + timedelta(days=6), value=f"{year:04}-W{week:02}", stated=False
    )


def _weekend(anchor: date, step: int) -> Days:
    """Return a weekend: the one just past or under way for "the" and "last", the next else."""
    back = (anchor.isoweekday() - 6) % 7
    saturday = anchor - timedelta(days=back)
    if step == 1:
        saturday += timedelta(days=7)
    year, week, _ = saturday.isocalendar()
    return Days(
        first=saturday,
        last=saturday + timedelta(days=1),
        value=f"{year:04}-W{week:02}-WE",
        stated=False,
    )


def shifted_days(meaning: Shift, anchor: date | None, before: Days | None = None) -> Days | None:
    """Return "two weeks ago", "ten years later" as seen from *anchor*.

    The days are as wide as the unit; counted from a date to the day, weeks are exact too.

    Raises:
        ValueError, OverflowError: the calendar ends before that.
    """
    if anchor is None or meaning.count is None:
        return None
    count = meaning.count * meaning.sign
    exact = before is not None and before.first == before.last
    match meaning.unit:
        case Unit.DAY | Unit.NIGHT:
            return _one(anchor + timedelta(days=round(count)), "", stated=False)
        case Unit.WEEK | Unit.WEEKEND:
            day = anchor + timedelta(days=round(7 * count))
            return _one(day, "", stated=False) if exact else _week(day)
        case Unit.MONTH:
            return month_days(anchor.year, anchor.month + round(count), stated=False)
        case Unit.QUARTER:
            return month_days(anchor.year, anchor.month + round(3 * count), stated=False)
        case Unit.YEAR:
            return year_days(anchor.year + round(count), stated=False)
        case Unit.DECADE:
            return year_days(anchor.year + round(10 * count), stated=False)
        case Unit.CENTURY:
            return year_days(anchor.year + round(100 * count), stated=False)
        case _:
            return _one(anchor, "", stated=False) if before is None else None
