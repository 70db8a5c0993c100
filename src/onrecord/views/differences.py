"""Where the wording of one report differs from another's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from onrecord.records import Span
from onrecord.text.words import words


class PieceKind(StrEnum):
    """How a piece of a report's wording stands to the fullest wording."""

    SAME = "same"
    ONLY_HERE = "only_here"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of wording. ``text`` of a piece left out is the fullest report's."""

    kind: PieceKind
    text: str


Pieces = tuple[Piece, ...]


def differences(fullest: str, wording: str) -> Pieces:
    """Cut *wording* into the pieces that it shares with *fullest*, and those that differ.

    Words are compared without regard to case, punctuation and quotation marks.

    Returns:
        Pieces in reading order; those not left out give *wording* again when put together.

    >>> for piece in differences("The bridge is quite safe", "the bridge was safe"):
    ...     print(piece.kind, repr(piece.text))
    same 'the bridge '
    left_out 'is quite'
    only_here 'was '
    same 'safe'
    """
    theirs, ours = _words(fullest), _words(wording)
    matcher = SequenceMatcher(None, _folded(fullest, theirs), _folded(wording, ours), False)
    pieces: list[Piece] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag in {"delete", "replace"} and _folded(fullest, theirs[a:b]):
            left_out = fullest[theirs[a].start : theirs[b - 1].end]
            pieces.append(Piece(kind=PieceKind.LEFT_OUT, text=left_out))
        if here := _stretch(wording, ours, c, d):
            kind = PieceKind.SAME if tag == "equal" else PieceKind.ONLY_HERE
            pieces.append(Piece(kind=kind, text=here))
    return tuple(_joined(pieces))


def _words(text: str) -> Sequence[Span]:
    """Return the words of *text* that have a letter or a digit."""
    spans = words(text, Span(0, len(text)))
    return [span for span in spans if any(c.isalnum() for c in span.of(text))]


def _folded(text: str, spans: Sequence[Span]) -> list[str]:
    return ["".join(c for c in span.of(text).casefold() if c.isalnum()) for span in spans]


def _stretch(text: str, spans: Sequence[Span], first: int, after: int) -> str:
    """Return the words with the punctuation that follows them, so that nothing gets lost."""
    if first == after:
        return ""
    start = spans[first].start if first else 0
    return text[start : spans[after].start if after < len(spans) else len(text)]


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Put neighbours of one kind together."""
    waiting: Piece | None = None
    for piece in pieces:
        if waiting and waiting.kind is piece.kind:
            waiting = Piece(kind=piece.kind, text=waiting.text + piece.text)
            continue
        if waiting:
            yield waiting
        waiting = piece
    if waiting:
        yield waiting
