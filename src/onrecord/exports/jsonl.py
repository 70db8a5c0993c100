"""JSON Lines: a file for each kind of record, in the shapes that the commands write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from onrecord.exports.story import Story
from onrecord.records import Document
from onrecord.serialise import dumps, line, reading_json


class JsonLines:
    """Writes every record as the contract has it; what is read back is what was exported."""

    names = tuple(
        f"{name}.jsonl"
        for name in (
            "documents",
            "articles",
            "matches",
            "claims",
            "entities",
            "series",
            "timeline",
            "dates",
            "distortions",
            "judgements",
            "problems",
        )
    )
    folder = True
    needs_text = False
    leaves_out = "the bytes of documents (onrecord pack keeps them)"

    def write(self, story: Story, outs: Sequence[BinaryIO]) -> None:
        """Write a file for each kind of record."""
        for out, lines in zip(outs, _lines(story), strict=True):
            for one in lines:
                out.write(one.encode() + b"\n")


def _lines(story: Story) -> Iterator[Iterable[str]]:
    """Yield the lines of each file in turn."""
    made = story.made
    yield map(_document, _documents(story))
    yield map(line, story.extractions())
    yield map(line, made.matches)
    yield map(line, story.claims())
    yield map(line, made.entities)
    yield map(line, made.series)
    yield map(line, made.events)
    yield map(line, made.dates)
    yield map(line, made.distortions)
    yield map(line, story.log)
    yield map(line, story.problems)


def _documents(story: Story) -> Iterator[Document]:
    return map(story.document, story.documents)


def _document(document: Document) -> str:
    return dumps(
        {
            "sha256": document.sha256,
            "path": document.path,
            "url": document.url,
            "taken": document.taken,
            "reading": reading_json(document.reading),
        }
    )
