"""Hedges and the words they weaken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Hedge, Span
from onrecord.statements.extract import extract
from onrecord.statements.hedges import hedges
from tests.factories import FakeTagger, article, marked


def found(text: str) -> list[tuple[str, str]]:
    made = hedges(text, [Span(0, len(text))])
    return [(hedge.span.of(text), hedge.covers.of(text)) for hedge in made]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam could fall, and the mayor left.", ("could", "The dam could fall")),
        ("He left because the dam may fall.", ("may", "the dam may fall")),
        (
            "The guard reportedly fled on Monday.",
            ("reportedly", "The guard reportedly fled on Monday"),
        ),
        ("He is accused of alleged fraud in May.", ("alleged", "alleged fraud")),
        ("I think that the dam is safe.", ("I think", "the dam is safe")),
        ("It is believed that ten fled, but nobody knows.", ("It is believed that", "ten fled")),
        ("The crew, which may be large, left.", ("may", "which may be large")),
        ("A likely winner left.", ("likely", "likely winner left")),
        ("The gate appears to be open.", ("appears to", "The gate appears to be open")),
        (
            "The gate is thought to be open; it rained.",
            ("is thought to", "The gate is thought to be open"),
        ),
    ],
)
def test_a_hedge_covers_its_clause_or_phrase(text: str, expected: tuple[str, str]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "He left in May.",
        "Members may only vote once.",
        "She could not swim and could see the dam.",
        "They ran as fast as they could run.",
        "It led among likely voters.",
        "The grant made possible the dam.",
        "It cost about ten dollars, up to twelve.",
    ],
)
def test_what_weakens_nothing_is_no_hedge(text: str) -> None:
    assert found(text) == []


def test_a_statement_has_the_hedges_of_its_content_and_its_cue() -> None:
    text = marked("[source Ruiz] [cue reportedly said] [content the dam may fall], and left.")
    made = extract(article(text.text), FakeTagger(text.tags)).statements[0]
    assert made.hedges == (
        Hedge(span=text.span("reportedly"), covers=text.span("reportedly said")),
        Hedge(span=text.span("may"), covers=text.span("the dam may fall")),
    )


@given(
    st.lists(
        st.sampled_from(
            "may could the dam , ; fell reportedly I think that likely “ ” . (".split()
        ),
        max_size=14,
    )
)
def test_what_is_covered_has_words_and_lies_in_the_sentence(words: list[str]) -> None:
    text = " ".join(words)
    for hedge in hedges(text, [Span(0, len(text))]):
        assert 0 <= hedge.covers.start < hedge.covers.end <= len(text)
        assert hedge.covers.of(text) == hedge.covers.of(text).strip()
