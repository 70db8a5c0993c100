"""Content that is not quoted ends where its clause ends."""

from __future__ import annotations

import pytest

from tests.statements.joining.test_join import shown


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (  # over the end of the sentence
            "[source Ruiz] [cue said] [content it fell. Nobody ran].",
            ["Ruiz | said | it fell"],
        ),
        (  # over a dash after a quotation
            "[source It] [cue calls] [content them “a free people” – and for years they fought].",
            ["It | calls | them “a free people”"],
        ),
        (  # over what followed from it
            "[source They] [cue said] [content they had not, prompting the crew to leave].",
            ["They | said | they had not"],
        ),
        (  # those to whom it is said
            "[source Ruiz] [cue told] [content them to run].",
            ["Ruiz | told | to run"],
        ),
        (
            "[source Ruiz] [cue warned] [content their neighbours: “Run.”]",
            ["Ruiz | warned | “Run.”"],
        ),
        (
            "[content The crew] [cue were asked] [content if they had run].",
            [" | were asked | if they had run"],
        ),
        (  # words before a quotation that belong to it
            "[source Ruiz] [cue said] [content in that year, “we ran.”]",
            ["Ruiz | said | in that year, “we ran.”"],
        ),
        (  # a conjunction is nobody
            "They wrote [source that dam workers] [cue have said] [content it fell].",
            ["dam workers | have said | it fell"],
        ),
    ],
)
def test_a_run_on_tag_puts_nothing_in_a_mouth(source: str, expected: list[str]) -> None:
    assert shown(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "He fled, [cue explaining] [content his men].",
        "The mayor [cue has announced] [content his] plan.",
        "[content Details of the plan] [cue were not disclosed].",
    ],
)
def test_tags_gone_astray_are_no_sayings(source: str) -> None:
    assert shown(source) == []


def test_a_wish_to_say_is_one_saying() -> None:
    assert shown(
        "“[source I] [cue would like] [content to be able to tell them: ‘Go home now.’]”"
    ) == ["I | would like to be able to tell | ‘Go home now.’"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The gate is expected to open on Monday, the harbour office said Friday.",
            ["the harbour office | said | The gate is expected to open on Monday"],
        ),
        (
            "The crew used old charts that night, Radio Orr reported.",
            ["Radio Orr | reported | The crew used old charts that night"],
        ),
        (
            "It rained. “It fell at night. We ran for our lives,” the mayor said.",
            ["the mayor | said | “It fell at night. We ran for our lives,”"],
        ),
        ("After the gate had been opened, the mayor said nothing.", []),
        ("The gate opened for boats, which the mayor said was wrong.", []),
        ("The gate opened for the boats, and he said so.", []),
        ("The crew used old charts, the mayor said that it would end.", []),
    ],
)
def test_the_end_of_a_sentence_tells_who_says_it(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


def test_a_tagged_ending_is_left_alone() -> None:
    assert shown("[content It was the old gate that fell], [source Ruiz] [cue said].") == [
        "Ruiz | said | It was the old gate that fell"
    ]
