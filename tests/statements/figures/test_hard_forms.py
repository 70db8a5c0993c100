"""Forms that readers of numbers stumble over, each with the reason."""

from __future__ import annotations

import pytest

from tests.statements.figures.test_figures import found, one, shown


@pytest.mark.parametrize(
    ("text", "given"),
    [
        # a scale or a currency on both ends of a range
        ("It costs £1.2bn-£1.4bn.", [("£1.2bn-£1.4bn", (1.2e9, 1.4e9), "pound")]),
        # half and quarter of a scale are one number
        ("A quarter of a million gulls came.", [("A quarter of a million", 250_000, "item")]),
        ("Half a dozen boats sank.", [("Half a dozen", 6, "item")]),
        # doubled vague words are one number
        ("Thousands and thousands of gulls came.",
         [("Thousands and thousands", (1000, None), "item")]),
        # an age is a length of time, by whatever words it is told
        ("Ana Ruiz is 15 and sails.", [("15", 15, "year")]),
        ("Sailors as young as 14 were hired.", [("14", 14, "year")]),
        ("Sailors over 65 stayed home.", [("65", 65, "item")]),
        ("Those over 65 stayed home.", [("65", 65, "year")]),
        # points are not percent
        ("Support fell by 3 percentage points to 41 percent.",
         [("3 percentage points", 3, "percentage point"), ("41 percent", 41, "percentage")]),
        # a casualty list: each number counts its own
        ("The raid killed 12 people, including three children, and wounded 30.",
         [("12", 12, "person"), ("three", 3, "person"), ("30", 30, "person")]),
        ("Two of the four ferries sank.", [("Two", 2, "item"), ("four", 4, "item")]),
        ("It was 32C and 9 degrees later.", [("32C", 32, "degree"), ("9 degrees", 9, "degree")]),
    ],
)  # fmt: skip
def test_hard_forms_have_their_value(text: str, given: list[tuple[str, object, str]]) -> None:
    assert shown(text) == given


@pytest.mark.parametrize(
    "text",
    [
        "The act passed 87\u201112.",  # a vote, with a hyphen that does not break
        "The firm 3M made masks.",
        "He lives at 10 Downing Street.",
        "Section 230 and Article 5 apply.",
        "It ended 2-2 after extra time.",
        "On the 24th, at 7:30, Flight 370 left.",
    ],
)
def test_what_only_looks_like_a_figure_is_none(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Around half the donors were sailors.", "donor"),
        ("Cases in Selna have reached at least 5,010.", "case"),
        ("Only one party gets it.", "party"),  # "gets" looks like a plural
        ("They lost the 85 boats it’s now selling.", "boat"),
        ("Twenty percent weren’t sure.", None),
    ],
)
def test_the_noun_is_no_verb_and_no_contraction(text: str, counted: str | None) -> None:
    assert found(text)[0].counted == counted


def test_the_thing_a_verb_takes_up_does_not_rise() -> None:
    assert one("She may rack up half of the votes.").change is None
