"""From annotated articles to the batches that the network is trained on."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from onrecord.records import Span, Spans
from onrecord.statements.tagging.decode import (
    NAME_TAGS,
    NAME_TYPES,
    PARTS,
    TAGS,
    Fragment,
    buckets,
    fragments,
)
from onrecord.statements.tagging.pieces import Cutter, Pieces, Window
from training.corpora import Example

Halfs = NDArray[np.float16]


@dataclass(slots=True)
class Labels:
    """What is to be learnt of one article, per word of it.

    ``tags`` and ``names`` are probabilities, shapes ``(words, 7)`` and ``(words, 9)``. ``links``
    holds, per asking fragment, the answering one or ``None``: contents to cues, cues to sources.
    """

    tags: Halfs
    names: Halfs
    links: tuple[dict[tuple[int, int], tuple[int, int] | None], ...]
    has_tags: bool
    has_names: bool


@dataclass(slots=True)
class Sample:
    """One window with its labels, as numpy arrays."""

    window: Window
    tags: Halfs
    names: Halfs
    has_tags: bool
    has_names: bool
    runs: tuple[list[tuple[int, int]], ...]
    gold: tuple[list[int], list[int]]


def blocks(text: str) -> Spans:
    """Return the lines of *text* that hold something, without the blanks around them."""
    return tuple(Span(*m.span()) for m in re.finditer(r"\S(?:[^\n]*\S)?", text))


def hard_labels(example: Example, words: Spans) -> Labels:
    """Turn an example's annotation into labels over *words*."""
    tags = np.zeros(len(words), dtype=np.int64)
    names = np.zeros(len(words), dtype=np.int64)
    starts = np.asarray([w.start for w in words], dtype=np.int64)
    ends = np.asarray([w.end for w in words], dtype=np.int64)

    def place(span: Span) -> tuple[int, int]:
        first = int(np.searchsorted(ends, span.start, side="right"))
        return first, int(np.searchsorted(starts, span.end, side="left"))

    for part in ("content", "source", "cue"):  # the later wins where annotators let them overlap
        label = 1 + 2 * PARTS.index(part)
        for attribution in example.tags.attributions:
            for start, end in map(place, getattr(attribution, part)):
                if start < end:
                    tags[start:end] = label + 1
                    tags[start] = label
    for name in example.tags.names:
        start, end = place(name.span)
        label = 1 + 2 * NAME_TYPES.index(name.type)
        if start < end:
            names[start:end] = label + 1
            names[start] = label
    links: tuple[dict[tuple[int, int], tuple[int, int] | None], ...] = ({}, {})
    for a in example.tags.attributions:
        cue = place(a.cue[0])
        for content in map(place, a.content):
            links[0][content] = cue
        links[1][cue] = place(a.source[0]) if a.source else None
    return Labels(
        np.eye(len(TAGS), dtype=np.float16)[tags],
        np.eye(len(NAME_TAGS), dtype=np.float16)[names],
        links,
        example.has_attributions,
        example.has_names,
    )


def vary_marks(text: str, rng: random.Random) -> str:
    """Rewrite the quotation marks as other outlets set them; no offset moves.

    PolNeAR's articles are American; British ones quote with single marks.
    """
    style = rng.random()
    if style < 0.5:
        return text
    if style < 0.65:
        return text.translate(str.maketrans("“”‘’", "\"\"''"))
    text = re.sub(r'(?<![^\s(—–])"(?=\S)', "“", text).replace('"', "”")
    text = text.replace("'", "’")
    return text if style < 0.85 else text.translate(str.maketrans("“”", "‘’"))


def samples(pieces: Pieces, labels: Labels) -> Iterator[Sample]:
    """Yield the windows of one article with their labels."""
    for window in pieces.windows:
        inside = slice(window.start, window.end)
        tags = labels.tags[inside]
        runs = fragments(tags.argmax(axis=1).tolist())
        by_label = tuple([(f.start, f.end) for f in runs if f.label == k] for k in range(3))
        gold = tuple(
            [
                _answer(run, by_label[1 - role], labels.links[role], window)
                for run in by_label[2 - role]
            ]
            for role in (0, 1)
        )
        yield Sample(
            window, tags, labels.names[inside], labels.has_tags, labels.has_names, by_label,
            (gold[0], gold[1]),
        )  # fmt: skip


def _answer(
    run: tuple[int, int],
    answers: list[tuple[int, int]],
    links: dict[tuple[int, int], tuple[int, int] | None],
    window: Window,
) -> int:
    """Return the answer's number plus one, 0 for none, -1 where the label does not say."""
    start, end = run[0] + window.start, run[1] + window.start
    known = links.get((start, end), ...)
    if known is ...:
        near = [v for k, v in links.items() if k[0] < end and start < k[1]]
        if len(near) != 1:
            return -1
        known = near[0]
    if known is None:
        return 0
    for number, (s, e) in enumerate(answers):
        if s + window.start < known[1] and known[0] < e + window.start:
            return number + 1
    return 0


@dataclass(slots=True)
class Batch:
    """Tensors of one training step; see :func:`training.model.link_loss` for the link fields."""

    ids: Tensor
    case: Tensor
    first: Tensor
    mask: Tensor
    real: Tensor
    tags: Tensor
    names: Tensor
    has_tags: Tensor
    has_names: Tensor
    pools: tuple[Tensor, Tensor, Tensor]
    bucket: tuple[Tensor, Tensor]
    gold: tuple[Tensor, Tensor]

    def to(self, device: str) -> Batch:
        """Move every tensor to *device*."""
        moved = {}
        for name in Batch.__slots__:
            value = getattr(self, name)
            moved[name] = (
                tuple(v.to(device, non_blocking=True) for v in value)
                if isinstance(value, tuple)
                else value.to(device, non_blocking=True)
            )
        return Batch(**moved)


def collate(group: Sequence[Sample]) -> Batch:
    """Pad *group* to one batch."""
    n, pieces = len(group), max(len(s.window.ids) for s in group)
    words = max(len(s.window.first) for s in group)
    ids, case, first = (np.zeros((n, k), dtype=np.int64) for k in (pieces, pieces, words))
    mask, real = np.zeros((n, pieces), dtype=bool), np.zeros((n, words), dtype=bool)
    tags = np.zeros((n, words, len(TAGS)), dtype=np.float32)
    names = np.zeros((n, words, len(NAME_TAGS)), dtype=np.float32)
    for i, s in enumerate(group):
        p, w = len(s.window.ids), len(s.window.first)
        ids[i, :p], case[i, :p], first[i, :w] = s.window.ids, s.window.case, s.window.first
        mask[i, :p], real[i, :w] = True, True
        tags[i, :w], names[i, :w] = s.tags, s.names
    most = [max(1, max(len(s.runs[k]) for s in group)) for k in range(3)]
    pools = [np.zeros((n, most[k], words), dtype=np.float32) for k in range(3)]
    bucket = [np.full((n, most[2 - r], most[1 - r]), -1, dtype=np.int64) for r in (0, 1)]
    gold = [np.full((n, most[2 - r]), -1, dtype=np.int64) for r in (0, 1)]
    for i, s in enumerate(group):
        for k in range(3):
            for j, (a, b) in enumerate(s.runs[k]):
                pools[k][i, j, a:b] = 1 / (b - a)
        for r in (0, 1):
            asks, answers = s.runs[2 - r], s.runs[1 - r]
            if asks:
                gold[r][i, : len(asks)] = s.gold[r]
            if asks and answers:
                pairs = buckets([Fragment(*x, 0) for x in asks], [Fragment(*x, 0) for x in answers])
                bucket[r][i, : len(asks), : len(answers)] = pairs
    t = torch.from_numpy
    return Batch(
        t(ids), t(case), t(first), t(mask), t(real), t(tags), t(names),
        torch.tensor([s.has_tags for s in group]), torch.tensor([s.has_names for s in group]),
        (t(pools[0]), t(pools[1]), t(pools[2])), (t(bucket[0]), t(bucket[1])),
        (t(gold[0]), t(gold[1])),
    )  # fmt: skip


def cut_example(example: Example, cutter: Cutter, rng: random.Random, vary: bool) -> list[Sample]:
    """Cut one hard-labelled example at a random place, with varied quotation marks."""
    text = vary_marks(example.text, rng) if vary else example.text
    pieces = cutter.cut(text, blocks(text), first_size=rng.randint(24, cutter.size))
    return list(samples(pieces, hard_labels(example, pieces.words)))
