"""Days: which days a date means that does not tell its year.

"In September" in a report of some day in February is the September before; "February 24" there can
be of two years, unless "almost 12 months ago" stands beside it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from onrecord.records import Interval, TimeKind
from onrecord.timeline.sentences import Timed, sure, year_told

Days = tuple[date, date]
MonthDay = tuple[int, int | None]
"""A month, and a day of it where one is told."""

_MONTH_DAY = re.compile(r"(?:XXXX|\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)?$")
_TURNED = re.compile(r"\b(?:last|next|this|that|ago|coming)\b", re.IGNORECASE)
_AGE = re.compile(r"(\d+|a|one|two|three|four|five|six|nine|ten|eleven|twelve)\s+(month|year)s?\b")
_SMALL = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
_DAY = timedelta(days=1)
LOOSE = 100
"""Days that the publication may be uncertain by for a month without a year to be told."""
_BESIDE = 6
"""Signs between a date and the age that follows it."""


def meant(one: Timed, published: Interval) -> Days | None:
    """Return the days that a date of the past means, ``None`` where they are open."""
    time = one.time
    if time.kind is TimeKind.DURATION:
        return None
    if sure(one) and time.earliest and time.latest:
        # 29 February of a report in a leap year is no day four years ago.
        old = published.earliest and (published.earliest - time.latest).days > 366
        return None if old and not year_told(one) else (time.earliest, time.latest)
    aged = _by_age(one, published)
    if aged:
        return aged, aged
    found = of_year(one)
    first, last = published.earliest, published.latest
    if found is None or first is None or last is None or (last - first).days > LOOSE:
        return None
    early, late = (_before(*found, day) for day in (first, last))
    return early if early == late else None


def of_year(one: Timed) -> MonthDay | None:
    """Return the month and the day of a date whose year is open."""
    words = one.time.span.of(one.extraction.article.text)
    found = _MONTH_DAY.match(one.time.value)
    if found is None or sure(one) or _TURNED.search(words):
        return None
    return int(found["month"]), int(found["day"]) if found["day"] else None


def in_year(year: int, month: int, day: int | None) -> Days | None:
    """Return a month, or a day of it, in a year; ``None`` for the 30th of February."""
    try:
        first = date(year, month, day or 1)
    except ValueError:
        return None
    return first, first if day else first.replace(day=monthrange(year, month)[1])


def _before(month: int, day: int | None, published: date) -> Days | None:
    """Return the last such days that had begun when a report appeared."""
    for year in (published.year, published.year - 1):
        found = in_year(year, month, day)
        if found and found[0] <= published:
            return found
    return None


def _by_age(one: Timed, published: Interval) -> date | None:
    """Return the day of "February 24 – almost 12 months ago", reckoned from the report's days."""
    text = one.extraction.article.text
    after = [t for t in one.extraction.times if 0 < t.span.start - one.time.span.end <= _BESIDE]
    found, (first, last) = of_year(one), (published.earliest, published.latest)
    if not after or not found or not found[1] or "ago" not in after[0].span.of(text):
        return None
    age = _months(after[0].span.of(text))
    if first is None or last is None or age is None or (last - first).days > LOOSE:
        return None
    middle = first + (last - first) / 2 - age * 30.44 * _DAY
    near = [in_year(year, *found) for year in range(middle.year - 1, middle.year + 2)]
    best = min((days[0] for days in near if days), key=lambda day: abs(day - middle), default=None)
    return best if best and abs(best - middle) <= 62 * _DAY else None


def _months(words: str) -> float | None:
    found = _AGE.search(words)
    if not found:
        return None
    count = int(found[1]) if found[1].isdigit() else _SMALL[found[1]]
    return count * (12 if found[2] == "year" else 1)
