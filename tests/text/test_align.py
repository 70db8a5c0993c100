"""Alignments and edit scripts of folded words."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Span
from onrecord.text.align import Op, align, differences, kept, matching, script

WORDS = st.lists(st.sampled_from(("the", "boat", "sank", "at", "two")), max_size=12)


@given(WORDS, WORDS)
def test_pairs_are_equal_words_in_order(a: list[str], b: list[str]) -> None:
    for pairs in (align(a, b), matching(a, b)):
        assert all(a[i] == b[j] for i, j in pairs)
        assert all(x < y and i < j for (x, i), (y, j) in pairwise(pairs))


@given(WORDS, WORDS)
def test_an_alignment_keeps_as_many_words_whichever_side_is_first(
    a: list[str], b: list[str]
) -> None:
    assert len(align(a, b)) == len(align(b, a)) >= len(matching(a, b))


@given(WORDS, WORDS)
def test_a_script_leads_from_one_side_to_the_other(a: list[str], b: list[str]) -> None:
    made: list[str] = []
    i = 0
    for step in script(align(a, b), (0, len(a)), (0, len(b))):
        assert step.a0 == i
        i = step.a1
        made += a[step.a0 : step.a1] if step.op is Op.KEEP else b[step.b0 : step.b1]
    assert i == len(a)
    assert made == b


@given(st.text(), st.text())
def test_differences_of_any_text_slice_to_words(one: str, other: str) -> None:
    whole = Span(0, len(one)), Span(0, len(other))
    for edit in differences(one, whole[:1], other, whole[1:]):
        assert (edit.a is None) == (edit.op is Op.INSERT)
        assert (edit.b is None) == (edit.op is Op.DELETE)
        assert all(s is None or s.of(t).strip() for s, t in ((edit.a, one), (edit.b, other)))


def test_a_passage_in_parts_is_read_as_one() -> None:
    one, other = "“It shook,” she said, “and it fell.”", "It shook and it fell."
    parts = (Span(0, 11), Span(22, len(one)))
    (edit,) = differences(one, parts, other, (Span(0, len(other)),))
    assert edit.op is Op.KEEP


def test_words_here_and_there_are_not_kept() -> None:
    assert kept("the boat and the crew".split(), "the quay for the men".split()) == 0
