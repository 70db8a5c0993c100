"""Paragraphs and sentences, in the states of repair in which reports come."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Span
from onrecord.text.segments import paragraphs, sentences
from tests.growth import growth


def cut(text: str) -> list[str]:
    return [s.of(text) for s in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "expected",
    [
        ["It rained.", "The dam held."],
        ["Mr. Orr met Sen. Ana Ruiz, R-Calif., at 5 p.m. on Monday.", "He left."],
        ["He left at 6 p.m.", "Then it rained."],
        ["It cost $4.5 million.", "No. 7 gate jammed."],
        ["J. R. Ruiz of the U.S. Navy sailed from St. Marta in Jan. 2020.", "She won."],
        ["“Is it safe?” Ruiz asked.", "“Yes!” he said."],
        ["“We left the house.”", "“Then it fell,” she said."],
        ["She thanked Brandt & Co. for the boat.", "It sank..."],
        ["Was it locked?", "No.", "Nobody knew …", "It opened."],
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(expected: list[str]) -> None:
    assert cut(" ".join(expected)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It held in the end.“I ran at once.”", ["It held in the end.", "“I ran at once.”"]),
        ("It held in the end.”I ran at once.”", ["It held in the end.”", "I ran at once.”"]),
        (
            "It held in the end.When it fell, I ran.",
            ["It held in the end.", "When it fell, I ran."],
        ),
        ("He told Harbour.co.uk.\u00a0It ran.", ["He told Harbour.co.uk.", "It ran."]),
    ],
)
def test_a_lost_space_does_not_join_two_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_every_line_is_a_paragraph_unless_wrapped_by_hand() -> None:
    text = (
        "Bridge shut\r\n\r\n"
        "The bridge over the Orr was shut on Monday after a crack was found in\r\n"
        "its northern pier, the port authority said.\r\n"
        "READ MORE: Ferry runs late\r\n\u00a0\r\n- one"
    )
    assert [" ".join(p.of(text).split())[:24] for p in paragraphs(text)] == [
        "Bridge shut",
        "The bridge over the Orr ",
        "READ MORE: Ferry runs la",
        "- one",
    ]


TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("“”\"‘’'«»„‚.?!… \n\u00a0abAB1\u0301"), st.characters(codec="utf-8")
    ),
    max_size=300,
)


@given(TEXTS)
def test_segments_slice_in_order_and_lose_no_word(text: str) -> None:
    blocks = paragraphs(text)
    found = [s for block in blocks for s in sentences(text, block)]
    for spans in (blocks, found):
        ends = [0, *(span.end for span in spans)]
        assert all(
            before <= span.start < span.end for before, span in zip(ends, spans, strict=False)
        )
    kept = "".join(span.of(text) for span in found)
    assert [c for c in text if c.isalnum()] == [c for c in kept if c.isalnum()]


@pytest.mark.parametrize("piece", ["word ", "A. ", ".", "U.S. "])
def test_a_long_line_is_read_in_linear_time(piece: str) -> None:
    def split(text: str) -> None:
        for block in paragraphs(text):
            sentences(text, block)

    few = 10_000 // len(piece)
    assert growth(split, piece, few, 33 * few) < 150
