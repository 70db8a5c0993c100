"""Turns what the model says of each word into attributions and names.

The model gives, per word, a score for each tag, and the vectors by which fragments find each
other: a content fragment asks all cues of its window, a cue asks all sources.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.records import EntityType

Floats = NDArray[np.float32]

PARTS = ("source", "cue", "content")
TAGS = ("O", *(f"{p}-{part}" for part in PARTS for p in "BI"))
NAME_TYPES = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE, EntityType.OTHER)
NAME_TAGS = ("O", *(f"{p}-{type_.value}" for type_ in NAME_TYPES for p in "BI"))

LINK_SIZE = 64
"""Length of the vectors by which fragments find each other."""

LINK_ROLES = ("content_asks", "cue_answers", "cue_asks", "source_answers")

DISTANCE_EDGES = np.asarray([1, 2, 3, 5, 8, 12, 20, 32, 50, 80], dtype=np.int64)
"""Upper edges of the distance buckets, in words between two fragments; one more lies beyond."""

BUCKETS = 2 * (len(DISTANCE_EDGES) + 1)


class Fragment(NamedTuple):
    """A run of words with one label: words ``start`` to ``end`` of the window, half-open."""

    start: int
    end: int
    label: int


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as word ranges of a window, and how sure the model is, 0 to 1."""

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class LinkTables:
    """The parts of the link scores that do not depend on the words.

    ``cue_distance`` and ``source_distance`` have one number per distance bucket (shape
    ``(BUCKETS,)``); ``no_cue`` is the score of a content whose cue lies outside the window,
    ``no_source`` that of a cue that has none.
    """

    cue_distance: Floats
    source_distance: Floats
    no_cue: float
    no_source: float


def fragments(best: Sequence[int]) -> list[Fragment]:
    """Read the runs out of a tag sequence (``O``, then B and I per label, as in ``TAGS``).

    >>> fragments([0, 1, 2, 2, 0, 3])
    [Fragment(start=1, end=4, label=0), Fragment(start=5, end=6, label=1)]
    """
    runs: list[Fragment] = []
    start, label = 0, -1
    for at, tag in enumerate([*best, 0]):
        inside = tag and tag % 2 == 0 and (tag - 1) // 2 == label
        if not inside:
            if label >= 0:
                runs.append(Fragment(start, at, label))
            start, label = at, (tag - 1) // 2 if tag else -1
    return runs


def viterbi(windows: Sequence[Floats], transitions: Floats) -> list[list[int]]:
    """Return the best tag sequence of each window; all go in step, which is one sum for many.

    Args:
        windows: Log-probabilities, each of shape ``(words, tags)``.
        transitions: Scores from a tag (row) to the next (column), shape ``(tags, tags)``;
            ``-inf`` forbids.
    """
    lengths = [len(scores) for scores in windows]
    longest = max(lengths, default=0)
    padded = np.zeros((longest, len(windows), len(transitions)), dtype=np.float32)
    for n, scores in enumerate(windows):
        padded[: len(scores), n] = scores
    back, totals = _forward(padded, transitions)
    return [
        _backward(back[:length, n], totals[length - 1, n]) if length else []
        for n, length in enumerate(lengths)
    ]


def _forward(scores: Floats, transitions: Floats) -> tuple[NDArray[np.int64], Floats]:
    """Return the best tag before each tag, and the best total up to it, per word and window."""
    back = np.zeros(scores.shape, dtype=np.int64)
    totals = scores.copy()
    if len(totals):
        totals[0, :, 2::2] = -1e4  # an I tag cannot open
    for at in range(1, len(scores)):
        ways = totals[at - 1][:, :, None] + transitions
        back[at] = ways.argmax(axis=1)
        totals[at] += ways.max(axis=1)
    return back, totals


def _backward(back: NDArray[np.int64], last: Floats) -> list[int]:
    path = [int(last.argmax())]
    for before in back[:0:-1].tolist():
        path.append(before[path[-1]])
    return path[::-1]


def legal(tags: int) -> Floats:
    """Return transitions that allow an I tag after its own B or I only."""
    table = np.zeros((tags, tags), dtype=np.float32)
    for inside in range(2, tags, 2):
        table[:, inside] = -1e4
        table[inside - 1, inside] = table[inside, inside] = 0
    return table


def buckets(asks: Sequence[Fragment], answers: Sequence[Fragment]) -> NDArray[np.int64]:
    """Return the distance bucket of every pair, shape ``(len(asks), len(answers))``."""
    a = np.asarray([(f.start, f.end) for f in asks], dtype=np.int64).reshape(-1, 2)
    b = np.asarray([(f.start, f.end) for f in answers], dtype=np.int64).reshape(-1, 2)
    after = b[None, :, 0] >= a[:, None, 0]
    gap = np.where(after, b[None, :, 0] - a[:, None, 1], a[:, None, 0] - b[None, :, 1])
    bucket = np.searchsorted(DISTANCE_EDGES, np.maximum(gap, 0), side="right")
    half = len(DISTANCE_EDGES) + 1
    return np.where(after, half + bucket, bucket)


def link_scores(
    vectors: Floats, tables: LinkTables, runs: Sequence[Fragment], asking: str
) -> Floats:
    """Score every pair of an asking fragment and one that can answer.

    Args:
        vectors: The link vectors, shape ``(words, 4, LINK_SIZE)``, in the order of ``LINK_ROLES``.
        asking: ``content`` (asks cues) or ``cue`` (asks sources).
    """
    ask_label = PARTS.index(asking)
    asks = [f for f in runs if f.label == ask_label]
    answers = [f for f in runs if f.label == ask_label - 1]
    role = 0 if asking == "content" else 2
    distance = tables.cue_distance if asking == "content" else tables.source_distance
    q = np.stack([vectors[f.start : f.end, role].mean(axis=0) for f in asks])
    k = np.stack([vectors[f.start : f.end, role + 1].mean(axis=0) for f in answers])
    scores: Floats = q @ k.T / np.sqrt(LINK_SIZE) + distance[buckets(asks, answers)]
    return scores


def attributions(
    path: Sequence[int], tag_scores: Floats, vectors: Floats, tables: LinkTables
) -> list[Found]:
    """Decode one window.

    Args:
        path: The best sequence of ``TAGS``, from :func:`viterbi`.
        tag_scores: Their log-probabilities, shape ``(words, 7)``.
        vectors: As in :func:`link_scores`.

    Returns:
        The attributions in the order of their cues. Each content fragment belongs to one; a
        source may serve several; a cue that no content asks for is dropped.
    """
    runs = fragments(path)
    cues = [f for f in runs if f.label == 1]
    contents = [f for f in runs if f.label == 2]
    sources = [f for f in runs if f.label == 0]
    if not cues or not contents:
        return []
    cue_of = choose(link_scores(vectors, tables, runs, "content"), tables.no_cue)
    source_of = [-1] * len(cues)
    if sources:
        source_of = choose(link_scores(vectors, tables, runs, "cue"), tables.no_source)
    found = []
    for number, cue in enumerate(cues):
        own = [f for f, c in zip(contents, cue_of, strict=True) if c == number]
        if own:
            source = (sources[source_of[number]],) if source_of[number] >= 0 else ()
            found.append(_found(tag_scores, source, cue, own))
    return found


def choose(scores: Floats, none: float) -> list[int]:
    """Return the best answer to each asking fragment (row), or -1 where *none* scores higher."""
    best = scores.argmax(axis=1)
    return [int(b) if scores[row, b] > none else -1 for row, b in enumerate(best)]


GAP = 4
"""Most words between two fragments of one content that are read as part of it.

References: +1.3 points of exact relations on PolNeAR dev (DESIGN, first try).
"""


def _found(
    tag_scores: Floats, source: Sequence[Fragment], cue: Fragment, content: Sequence[Fragment]
) -> Found:
    taken = [*source, cue]
    merged: list[tuple[int, int]] = []
    for f in content:
        gap = (merged[-1][1], f.start) if merged else (0, 0)
        free = not any(t.start < gap[1] and gap[0] < t.end for t in taken)
        if merged and free and gap[1] - gap[0] <= GAP:
            merged[-1] = (merged[-1][0], f.end)
        else:
            merged.append((f.start, f.end))
    best = np.exp(tag_scores.max(axis=1))
    sure = np.concatenate([best[f.start : f.end] for f in (*taken, *content)]).mean()
    return Found(
        tuple((f.start, f.end) for f in source),
        ((cue.start, cue.end),),
        tuple(merged),
        float(sure),
    )


_NAME_MOVES = legal(len(NAME_TAGS))


def names(scores: Floats) -> list[tuple[int, int, EntityType]]:
    """Decode the names of one window from log-probabilities of ``NAME_TAGS``.

    Where the best tag of every word by itself makes a legal sequence, as nearly always, no other
    one can be better.
    """
    best: list[int] = scores.argmax(axis=1).tolist()
    moves = zip([0, *best], best, strict=False)
    if any(tag and tag % 2 == 0 and before not in (tag, tag - 1) for before, tag in moves):
        best = viterbi([scores], _NAME_MOVES)[0]
    return [(f.start, f.end, NAME_TYPES[f.label]) for f in fragments(best)]
