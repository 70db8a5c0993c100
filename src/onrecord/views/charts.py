"""A series of figures as a drawing: where each point stands over time, and how it is meant."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.records import Approximator, Label, Point, Series
from onrecord.views.figures import standing

WIDTH, HEIGHT = 720, 300
"""Units of the drawing's field, without its labels."""

WIDE = 200
"""A highest value so many times the lowest needs a scale on which equal steps multiply."""

UP = frozenset({Approximator.AT_LEAST, Approximator.MORE_THAN, Approximator.VAGUE})
DOWN = frozenset({Approximator.AT_MOST, Approximator.LESS_THAN})
SHARP = frozenset({Approximator.EXACT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A point: ``low`` to ``high`` is its range, ``open_up`` and ``open_down`` have no end there.

    ``number`` is its place in the series, counted from one; ``sharp`` where the number is given as
    it is, not about.
    """

    number: int
    x: float
    y: float
    low: float
    high: float
    open_up: bool
    open_down: bool
    sharp: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """How two dots stand to each other, by their numbers."""

    start: int
    end: int
    label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A value or a day beside the field."""

    at: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Dots in a field of ``WIDTH`` by ``HEIGHT``; ``multiplies`` tells of the scale of values.

    ``undated`` counts the points that no day is known of; they stand in the table only.
    """

    dots: tuple[Dot, ...]
    ties: tuple[Tie, ...]
    values: tuple[Mark, ...]
    days: tuple[Mark, ...]
    multiplies: bool
    undated: int


def chart(series: Series) -> Chart | None:
    """Draw a series; ``None`` where fewer than two of its points have a day and a number."""
    held = [
        (number, point, day)
        for number, point in enumerate(series.points, 1)
        if (day := holds(point)) and _numbers(point)
    ]
    if len(held) < 2:
        return None
    numbers = [value for _, point, _ in held for value in _numbers(point)]
    up, across = _Scale(numbers), _Days([day for _, _, day in held])
    dots = [_dot(number, point, across.x(day), up) for number, point, day in held]
    return Chart(
        dots=tuple(dots),
        ties=tuple(_ties(series, {dot.number for dot in dots})),
        values=tuple(up.marks()),
        days=tuple(across.marks()),
        multiplies=up.multiplies,
        undated=len(series.points) - len(held),
    )


def holds(point: Point) -> date | None:
    """Return the day as of which a figure holds: its own, else the last its report can be of."""
    when = point.as_of or point.published
    return when.latest or when.earliest


def _numbers(point: Point) -> list[float]:
    return [value for value in (point.value, point.low, point.high) if value is not None]


def _dot(number: int, point: Point, x: float, up: _Scale) -> Dot:
    numbers = _numbers(point)
    middle = point.value if point.value is not None else sum(numbers) / len(numbers)
    return Dot(
        number=number,
        x=x,
        y=up.y(middle),
        low=up.y(min(numbers)),
        high=up.y(max(numbers)),
        open_up=point.approximator in UP,
        open_down=point.approximator in DOWN,
        sharp=point.approximator in SHARP,
    )


def _ties(series: Series, drawn: set[int]) -> Iterator[Tie]:
    for place in range(len(series.points)):
        for label in standing(place, series.labels):
            start, end = label.points[0] + 1, label.points[1] + 1
            if label.label is not Label.DIFFERENT_SCOPE and {start, end} <= drawn:
                yield Tie(start=start, end=end, label=label.label)


class _Scale:
    """Values from the bottom of the field to its top, from nought unless steps multiply."""

    def __init__(self, numbers: Sequence[float]) -> None:
        least, most = min(numbers), max(numbers)
        self._low: float
        self._high: float
        self.multiplies = least > 0 and most / least > WIDE
        if self.multiplies:
            self._low, self._high = math.floor(math.log10(least)), math.ceil(math.log10(most))
            self._steps = [float(10**n) for n in range(self._low, self._high + 1)]
        else:
            step = _round((max(most, 0) - min(least, 0)) / 4 or 1)
            self._low = math.floor(min(least, 0) / step) * step
            self._high = max(math.ceil(max(most, 0) / step) * step, self._low + step)
            count = round((self._high - self._low) / step)
            self._steps = [self._low + n * step for n in range(count + 1)]

    def y(self, value: float) -> float:
        """Return how far below the top a value stands."""
        place = math.log10(value) if self.multiplies else value
        return round(HEIGHT * (self._high - place) / (self._high - self._low), 1)

    def marks(self) -> Iterator[Mark]:
        for value in self._steps:
            yield Mark(at=self.y(value), label=f"{value:,.10g}")


def _round(step: float) -> float:
    """Return the next larger of 1, 2 and 5 times a power of ten.

    >>> _round(37), _round(0.4)
    (50.0, 0.5)
    """
    power = math.pow(10, math.floor(math.log10(step)))
    return next(n * power for n in (1, 2, 5, 10) if n * power >= step * 0.999)


class _Days:
    """Days from the left to the right, with a little room on both sides."""

    def __init__(self, days: Iterable[date]) -> None:
        every = sorted(days)
        room = max(1, (every[-1] - every[0]).days // 20)
        self._first, self._last = every[0] - timedelta(room), every[-1] + timedelta(room)
        self._marked = sorted({every[0], every[-1], *self._between(every)})

    def _between(self, every: Sequence[date]) -> Iterator[date]:
        """Yield days in between that leave room for their labels."""
        last = every[0]
        for day in every:
            if self.x(day) - self.x(last) > 150 and self.x(every[-1]) - self.x(day) > 150:
                yield (last := day)

    def x(self, day: date) -> float:
        """Return how far from the left a day stands."""
        return round(WIDTH * (day - self._first).days / (self._last - self._first).days, 1)

    def marks(self) -> Iterator[Mark]:
        for day in self._marked:
            yield Mark(at=self.x(day), label=f"{day.day} {day:%b} {day.year}")
