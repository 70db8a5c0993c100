"""JSON Lines: a file for each kind of record, in the shapes that the commands write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from onrecord.exports import Part
from onrecord.exports.story import Story
from onrecord.records import Document
from onrecord.serialise import dumps, line, reading_json


class JsonLines:
    """Writes every record as the contract has it; what is read back is what was exported."""

    folder = True
    needs_text = False
    leaves_out = "the bytes of documents (onrecord pack keeps them)"

    def parts(self, story: Story) -> tuple[Part, ...]:
        """Return a file for each kind of record."""
        made = story.made
        return (
            _part("documents", lambda: map(_document, _documents(story))),
            _part("articles", lambda: map(line, story.extractions())),
            _part("matches", lambda: map(line, made.matches)),
            _part("claims", lambda: map(line, made.claims)),
            _part("entities", lambda: map(line, made.entities)),
            _part("series", lambda: map(line, made.series)),
            _part("judgements", lambda: map(line, story.log)),
            _part("problems", lambda: map(line, story.problems)),
        )


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


def _part(name: str, lines: Callable[[], Iterable[str]]) -> Part:
    def write(out: BinaryIO) -> None:
        for one in lines():
            out.write(one.encode() + b"\n")

    return Part(name=f"{name}.jsonl", write=write)
