"""Time expressions: what is found, and what it means for a given day of publication."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Basis, Interval, Span
from onrecord.text.times import dated, times
from tests.growth import growth

FRIDAY = date(2021, 10, 8)
UNKNOWN = Interval(earliest=None, latest=None, basis=Basis.NONE, evidence=())


def on(day: date, last: date | None = None) -> Interval:
    return Interval(earliest=day, latest=last or day, basis=Basis.STATED, evidence=())


def read(text: str, published: Interval = on(FRIDAY)) -> list[str]:  # noqa: B008 - frozen
    found = times(text, [Span(0, len(text))], published)
    return [f"{one.span.of(text)} = {one.value}" for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opened on 3 May 2019.", ["3 May 2019 = 2019-05-03"]),
        ("It opened Monday, Oct. 4, 2021, in Lubara.", ["Monday, Oct. 4, 2021 = 2021-10-04"]),
        ("She left on the 5th of October.", ["the 5th of October = 2021-10-05"]),
        ("She spoke on Monday.", ["Monday = 2021-10-04"]),
        ("She will speak on Monday.", ["Monday = 2021-10-11"]),
        ("He fled last Saturday.", ["last Saturday = 2021-10-02"]),
        ("He fled last March.", ["last March = 2021-03"]),
        ("They met last week.", ["last week = 2021-W39"]),
        ("They met yesterday evening.", ["yesterday evening = 2021-10-07TEV"]),
        ("It closed two weeks ago.", ["two weeks ago = 2021-W38"]),
        ("It closed in the early 1990s.", ["the early 1990s = 199"]),
        (
            "Lubara fell in September and October 2018.",
            ["September = 2018-09", "October 2018 = 2018-10"],
        ),
        (
            "He came on 3 May 2019. Two weeks later he left.",
            ["3 May 2019 = 2019-05-03", "Two weeks later = 2019-05-17"],
        ),
        ("Ten months into the war", ["Ten months = P10M"]),
        ("He was held for over three days.", ["over three days = P3D"]),
        ("They shell it every day.", ["every day = P1D"]),
        ("The 44-year-old mayor may march on.", ["44-year-old = P44Y"]),
        ("He may march with 2,000 people and 300 men.", []),
        ("He fled in October last year.", ["October last year = 2020-10"]),
        ("It shut from 5 to 7 May.", ["5 to 7 May = 2021-05-05/2021-05-07"]),
        (
            "It rose in Q3 FY2020 and in the first quarter of fiscal 2021.",
            ["Q3 FY2020 = FY2020-Q3", "the first quarter of fiscal 2021 = FY2021-Q1"],
        ),
        ("The January/February 2019 issue", ["January = 2019-01", "February 2019 = 2019-02"]),
        (
            "In 2019 he came. That day it rained. Days later he left.",
            ["2019 = 2019", "That day = XXXX-XX-XX", "Days later = XXXX-XX-XX"],
        ),
        ("A years-long fight", []),
        ("It stood for the past 2,500 years.", ["the past 2,500 years = P2500Y"]),
    ],
)
def test_values(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_without_a_date_of_publication_deictics_stay_open() -> None:
    assert read("He fled last March, on a Sunday.", UNKNOWN) == [
        "last March = XXXX-03",
        "Sunday = XXXX-WXX-7",
    ]


def test_a_deictic_that_fits_two_years_narrows_nothing() -> None:
    text = "He fled last March."
    found = times(text, [Span(0, len(text))], on(date(2023, 2, 9), date(2023, 4, 12)))
    assert [(t.value, t.earliest, t.latest) for t in found] == [("XXXX-03", None, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge fell on Monday.", True),
        ("It fell at 5 p.m.", True),
        ("It is now shut for two weeks, and every Monday.", False),
    ],
)
def test_a_sentence_is_dated_by_a_point_in_time(text: str, expected: bool) -> None:
    whole = Span(0, len(text))
    assert dated(times(text, [whole], on(FRIDAY)), whole) is expected
    assert not dated(times(text, [whole], on(FRIDAY)), Span(0, 1))


@given(st.text(alphabet=st.sampled_from("a1 0-,.:/Mondayfew weeks ago 2019 lat\n’“"), max_size=300))
def test_any_text_is_read_and_spans_slice(text: str) -> None:
    found = times(text, [Span(0, len(text))], on(FRIDAY))
    assert all(0 <= t.span.start < t.span.end <= len(text) for t in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize("piece", ["about two weeks ", "1 ", "5-", "October ", "the early "])
def test_time_grows_with_length_only(piece: str) -> None:
    few = 2_000 // len(piece)
    assert growth(lambda t: times(t, [Span(0, len(t))], on(FRIDAY)), piece, few, 10 * few) < 40
