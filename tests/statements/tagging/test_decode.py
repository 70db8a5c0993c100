"""The decoder: from scores per word to attributions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.statements.tagging.decode import (
    BUCKETS,
    LINK_SIZE,
    TAGS,
    Floats,
    Found,
    Fragment,
    LinkTables,
    attributions,
    buckets,
    choose,
    fragments,
    legal,
    viterbi,
)

TABLES = LinkTables(np.zeros(BUCKETS, "f4"), np.zeros(BUCKETS, "f4"), -5.0, -5.0)


def scores(tags: str) -> Floats:
    """Give nearly all probability to the tags written, one letter a word (S source, C cue, ...)."""
    numbers = {"O": 0, "S": 1, "s": 2, "C": 3, "c": 4, "T": 5, "t": 6}
    table = np.full((len(tags), len(TAGS)), -5.0, dtype=np.float32)
    for word, letter in enumerate(tags):
        table[word, numbers[letter]] = -0.01
    return table


def vectors(words: int, *pairs: tuple[int, int, int]) -> Floats:
    """Make words answer each other: (role that asks, asking word, answering word)."""
    table = np.zeros((words, 4, LINK_SIZE), dtype=np.float32)
    for axis, (role, asks, answers) in enumerate(pairs):
        table[asks, role, axis] = table[answers, role + 1, axis] = 10.0
    return table


def decoded(tags: Floats, links: Floats, tables: LinkTables = TABLES) -> list[Found]:
    (path,) = viterbi([tags], legal(len(TAGS)))
    return attributions(path, tags, links, tables)


@given(st.lists(st.integers(0, 12), max_size=5), st.integers(0, 2**32 - 1))
def test_a_window_is_decoded_alike_whatever_goes_beside_it(sizes: list[int], seed: int) -> None:
    random = np.random.default_rng(seed)
    tables = [random.normal(size=(size, len(TAGS))).astype("f4") for size in sizes]
    moves = random.normal(size=(len(TAGS), len(TAGS))).astype("f4")
    assert viterbi(tables, moves) == [viterbi([table], moves)[0] for table in tables]


def test_a_fragment_starts_at_each_b_tag() -> None:
    assert fragments([1, 2, 1, 0, 5, 6]) == [
        Fragment(0, 2, 0),
        Fragment(2, 3, 0),
        Fragment(4, 6, 2),
    ]


def test_an_inside_tag_never_follows_another_label() -> None:
    table = scores("OOO")
    table[0, 1:] = -99
    table[1] = [-9, -9, -9, -9, -9, -9, -0.1]  # only I-content, which may not follow O
    assert viterbi([table], legal(len(TAGS)))[0][1] != 6


@given(st.integers(0, 40), st.integers(0, 2**32 - 1))
def test_every_path_is_legal(words: int, seed: int) -> None:
    table = np.random.default_rng(seed).normal(size=(words, len(TAGS))).astype("f4")
    (path,) = viterbi([table], legal(len(TAGS)))
    assert len(path) == words
    for before, tag in zip([0, *path], path, strict=False):
        assert tag % 2 == 1 or tag == 0 or before in (tag, tag - 1)


def test_one_source_serves_two_cues() -> None:
    #            Ruiz said it is safe and  added no
    tags = scores("SCTtOCT")
    links = vectors(7, (0, 2, 1), (0, 6, 5), (2, 1, 0), (2, 5, 0))
    links[3, 0] = links[2, 0]
    found = decoded(tags, links)
    assert [(a.source, a.cue, a.content) for a in found] == [
        (((0, 1),), ((1, 2),), ((2, 4),)),
        (((0, 1),), ((5, 6),), ((6, 7),)),
    ]


def test_a_cue_without_content_is_dropped() -> None:
    assert decoded(scores("SCO"), vectors(3)) == []


def test_a_small_gap_in_content_is_filled_but_not_over_the_cue() -> None:
    filled = decoded(scores("CTtOTt"), vectors(6))
    kept = decoded(scores("TtCTt"), vectors(5))
    assert filled[0].content == ((1, 6),)
    assert kept[0].content == ((0, 2), (3, 5))


def test_content_whose_cue_is_not_here_belongs_to_none() -> None:
    tables = LinkTables(TABLES.cue_distance, TABLES.source_distance, 99.0, -5.0)
    assert decoded(scores("SCTt"), vectors(4), tables) == []


@pytest.mark.parametrize(
    ("asking", "answering", "expected"),
    [((0, 2), (2, 3), 11), ((5, 6), (0, 2), 3), ((0, 1), (500, 501), BUCKETS - 1)],
)
def test_distance_counts_words_between_and_knows_the_side(
    asking: tuple[int, int], answering: tuple[int, int], expected: int
) -> None:
    assert buckets([Fragment(*asking, 2)], [Fragment(*answering, 1)])[0, 0] == expected


def test_choose_prefers_none_where_it_scores_higher() -> None:
    assert choose(np.asarray([[0.1, 0.9], [0.1, 0.2]], dtype="f4"), 0.5) == [1, -1]
