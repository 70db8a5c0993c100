"""Insets: furniture set into the middle of a sentence, which goes on behind it.

"Rep. Ana Ruiz Ana Maria RuizFerry stops Ten boats sink MORE (Harbour) said it fell": read in two
pieces, the sentence loses its speaker or its words. It is read as one instead, with blanks where
the inset stands, so that every offset stays; no span of a statement takes the inset in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.records import Furniture, Hedge, Hop, Name, Span, Spans
from onrecord.statements.joining.page import minus
from onrecord.text.segments import trimmed

_ENDED = re.compile(r"(?:^|\n|[.!?…:;][”\"’')\]]*)\s*$")
"""What stands before furniture that parts two sentences or begins a line."""
_GOES_ON = re.compile(r"[ \xa0]*(?:[a-z(,.;—–-]|[’'](?:s\b|[ \xa0]))")
"""What follows where the sentence goes on: a small letter, a sign, a possessive."""


def insets(text: str, furniture: Iterable[Furniture]) -> tuple[Furniture, ...]:
    """Return what of *furniture* interrupts a sentence of *text*, in reading order."""
    return tuple(part for part in furniture if _interrupts(text, part.span))


def _interrupts(text: str, span: Span) -> bool:
    before = text[max(0, span.start - 40) : span.start]
    return not _ENDED.search(before) and _GOES_ON.match(text, span.end) is not None


def blanked(text: str, inside: Iterable[Furniture]) -> str:
    """Return *text* with blanks for what is *inside* its sentences; no offset moves.

    >>> from onrecord.records import FurnitureKind
    >>> box = Furniture(span=Span(4, 8), kind=FurnitureKind.TEASER)
    >>> blanked("Ana MORE said", [box])
    'Ana      said'
    """
    for part in inside:
        start, end = part.span
        text = text[:start] + " " * (end - start) + text[end:]
    return text


_SIGNS = re.compile(r"[\s,;.]*")


def clear(text: str, spans: Spans, inside: Sequence[Furniture]) -> Spans:
    """Return *spans* without the insets; no piece begins with a sign, or is one only."""
    if not inside:
        return spans
    left: list[Span] = []
    for span in spans:
        for piece in minus((span,), (part.span for part in inside)):
            sign = _SIGNS.match(text, *piece) if piece.start > span.start else None
            kept = trimmed(text, Span(sign.end() if sign else piece.start, piece.end))
            if kept is not None:
                left.append(kept)
    return tuple(left)


def clear_name(text: str, name: Name, inside: Sequence[Furniture]) -> Name:
    """Return *name* up to the first inset: what stands behind it is a party or a verb."""
    left = clear(text, (name.span,), inside)
    return replace(name, span=left[0]) if left else name


def clear_hop(text: str, hop: Hop, inside: Sequence[Furniture]) -> Hop:
    """Return *hop* with evidence that no inset interrupts."""
    return replace(hop, evidence=clear(text, hop.evidence, inside)) if inside else hop


def clear_hedge(text: str, hedge: Hedge, inside: Sequence[Furniture]) -> Hedge:
    """Return *hedge* with what it covers up to the first inset: its span is one piece."""
    left = clear(text, (hedge.covers,), inside)
    kept = next((span for span in left if span.covers(hedge.span)), left[0] if left else None)
    return replace(hedge, covers=kept or hedge.covers)
