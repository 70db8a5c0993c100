"""Figures restated: one number of one thing in other words, and numbers that only look alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.matches.figured import compatible, one_body
from onrecord.options import FiguredOptions
from onrecord.records import Approximator, Figure, Span
from onrecord.text.lemmas import lemma


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


LEGION = replace(figure(4000, Approximator.ABOUT), subject="Selna Harbour Legion", counted="troop")
TALLY = replace(
    figure(4000, Approximator.AT_MOST), subject="Harbour Legion", counted="member", span=Span(2, 3)
)


@pytest.mark.parametrize(
    ("other", "said", "same"),
    [
        (TALLY, "report reach tally high", True),
        (TALLY, "lose member since spring", False),
        (replace(TALLY, subject=None), "report reach tally high", False),
        (replace(TALLY, subject="Port Authority"), "report reach tally high", False),
        (replace(TALLY, approximator=Approximator.EXACT), "report reach tally high", False),
        (replace(TALLY, unit="item"), "report reach tally high", False),
    ],
    ids=["one size", "something befell them", "whose?", "another body", "a count", "things"],
)
def test_two_loose_sizes_of_one_body_are_one_figure(other: Figure, said: str, same: bool) -> None:
    assert one_body(LEGION, other, {lemma(word) for word in said.split()}) is same
    assert one_body(other, LEGION, {lemma(word) for word in said.split()}) is same
