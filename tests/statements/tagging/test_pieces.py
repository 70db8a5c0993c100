"""Windows: every word is in exactly one, in order, and no window is too long."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.records import Span
from onrecord.statements.tagging.pieces import DIGIT, LOWER, SIGN, TITLE, UPPER, Cutter
from onrecord.text.segments import paragraphs
from tests.statements.tagging.tiny import tokenizer_path


@pytest.fixture(scope="module")
def cutter(tmp_path_factory: pytest.TempPathFactory) -> Cutter:
    return Cutter(tokenizer_path(tmp_path_factory.mktemp("model")), 24)


@settings(max_examples=60)
@given(st.text(max_size=400))
def test_every_word_is_in_one_window(cutter: Cutter, text: str) -> None:
    pieces = cutter.cut(text, paragraphs(text))
    assert [i for w in pieces.windows for i in range(w.start, w.end)] == list(
        range(len(pieces.words))
    )
    assert all(len(w.ids) == len(w.case) <= 24 for w in pieces.windows)
    assert all(a.end <= b.start for a, b in pairwise(pieces.words))


def test_case_and_first_piece_of_each_word(cutter: Cutter) -> None:
    text = "The BBC said 12 times:"
    window = cutter.cut(text, [Span(0, len(text))]).windows[0]
    assert [int(window.case[i]) for i in window.first] == [TITLE, UPPER, LOWER, DIGIT, LOWER, SIGN]


def test_a_long_block_is_split_after_a_sentence(cutter: Cutter) -> None:
    text = "one two three four five six seven. one two three four five six seven. " * 3
    pieces = cutter.cut(text, [Span(0, len(text))])
    ends = [pieces.words[w.end - 1].of(text) for w in pieces.windows]
    assert len(pieces.windows) > 2
    assert set(ends) == {"."}


def test_whole_blocks_share_a_window_when_they_fit(cutter: Cutter) -> None:
    text = "one two\n\nthree four\n\nfive six"
    assert len(cutter.cut(text, paragraphs(text)).windows) == 1
    assert len(cutter.cut(text, paragraphs(text), first_size=5).windows) == 2


def test_a_text_without_a_break_is_cut_all_the_same(cutter: Cutter) -> None:
    text = "“word, " * 20_000
    pieces = cutter.cut(text, [Span(0, len(text))])
    assert len(pieces.words) == 60_000
