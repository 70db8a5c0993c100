"""What grammar and layout find where the tagger passed over it."""

from __future__ import annotations

import pytest

from onrecord.options import JoinOptions
from onrecord.statements.joining.join import joined
from onrecord.statements.joining.nested import nested
from onrecord.statements.joining.page import page
from tests.factories import marked
from tests.statements.joining.test_join import shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ana Ruiz, a spokeswoman for the dam, said four gates had been opened.",
            ["Ana Ruiz, a spokeswoman for the dam, | said | four gates had been opened"],
        ),
        (
            "The mayor has also said in a statement that the dam was old.",
            ["The mayor | has also said | that the dam was old"],
        ),
        ("The mayor added that it was old.", ["The mayor | added | that it was old"]),
        ("The state had added the week that it needed.", []),
        ("The man who said the dam was safe has left.", []),
        ("After Ruiz said the dam was safe, it fell.", []),
        ("They fled when the mayor said the dam was old.", []),
        ("The mayor said nothing at all about it.", []),
        ("The mayor said goodbye to all of them.", []),
    ],
)
def test_the_start_of_a_sentence_tells_who_says_it(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "[content “It was old, all of it,”] Ruiz and Orr [cue said] in a statement.",
            ["Ruiz and Orr | said | “It was old, all of it,”"],
        ),
        (
            "[content “It was old, all of it,”] [cue reads] a draft of the report seen on Monday.",
            ["a draft of the report seen | reads | “It was old, all of it,”"],
        ),
        (
            "It fell after Ana Orr [cue asked for] [content his resignation].",
            ["Ana Orr | asked for | his resignation"],
        ),
        (  # those who are told are not who tells
            "[content “It was old, all of it,”] a guard [cue told] [source Radio Orr].",
            ["a guard | told | “It was old, all of it,”"],
        ),
    ],
)
def test_grammar_names_a_source_that_is_not_tagged(source: str, expected: list[str]) -> None:
    assert shown(source) == expected


def test_a_relative_clause_hides_no_subject() -> None:
    assert shown(
        "Two of them, who are called Ana (Anna) and Orr (which means “oar”) [cue explained] "
        "[content their reasons for staying]."
    ) == ["Two of them | explained | their reasons for staying"]


def test_the_end_of_a_sentence_says_all_of_it() -> None:
    assert shown(
        "The mayor has the town of Selna, [content where they fought for months], "
        "[source the council] [cue said]."
    ) == ["the council | said | The mayor has the town of Selna, where they fought for months"]


def test_marks_may_stand_only_around_several_paragraphs() -> None:
    assert shown(
        "The note said:\n\n“It is old.\n\nIt was never mended.\n\nIt will fall.” It did."
    ) == [
        "The note | said | “It is old.",
        " |  | It was never mended.",
        " |  | It will fall.”",
    ]


def test_what_is_said_behind_the_speaker_is_a_saying_of_its_own() -> None:
    assert shown(
        "[content “It fell,”] [source he] [cue said], [content adding it was the old gate]."
    ) == ["he | said | “It fell,”", "he | adding | it was the old gate"]


def test_content_does_not_break_off_after_a_preposition() -> None:
    assert shown(
        "[source Ruiz] [cue said] [content it began in] the old harbour, where he ran."
    ) == ["Ruiz | said | it began in the old harbour"]


def test_the_end_of_an_open_quotation_is_not_the_next_speaker_s() -> None:
    assert shown(
        "[source He] [cue said]: [content “It held.]\n\n[content2 “It fell.” ][source2 Orr] "
        "[cue2 said] [content2 that it had rained]."
    ) == ["He | said | “It held.", " |  | “It fell.”", "Orr | said | that it had rained"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "I would like to be able to tell the man: ‘Come down here.’",
            "would like to be able to tell",
        ),
        ("It fell. My son asked: ‘Is it safe?’", "asked"),
        ("It fell, and then ‘The old gate broke’ was on air", None),
    ],
)
def test_a_speaker_announces_what_another_said(words: str, expected: str | None) -> None:
    found = marked(f"[source He] [cue said]: [content “{words}”]")
    read = page(found.text, ())
    made = nested(read, joined(read, found.tags, JoinOptions()), JoinOptions())
    assert [p.cue[0].of(found.text) for p in made] == ([expected] if expected else [])
