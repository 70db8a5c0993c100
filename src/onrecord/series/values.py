"""The numbers that a figure allows: its value with what its approximator leaves open."""

from __future__ import annotations

from math import inf

from onrecord.options import SeriesOptions
from onrecord.records import Approximator, Figure

Range = tuple[float, float]
ROUND = 2
"""Digits before the zeros that a rounded number has at most."""


def allowed(figure: Figure, options: SeriesOptions) -> Range:
    """Return the smallest and the largest number that the words can mean.

    "At least 12" stays near twelve: nobody who knows of forty says so.

    >>> from onrecord.records import Span
    >>> def made(approximator):
    ...     return Figure(id="f", span=Span(0, 1), value=100, low=None, high=None,
    ...         approximator=approximator, change=None, per=None, unit="person", counted=None,
    ...         subject=None, as_of=None)
    >>> allowed(made(Approximator.EXACT), SeriesOptions())
    (100.0, 100.0)
    >>> tuple(map(round, allowed(made(Approximator.ABOUT), SeriesOptions())))
    (90, 110)
    """
    low = figure.low if figure.low is not None else figure.value
    high = figure.high if figure.high is not None else figure.value
    if low is None:
        return 0.0, inf
    if high is None:  # vague words: "dozens"
        return low, low * options.vague
    match figure.approximator:
        case Approximator.ABOUT:
            return low * (1 - options.about), high * (1 + options.about)
        case Approximator.AT_LEAST | Approximator.MORE_THAN:
            return low, high * (1 + options.beyond)
        case Approximator.AT_MOST | Approximator.LESS_THAN:
            return low * (1 - options.beyond), high
        case _:
            return low * (1 - _rounded(low, options)), high * (1 + _rounded(high, options))


def _rounded(value: float, options: SeriesOptions) -> float:
    """Return the share by which a plain number may be rounded: 400 million may be 391."""
    digits = len(f"{value:.0f}".rstrip("0"))
    return options.rounded if value >= options.round_from and digits <= ROUND else 0.0


def overlap(one: Range, other: Range) -> bool:
    """Tell whether one number is in both ranges."""
    return one[0] <= other[1] and other[0] <= one[1]


def grew(one: Range, other: Range) -> bool:
    """Tell whether all that the second range allows is larger than the first."""
    return other[0] > one[1]
