"""Updates and conflicts: counts of one thing that moved, or disagree."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from onrecord.claims import claims
from onrecord.matches import match
from onrecord.records import (
    Approximator,
    Basis,
    EntityType,
    Extraction,
    Figure,
    Interval,
    Match,
    MatchKind,
    Mention,
    Span,
)
from tests.factories import extraction

NAMES = ("Harrowmere", "Tessovo", "Selna")


def counted(
    sentence: str,
    number: str,
    value: float,
    day: int,
    counted: str | None = "person",
    how: Approximator = Approximator.EXACT,
) -> Extraction:
    """Build a report of a day on one story that gives one number."""
    text = f"{', '.join(NAMES)}: a report. [content {sentence}]"
    found = extraction(text, id=f"a_{day}_{value:.0f}")
    at = found.article.text.index(number)
    figure = Figure(
        id=f"f_{at}",
        span=Span(at, at + len(number)),
        value=value,
        low=None,
        high=None,
        approximator=how,
        change=None,
        per=None,
        unit="person",
        counted=counted,
        subject=None,
        as_of=None,
    )
    when = date(2031, 5, 6) + timedelta(days=day)
    dated = Interval(earliest=when, latest=when, basis=Basis.STATED, evidence=())
    mentions = tuple(
        Mention(span=Span(0, len(n)), entity=n, type=EntityType.PLACE, name=n) for n in NAMES
    )
    return replace(
        found,
        article=replace(found.article, published=dated),
        statements=(replace(found.statements[0], figures=(figure.id,)),),
        figures=(figure,),
        mentions=mentions,
    )


def kinds(*found: Extraction) -> list[MatchKind]:
    return [m.kind for m in matched(*found)]


def matched(*found: Extraction) -> tuple[Match, ...]:
    return match(found)


DIED = "The flood at Harrowmere has killed {} people."


def died(number: str, value: float, day: int, **changes: Approximator) -> Extraction:
    return counted(DIED.format(number), number, value, day, **changes)


def test_a_count_that_moved_is_an_update() -> None:
    (found,) = matched(died("23", 23, 0), died("41", 41, 2))
    assert found.kind is MatchKind.UPDATE
    assert found.reasons == ("killed: 23 / 41", "the reports are of different days")


def test_two_counts_of_one_day_are_in_conflict() -> None:
    assert kinds(died("23", 23, 0), died("41", 41, 0)) == [MatchKind.CONFLICT]


def test_a_floor_leaves_room_for_more() -> None:
    assert kinds(died("23", 23, 0, how=Approximator.AT_LEAST), died("41", 41, 0)) == []


@pytest.mark.parametrize(
    ("sentence", "number", "value"),
    [
        ("The flood at Selna has killed 41 people.", "41", 41),
        ("The flood at Harrowmere has injured 41 people.", "41", 41),
        ("The flood at Harrowmere has killed another 41 people.", "41", 41),
        ("The flood at Harrowmere could have killed 41 people.", "41", 41),
    ],
)
def test_what_counts_something_else_is_neither(sentence: str, number: str, value: float) -> None:
    assert kinds(died("23", 23, 0), counted(sentence, number, value, 2)) == []


def test_an_update_keeps_two_claims_apart() -> None:
    found = [died("23", 23, 0), died("41", 41, 2)]
    assert [len(claim.statements) for claim in claims(found, match(found))] == [1, 1]
