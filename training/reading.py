"""Reads articles with trained weights, one model or several together, and scores what they find."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from onrecord.records import Attribution, Span, Spans
from onrecord.statements.tagging.decode import (
    NAME_TAGS,
    TAGS,
    Floats,
    Fragment,
    LinkTables,
    fragments,
    legal,
    link_scores,
    viterbi,
)
from onrecord.statements.tagging.pieces import Cutter, Pieces, Window
from training import corpora
from training.batches import Labels, Sample, blocks, collate
from training.corpora import Example
from training.evaluate import Scores, score
from training.model import Model

Range = tuple[int, int]


@dataclass(slots=True)
class Reading:
    """What the models together say of one window; ranges count the article's words."""

    tags: Floats
    names: Floats
    sources: list[Range]
    cues: list[Range]
    contents: list[Range]
    cue_of: list[int]
    source_of: list[int]


def autocast(device: str) -> contextlib.AbstractContextManager[object]:
    """Return bfloat16 arithmetic, 3 to 5 times faster than single precision on both kinds."""
    return torch.autocast(device, dtype=torch.bfloat16)


@torch.no_grad()
def read(models: list[Model], pieces: Pieces) -> Iterator[Reading]:
    """Yield a reading per window, in order."""
    device = next(models[0].parameters()).device.type
    for at in range(0, len(pieces.windows), 16):
        group = pieces.windows[at : at + 16]
        batch = collate([_unlabelled(w) for w in group]).to(device)
        outs = []
        with autocast(device) if device == "cuda" else contextlib.nullcontext():
            for model in models:
                found = model.eval()(batch.ids, batch.case, batch.first, batch.mask)
                outs.append([o.float().cpu().numpy() for o in found])
        for i, window in enumerate(group):
            n = len(window.first)
            yield _together(models, [[o[i, :n] for o in out] for out in outs], window)


def _unlabelled(window: Window) -> Sample:
    words = len(window.first)
    tags = np.zeros((words, len(TAGS)), dtype=np.float16)
    names = np.zeros((words, len(NAME_TAGS)), dtype=np.float16)
    return Sample(window, tags, names, False, False, ([], [], []), ([], []))


def _together(models: list[Model], outs: list[list[Floats]], window: Window) -> Reading:
    tags = np.exp(np.stack([o[0] for o in outs])).mean(axis=0)
    moves = [m.transitions.detach().cpu().numpy() for m in models]
    both = legal(len(TAGS)) + np.mean(moves, axis=0)
    runs = fragments(viterbi([np.log(tags + 1e-9)], both)[0])
    by = [[f for f in runs if f.label == k] for k in range(3)]
    answers = [
        _vote(models, [o[2] for o in outs], runs, asking, (len(by[k]), len(by[k - 1])))
        for asking, k in (("content", 2), ("cue", 1))
    ]
    at = window.start
    ranges = [[(f.start + at, f.end + at) for f in group] for group in by]
    names = np.exp(np.stack([o[1] for o in outs])).mean(axis=0)
    return Reading(tags, names, ranges[0], ranges[1], ranges[2], answers[0], answers[1])


def _vote(
    models: list[Model], links: list[Floats], runs: list[Fragment], asking: str, size: Range
) -> list[int]:
    """Return each asking fragment's answer by the models' mean probability, -1 for none."""
    votes = np.zeros((size[0], size[1] + 1))
    for model, vectors in zip(models, links, strict=True):
        tables = tables_of(model)
        none = tables.no_cue if asking == "content" else tables.no_source
        scores = np.full(votes.shape, none, dtype=np.float32)
        if size[0] and size[1]:
            scores[:, 1:] = link_scores(vectors, tables, runs, asking)
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        votes += odds / odds.sum(axis=1, keepdims=True)
    return [int(v) - 1 for v in votes.argmax(axis=1)] if size[0] else []


def tables_of(model: Model) -> LinkTables:
    """Take the link tables out of a model."""
    return LinkTables(
        model.cue_distance.detach().cpu().numpy(),
        model.source_distance.detach().cpu().numpy(),
        float(model.none[0].detach()),
        float(model.none[1].detach()),
    )


def label(models: list[Model], example: Example, cutter: Cutter) -> Labels | None:
    """Return what the models together say of an article, or ``None`` where it has no words."""
    pieces = cutter.cut(example.text, blocks(example.text))
    readings = list(read(models, pieces))
    if not readings:
        return None
    links: tuple[dict[Range, Range | None], dict[Range, Range | None]] = ({}, {})
    for r in readings:
        for content, a in zip(r.contents, r.cue_of, strict=True):
            links[0][content] = r.cues[a] if a >= 0 else None
        for cue, a in zip(r.cues, r.source_of, strict=True):
            links[1][cue] = r.sources[a] if a >= 0 else None
    tags = np.concatenate([r.tags for r in readings]).astype(np.float16)
    names = np.concatenate([r.names for r in readings]).astype(np.float16)
    return Labels(tags, names, links, True, True)


def score_dev(models: list[Model], data: Path, cutter: Cutter, limit: int = 0) -> Scores:
    """Score the models together on PolNeAR dev: one annotator per article, the first by name."""
    seen: dict[str, Example] = {}
    for example in corpora.polnear(data / "polnear", "dev"):
        seen.setdefault(example.text, example)
    return score(_read_example(models, e, cutter) for e in list(seen.values())[: limit or None])


def _read_example(
    models: list[Model], example: Example, cutter: Cutter
) -> tuple[Spans, tuple[Attribution, ...], tuple[Attribution, ...]]:
    pieces = cutter.cut(example.text, blocks(example.text))
    found = [a for r in read(models, pieces) for a in _attributions(r, pieces.words)]
    return pieces.words, example.tags.attributions, tuple(found)


def _attributions(reading: Reading, words: Spans) -> Iterator[Attribution]:
    def spans(ranges: list[Range]) -> Spans:
        return tuple(Span(words[a].start, words[b - 1].end) for a, b in ranges)

    for i, cue in enumerate(reading.cues):
        content = [c for c, a in zip(reading.contents, reading.cue_of, strict=True) if a == i]
        answer = reading.source_of[i]
        source = [reading.sources[answer]] if answer >= 0 else []
        if content:
            yield Attribution(
                source=spans(source), cue=spans([cue]), content=spans(content), confidence=1.0
            )
