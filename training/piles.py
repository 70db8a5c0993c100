"""The articles that one run learns from, cut anew for every epoch."""

from __future__ import annotations

import multiprocessing
import pickle
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from onrecord.statements.tagging.pieces import Cutter
from training import corpora
from training.batches import Labels, Sample, blocks, cut_example, hard_labels, samples, vary_marks
from training.corpora import Example


@dataclass(slots=True)
class Pile:
    """Annotated examples, and articles that teachers labelled (``soft``, by the article's id)."""

    examples: list[Example]
    cutter: Cutter
    seed: int
    vary: bool
    soft_examples: list[Example] = field(default_factory=list)
    soft: dict[str, Labels] = field(default_factory=dict)


_PILE: Pile | None = None


def epochs(pile: Pile, numbers: range, workers: int) -> Iterator[list[Sample]]:
    """Yield the shuffled windows of each epoch; the workers cut ahead while the network learns."""
    global _PILE  # the workers are forked, so that the pile is not copied through a pipe
    _PILE = pile
    with multiprocessing.get_context("fork").Pool(max(1, workers)) as pool:
        yield from pool.imap(_epoch, numbers)


def _epoch(number: int) -> list[Sample]:
    assert _PILE is not None
    pile, rng = _PILE, random.Random(_PILE.seed * 1000 + number)
    out: list[Sample] = []
    versions: dict[str, list[Example]] = {}
    for example in pile.examples:
        versions.setdefault(example.text, []).append(example)
    for several in versions.values():  # of several annotators one is heard, another next time
        out += cut_example(rng.choice(several), pile.cutter, rng, pile.vary)
    for example in pile.soft_examples:
        text = vary_marks(example.text, rng) if pile.vary else example.text
        pieces = pile.cutter.cut(text, blocks(text), first_size=rng.randint(24, pile.cutter.size))
        labels = pile.soft[example.id]
        if len(labels.tags) == len(pieces.words):  # other marks can join words ("'90s"): left out
            out += samples(pieces, labels)
    rng.shuffle(out)
    return out


def annotated(data: Path) -> list[Example]:
    """Return the training parts of PolNeAR (attributions) and GUM (names)."""
    return [*corpora.polnear(data / "polnear", "train"), *corpora.gum(data / "gum", "train")]


def unlabelled(data: Path) -> list[Example]:
    """Return every article that teachers may label: the news piles and both training parts."""
    once = {e.text: e for e in corpora.polnear(data / "polnear", "train")}
    return [*corpora.news(data / "news"), *corpora.gum(data / "gum", "train"), *once.values()]


def with_soft(pile: Pile, data: Path, soft: Path, mix: float) -> Pile:
    """Add what teachers said; on annotated articles the gold labels keep the weight *mix*."""
    pile.soft = pickle.loads(soft.read_bytes())
    pile.soft_examples = [e for e in unlabelled(data) if e.id in pile.soft]
    for example in pile.examples:
        labels = pile.soft.get(example.id)
        if labels and example.has_attributions:
            words = pile.cutter.cut(example.text, blocks(example.text)).words
            gold = hard_labels(example, words)
            labels.tags = (mix * gold.tags + (1 - mix) * labels.tags).astype(np.float16)
    return pile
