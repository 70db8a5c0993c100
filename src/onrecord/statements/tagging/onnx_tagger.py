"""The tagger that ships: one int8 ONNX file, read by onnxruntime on one thread."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path

import numpy as np
import onnxruntime

from onrecord.options import TagOptions
from onrecord.records import Attribution, EntityType, Name, Span, Spans, Tags
from onrecord.statements.tagging.decode import (
    LINK_SIZE,
    Floats,
    Found,
    LinkTables,
    attributions,
    names,
    viterbi,
)
from onrecord.statements.tagging.pieces import Cutter, Pieces, Window

TOGETHER = 32
"""Windows whose words are decoded in step: about five articles' worth, 2 MB. More gain nothing."""


@dataclass(frozen=True, slots=True)
class _Tables:
    name: str
    transitions: Floats
    links: LinkTables


class OnnxTagger:
    """Reads blocks of an article with the model in *folder*.

    One window at a time, so that what it finds does not depend on what lies beside it in a batch.
    The same processor gives the same bytes; another may differ in the last digits.

    Args:
        folder: Holds ``model.onnx``, ``model.json`` and ``tokenizer.json``
            (see training/export.py).
        options: Window size and threads.
    """

    def __init__(self, folder: Path, options: TagOptions) -> None:
        settings = onnxruntime.SessionOptions()
        settings.intra_op_num_threads = settings.inter_op_num_threads = options.threads
        settings.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), settings, providers=["CPUExecutionProvider"]
        )
        self._cutter = Cutter(folder / "tokenizer.json", options.window)
        self._tables = _read_tables(folder / "model.json")

    @property
    def name(self) -> str:
        """The model's name, as its training gave it."""
        return self._tables.name

    def tag(self, text: str, blocks: Sequence[Span]) -> Tags:
        """Tag the *blocks* of *text*; see :class:`onrecord.statements.tagging.tagger.Tagger`."""
        pieces = self._cutter.cut(text, blocks)
        found: list[Attribution] = []
        named: list[Name] = []
        for at in range(0, len(pieces.windows), TOGETHER):
            windows = pieces.windows[at : at + TOGETHER]
            scores = [self._run(window) for window in windows]
            paths = viterbi([tags for tags, _, _ in scores], self._tables.transitions)
            for window, path, (tags, name_tags, links) in zip(windows, paths, scores, strict=True):
                vectors = links.reshape(-1, 4, LINK_SIZE)
                one = attributions(path, tags, vectors, self._tables.links)
                found += (_attribution(f, pieces, window.start) for f in one)
                named += _names(names(name_tags), pieces, window.start)
        return Tags(attributions=tuple(found), names=tuple(named))

    def _run(self, window: Window) -> tuple[Floats, Floats, Floats]:
        feed = {"ids": window.ids[None], "case": window.case[None], "first": window.first[None]}
        tags, name_tags, links = self._session.run(None, feed)
        return np.asarray(tags), np.asarray(name_tags), np.asarray(links)


def _read_tables(path: Path) -> _Tables:
    table = json.loads(path.read_text("utf-8"))

    def array(key: str) -> Floats:
        return np.asarray(table[key], dtype=np.float32)

    links = LinkTables(
        array("cue_distance"), array("source_distance"), table["no_cue"], table["no_source"]
    )
    return _Tables(table["name"], array("transitions"), links)


def _attribution(found: Found, pieces: Pieces, offset: int) -> Attribution:
    return Attribution(
        source=_spans(found.source, pieces, offset),
        cue=_spans(found.cue, pieces, offset),
        content=_spans(found.content, pieces, offset),
        confidence=round(found.confidence, 2),
    )


def _names(
    ranges: Sequence[tuple[int, int, EntityType]], pieces: Pieces, offset: int
) -> Iterator[Name]:
    for start, end, type_ in ranges:
        for span in _spans([(start, end)], pieces, offset):
            yield Name(span=span, type=type_)


def _spans(ranges: Sequence[tuple[int, int]], pieces: Pieces, offset: int) -> Spans:
    """Turn word ranges of a window into spans of the text, cut where a block ends."""
    spans: list[Span] = []
    for start, end in ranges:
        words = range(start + offset, end + offset)
        for number in sorted({int(pieces.block[i]) for i in words}):
            inside = [i for i in words if pieces.block[i] == number]
            spans.append(Span(pieces.words[inside[0]].start, pieces.words[inside[-1]].end))
    return tuple(spans)


@lru_cache(maxsize=1)
def load(options: TagOptions | None = None) -> OnnxTagger:
    """Load the model that ships with Onrecord; once per process."""
    folder = resources.files("onrecord") / "data" / "model"
    with resources.as_file(folder) as path:
        return OnnxTagger(path, options or TagOptions())
