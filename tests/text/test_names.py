"""Folding of words, and names that two articles can share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.folding import compatible_names, fold, fold_name, romanised, same_name
from onrecord.text.names import Verdict, compared, proper


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("couldn’t", "couldn't"),
        ("CAFÉ", "cafe"),
        ("U.S.", "US"),
        ("front-line", "frontline"),
        ("naïve", "naive"),
    ],
)
def test_words_that_editors_spell_differently_are_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("4.5", "45"), ("4,000", "4.000"), ("its", "it's")])
def test_words_that_mean_something_else_are_not(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oksana Щербань", "oksana shcherban"),
        ("Ђорђе", "Djordje"),
        ("Łukasz Żółć", "LUKASZ ZOLC"),
        ("the Herald’s", "Herald"),
        ("Й", "Й"),
        ("Ruiz-Sánchez", "Ruiz Sanchez"),
    ],
)
def test_names_are_one_after_folding(one: str, other: str) -> None:
    assert same_name(one, other)


def test_a_name_of_signs_only_is_no_name() -> None:
    assert not same_name("—", "—")
    assert not compatible_names("", "Ruiz")


@given(st.text())
def test_any_text_folds_to_small_letters_and_digits(text: str) -> None:
    for folded in (fold(text), fold_name(text), romanised(text)):
        assert folded == folded.casefold()
    assert all(c.isalnum() or c == " " for c in fold_name(text))


def test_a_description_may_be_anybody() -> None:
    assert not proper("the commander")
    assert not proper("A senior officer")
    assert compared(["Ana Ruiz"], ["a baker"]) is Verdict.OPEN
    assert compared([], ["Ana Ruiz"]) is Verdict.OPEN


def test_one_of_several_names_is_enough() -> None:
    assert compared(["Beetle", "Osko Verrin"], ["Verrin"]) is Verdict.SAME
    assert compared(["Beetle", "Osko Verrin"], ["Ana Ruiz"]) is Verdict.DIFFERENT
