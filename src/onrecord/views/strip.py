"""A strip of time: how many reports appeared when, and what happened meanwhile."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH = 1000
"""Units from the first day to the last; a page draws them as wide as it likes."""

MOST_BARS = 62
"""Bars that are told apart on a page: two months of days, else weeks, months or years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The reports of some days; ``height`` is their share of the highest bar's."""

    first: date
    last: date
    reports: int
    x: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A day that is written below the strip."""

    x: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Bars from ``first`` to ``last``. ``unit`` is what each stands for."""

    first: date
    last: date
    unit: str
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]

    def x(self, day: date) -> float:
        """Return where a day stands."""
        days = (self.last - self.first).days + 1
        return round(WIDTH * ((day - self.first).days + 0.5) / days, 1)


def strip(days: Sequence[tuple[date, int]]) -> Strip | None:
    """Draw the reports of *days*, given in order; ``None`` where no report has a day.

    >>> strip([(date(2031, 5, 2), 3), (date(2031, 5, 4), 1)]).unit
    'day'
    """
    if not days:
        return None
    unit, starts = _starts(days[0][0], days[-1][0])
    last = _next(starts[-1], unit) - timedelta(1)
    whole = (last - starts[0]).days + 1
    reports = [0] * len(starts)
    for day, number in days:
        reports[bisect_right(starts, day) - 1] += number
    bars = []
    for start, number in zip(starts, reports, strict=True):
        end = _next(start, unit) - timedelta(1)
        bars.append(
            Bar(
                first=start,
                last=end,
                reports=number,
                x=round(WIDTH * (start - starts[0]).days / whole, 1),
                width=round(WIDTH * ((end - start).days + 1) / whole, 1),
                height=round(number / max(reports), 3),
            )
        )
    ticks = tuple(_ticks(bars, unit))
    return Strip(first=starts[0], last=last, unit=unit, bars=tuple(bars), ticks=ticks)


def _starts(first: date, last: date) -> tuple[str, list[date]]:
    """Return the shortest unit of which there are few enough, and when each begins."""
    for unit in ("day", "week", "month", "year"):
        start = _begin(first, unit)
        starts = [start]
        while (start := _next(start, unit)) <= last and len(starts) <= MOST_BARS:
            starts.append(start)
        if len(starts) <= MOST_BARS:
            return unit, starts
    return "year", starts


def _begin(day: date, unit: str) -> date:
    if unit == "week":
        return day - timedelta(day.weekday())
    if unit == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if unit == "year" else day


def _next(day: date, unit: str) -> date:
    if unit == "month":
        return (day.replace(day=28) + timedelta(4)).replace(day=1)
    if unit == "year":
        return day.replace(year=day.year + 1)
    return day + timedelta(7 if unit == "week" else 1)


def _ticks(bars: Sequence[Bar], unit: str) -> Iterator[Tick]:
    """Label some five bars, the first among them."""
    every = max(1, len(bars) // 5)
    for bar in bars[:: every + (len(bars) % 5 > 0 and len(bars) > 5)]:
        day = bar.first
        label = f"{day:%b} {day.year}" if unit == "month" else str(day.year)
        if unit in {"day", "week"}:
            label = f"{day.day} {day:%b} {day.year}"
        yield Tick(x=bar.x, label=label)
