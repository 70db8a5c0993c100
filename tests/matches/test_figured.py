"""Figures restated: one number of one thing in other words, and numbers that only look alike."""

from __future__ import annotations

import pytest

from onrecord.matches.figured import compatible
from onrecord.options import FiguredOptions
from onrecord.records import Approximator, Figure, Span


def figure(value: float, approximator: Approximator = Approximator.EXACT) -> Figure:
    return Figure(
        id="f_1",
        span=Span(0, 1),
        value=value,
        low=None,
        high=None,
        approximator=approximator,
        change=None,
        per=None,
        unit="person",
        counted="fighter",
        subject=None,
        as_of=None,
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (figure(4000, Approximator.ABOUT), figure(4000, Approximator.AT_MOST), True),
        (figure(4000, Approximator.ABOUT), figure(4112), True),
        (figure(4000), figure(4112), False),
        (figure(84_000, Approximator.ABOUT), figure(81_300), False),
        (figure(32), figure(33), False),
    ],
    ids=["two limits", "rounded", "not rounded", "too far", "another"],
)
def test_one_number_may_be_given_in_two_ways(one: Figure, other: Figure, same: bool) -> None:
    assert compatible(one, other, FiguredOptions()) is same
    assert compatible(other, one, FiguredOptions()) is same
