"""Quotation marks as they come: curly, straight, British, German, mixed, mismatched, missing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Span
from onrecord.text.quotations import quotations
from onrecord.text.segments import paragraphs
from tests.growth import growth


def quoted(text: str) -> list[str]:
    """Return each quotation, behind its depth, and with "…" where no mark closes it."""
    found = quotations(text, paragraphs(text))
    return [f"{q.depth} {q.span.of(text)}{'' if q.closed else '…'}" for q in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It held,” Ana said. “We ran.”", ["0 “It held,”", "0 “We ran.”"]),
        ('"It held," Ana said. "We ran."', ['0 "It held,"', '0 "We ran."']),
        ("''It held,'' Ana said. ``We ran,''", ["0 ''It held,''", "0 ``We ran,''"]),
        ("‘It held,’ Ana’s son said. ‘I’d run.’", ["0 ‘It held,’", "0 ‘I’d run.’"]),
        ("„Es hielt“, «il a tenu»", ["0 „Es hielt“", "0 «il a tenu»"]),
        ("The boys’ boat, the girls’ boat", []),
        ("Rock 'n' roll in the '90s, get 'em", []),
        ('a 5\'10" man and a 12" pipe', []),
        ("the ‘Free Orr’ crews’ boat", ["0 ‘Free Orr’"]),
        ("‘The crews’ boat sank,’ he said", ["0 ‘The crews’ boat sank,’"]),
        ("He said ”come in“ and left", ["0 ”come in“"]),
    ],
)
def test_all_kinds_of_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_quotations_nest() -> None:
    assert quoted("“She asked: ‘Is it “safe”?’ I ran.”") == [
        "0 “She asked: ‘Is it “safe”?’ I ran.”",
        "1 ‘Is it “safe”?’",
        "2 “safe”",
    ]
    assert quoted("“He said “no” to me.” “Why?”") == [
        "0 “He said “no” to me.”",
        "1 “no”",
        "0 “Why?”",
    ]


def test_a_paragraph_may_leave_its_quotation_open() -> None:
    text = "He said: “It held.\n\n“Then I told them: ‘Run.\n\n“And we ran.” It rained."
    assert quoted(text) == [
        "0 “It held.…",
        "0 “Then I told them: ‘Run.…",
        "1 ‘Run.…",
        "0 “And we ran.”",
    ]


def test_a_paragraph_may_go_on_without_an_opening_mark() -> None:
    found = quotations(text := "“It held.\n\nWe ran.” It rained.", paragraphs(text))
    assert [(q.span.of(text), q.opened, q.closed) for q in found] == [
        ("“It held.", True, False),
        ("We ran.”", False, True),
    ]


def test_an_opening_mark_ends_what_was_left_open() -> None:
    assert quoted("“It held in the end.“I ran.” She left.") == [
        "0 “It held in the end.…",
        "0 “I ran.”",
    ]


def test_a_mismatched_pair_inside_does_not_end_the_quotation() -> None:
    assert quoted("“They drew the letter” O”, again and again, and so on.") == [
        "0 “They drew the letter” O”, again and again, and so on.…",
        "1 ” O”",
    ]


MARKS = st.text(alphabet="“”\"‘’'«»„‚‹›`.,?! \na1sS:—", max_size=200)


@given(st.one_of(MARKS, st.text(max_size=200)))
def test_quotations_slice_and_nest_properly(text: str) -> None:
    blocks = paragraphs(text)
    for found in quotations(text, blocks):
        assert any(block.covers(found.span) for block in blocks)
        assert found.span.covers(found.words)
        assert found.words.start < found.words.end
        assert found.depth >= 0
        assert found.opened or found.closed


@pytest.mark.parametrize("piece", ["“a ”", '"a ', "“", "‘s’ a", "a” b ", "‘“"])
def test_a_long_line_is_read_in_linear_time(piece: str) -> None:
    few = 3_000 // len(piece)
    assert growth(lambda text: quotations(text, [Span(0, len(text))]), piece, few, 20 * few) < 100
