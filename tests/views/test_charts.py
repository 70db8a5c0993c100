"""Where the points of a series stand, and how they are meant."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.records import (
    Approximator,
    At,
    Basis,
    Interval,
    Label,
    Point,
    PointLabel,
    Series,
    Span,
)
from onrecord.views.charts import HEIGHT, WIDTH, chart


def point(
    value: float | None,
    day: int | None,
    *,
    low: float | None = None,
    high: float | None = None,
    approximator: Approximator = Approximator.EXACT,
) -> Point:
    when = date(2031, 5, day) if day else None
    return Point(
        at=At(article=f"a_{day}", path="x.txt", spans=(Span(0, 2),)),
        figure="f_1",
        statement=None,
        text=str(value),
        value=value,
        low=low,
        high=high,
        approximator=approximator,
        unit="person",
        counted="person",
        as_of=None,
        published=Interval(earliest=when, latest=when, basis=Basis.STATED, evidence=()),
        speaker=None,
        relay=(),
    )


def series(*points: Point, labels: tuple[PointLabel, ...] = ()) -> Series:
    return Series(
        id="r_1", subject="Harrow", entity=None, measure="killed", points=points, labels=labels
    )


def test_points_stand_by_day_and_value() -> None:
    drawn = chart(series(point(10, 1), point(40, 11)))
    assert drawn
    first, last = drawn.dots
    assert 0 < first.x < last.x < WIDTH
    assert 0 <= last.y < first.y < HEIGHT


def test_ranges_and_open_ends_are_drawn_as_such() -> None:
    drawn = chart(
        series(
            point(None, 1, low=10, high=20),
            point(12, 2, approximator=Approximator.AT_LEAST),
            point(14, 3, approximator=Approximator.AT_MOST),
            point(14, 4, approximator=Approximator.ABOUT),
        )
    )
    assert drawn
    range_, at_least, at_most, about = drawn.dots
    assert range_.high < range_.y < range_.low
    assert (at_least.open_up, at_least.open_down) == (True, False)
    assert (at_most.open_up, at_most.open_down) == (False, True)
    assert not about.sharp


def test_a_point_without_a_day_is_counted_and_not_drawn() -> None:
    drawn = chart(series(point(10, 1), point(11, None), point(12, 2)))
    assert drawn
    assert ([dot.number for dot in drawn.dots], drawn.undated) == ([1, 3], 1)


def test_values_far_apart_are_drawn_by_multiples() -> None:
    drawn = chart(series(point(3, 1), point(90_000, 2)))
    assert drawn
    assert drawn.multiplies
    assert next(mark.label for mark in drawn.values) == "1"


@pytest.mark.parametrize("values", [(0, 0), (-5, 5), (7, 7), (0.1, 0.3)])
def test_any_values_stay_in_the_field(values: tuple[float, float]) -> None:
    drawn = chart(series(point(values[0], 1), point(values[1], 1)))
    assert drawn
    assert all(0 <= dot.y <= HEIGHT and 0 <= dot.x <= WIDTH for dot in drawn.dots)


def test_a_contradiction_ties_two_points() -> None:
    label = PointLabel(points=(0, 1), label=Label.CONTRADICTED, reason="one day, two counts")
    drawn = chart(series(point(14, 1), point(17, 1), labels=(label,)))
    assert drawn
    assert [(tie.start, tie.end, tie.label) for tie in drawn.ties] == [(1, 2, Label.CONTRADICTED)]


def test_one_point_is_no_chart() -> None:
    assert chart(series(point(14, 1))) is None
