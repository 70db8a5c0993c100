"""The reviewed lists: what they tell, and that they are kept in order."""

from __future__ import annotations

import pytest

from onrecord.statements.naming.lexicon import (
    Gender,
    RoleKind,
    fold,
    given_names,
    nationalities,
    outlets,
    role_of,
    roles,
)


@pytest.mark.parametrize(
    ("word", "noun", "kind", "plural"),
    [
        ("spokeswomen", "spokeswoman", RoleKind.PERSON, True),
        ("agencies", "agency", RoleKind.BODY, True),
        ("ex-minister", "minister", RoleKind.PERSON, False),
        ("spokespeople", "spokesperson", RoleKind.PERSON, True),
        ("tweets", "tweet", RoleKind.POST, True),
        ("lepidopterist", "lepidopterist", RoleKind.PERSON, False),
        ("sources", "source", RoleKind.ANONYMOUS, True),
    ],
)
def test_role(word: str, noun: str, kind: RoleKind, plural: bool) -> None:
    found = role_of(word)
    assert found is not None
    assert (found[0].noun, found[0].kind, found[1]) == (noun, kind, plural)


@pytest.mark.parametrize("word", ["bridge", "", "a spokeswoman", "glass", "human rights"])
def test_no_role(word: str) -> None:
    assert role_of(word) is None


def test_given_names_that_go_with_either_gender_tell_nothing() -> None:
    assert given_names()["marion"] is Gender.ANY
    assert given_names()["ivana"] is Gender.FEMALE


def test_an_outlet_has_one_record_for_all_its_names() -> None:
    assert outlets()["AP"] is outlets()["Associated Press"]
    assert outlets()["AP"].kind is RoleKind.AGENCY


def test_a_name_that_is_a_common_word_is_weak() -> None:
    assert "Time" in outlets()["Time"].weak


def test_the_lists_hold_no_blank_and_no_capital_where_none_belongs() -> None:
    assert all(noun == noun.strip().lower() for noun in roles())
    assert all(name and name == fold(name) for name in given_names())
    assert all(word and word == word.strip() for word in nationalities())
