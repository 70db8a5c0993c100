"""Restatements: the same in other words, by the same speaker, and what speaks against it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from onrecord.matches import match
from onrecord.records import Basis, Extraction, Interval, Match, MatchKind
from tests.factories import extraction
from tests.matches.piles import HERALD, pile

GATES = "Every gate was checked in the spring and the inspectors found nothing wrong"


def said(words: str, by: str = "Ana Ruiz", id: str = "a_1", month: int = 5) -> Extraction:
    found = extraction(
        f"[source [person {by}]] [cue said]: [content “{words}.”]",
        id=id,
        chains={1: f"person {by}"},
    )
    day = date(2023, month, 3)
    published = Interval(earliest=day, latest=day, basis=Basis.STATED, evidence=())
    return replace(found, article=replace(found.article, published=published))


def related(one: str, other: str) -> tuple[Match, ...]:
    return match([said(one), said(other, id="a_2")])


@pytest.mark.parametrize(
    "other",
    [
        "In spring the inspectors looked at each gate and found no fault",
        "Not one gate was found to be wrong when the inspectors checked them this spring",
    ],
)
def test_one_speaker_says_the_same_in_other_words(other: str) -> None:
    (found,) = related(GATES, other)
    assert found.kind is MatchKind.PARAPHRASE
    assert found.reasons[0] == "same speaker: Ana Ruiz"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (GATES, "The gates were checked in the spring and the inspectors found two of them wrong"),
        (
            "We reported the leaking valve three times",
            "We had reported leaking valves five times",
        ),
        (
            "The valve leaked on Monday, the foreman knew",
            "The foreman knew it leaked on Friday",
        ),
        ("The strike goes on until the rota is withdrawn", "We end the strike, the rota stays"),
        ("The ferry left Selna with the doors open", "With its doors open the ferry left Morava"),
    ],
    ids=["negation", "number", "day", "opposite", "name"],
)
def test_what_differs_in_kind_is_no_restatement(one: str, other: str) -> None:
    assert related(one, other) == ()


def test_two_speakers_or_two_months_are_no_restatement() -> None:
    other = "In spring the inspectors looked at each gate and found no fault"
    assert match([said(GATES), said(other, by="Boris Lem", id="a_2")]) == ()
    assert match([said(GATES), said(other, id="a_2", month=8)]) == ()


def test_commonplaces_are_no_restatement() -> None:
    assert related("We will not give up", "We will never give up, we said so") == ()


def test_copied_words_are_not_told_twice() -> None:
    found = match(pile(HERALD, HERALD))
    assert found
    assert MatchKind.PARAPHRASE not in {one.kind for one in found}


def test_order_changes_nothing() -> None:
    reports = [
        said(GATES),
        said("In spring the inspectors looked at each gate and found no fault", id="a_2"),
        said("The inspectors checked every gate in spring: they were not at fault", id="a_3"),
    ]
    found = {match(list(some)) for some in permutations(reports)}
    assert len(found) == 1
    assert found.pop()
