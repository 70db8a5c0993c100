"""The part of an article that is read: its paragraphs without furniture, and their quotations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from onrecord.records import Furniture, Span, Spans
from onrecord.text.segments import Quotation, paragraphs, quotations, sentences, trimmed

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
LONGEST = 4000
"""Code points of a block. Reports have no longer paragraphs; a page that lost all its line breaks
is read in such pieces, cut between sentences, so that reading time grows with its length only."""


def word_count(text: str, spans: Iterable[Span]) -> int:
    """Count the words, without signs, of *spans*."""
    return sum(1 for span in spans for _ in _WORD.finditer(text, span.start, span.end))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A text and what of it is read.

    ``quotations`` and ``sentences`` have one tuple for each of ``blocks``.
    """

    text: str
    blocks: Spans
    quotations: tuple[tuple[Quotation, ...], ...]
    sentences: tuple[Spans, ...]

    def block(self, at: int) -> int:
        """Return the number of the block that *at* lies in, or the last one before it."""
        return max(0, bisect_right(self.blocks, (at, len(self.text) + 1)) - 1)

    def sentence(self, at: int) -> Span:
        """Return the sentence that *at* lies in, or the last one before it in its block."""
        found = self.sentences[self.block(at)]
        return found[max(0, bisect_right(found, (at, len(self.text) + 1)) - 1)]

    def opens(self, block: int) -> Quotation | None:
        """Return the quotation with which *block* begins, or ``None``."""
        if not 0 <= block < len(self.blocks):
            return None
        start = self.blocks[block].start
        return next(
            (q for q in self.quotations[block] if q.depth == 0 and q.span.start == start), None
        )

    def left_open(self, block: int) -> Quotation | None:
        """Return the outermost quotation that runs over the end of *block*, or ``None``."""
        if not 0 <= block < len(self.blocks):
            return None
        end = self.blocks[block].end
        runs = (q for q in self.quotations[block] if not q.closed and q.span.end == end)
        return next((q for q in runs if q.depth == 0), None)


def page(text: str, furniture: Sequence[Furniture]) -> Page:
    """Take the furniture out of the paragraphs of *text*, and find the quotations in the rest."""
    read = _without(text, paragraphs(text), sorted(f.span for f in furniture))
    blocks = tuple(piece for block in read for piece in _pieces(text, block))
    found = quotations(text, blocks)
    ends = [block.end for block in blocks]
    by_block: dict[int, tuple[Quotation, ...]] = {}
    index = 0
    for start, group in groupby(found, key=lambda q: q.span.start):
        while ends[index] <= start:
            index += 1
        by_block[index] = (*by_block.get(index, ()), *group)
    return Page(
        text=text,
        blocks=blocks,
        quotations=tuple(by_block.get(n, ()) for n in range(len(blocks))),
        sentences=tuple(sentences(text, block) for block in blocks),
    )


def _pieces(text: str, block: Span) -> Iterator[Span]:
    """Yield *block* itself, or pieces of whole sentences where it is too long."""
    if block.end - block.start <= LONGEST:
        yield block
        return
    start = block.start
    for sentence in sentences(text, block):
        if sentence.end - start > LONGEST and sentence.start > start:
            yield trimmed(text, Span(start, sentence.start)) or sentence
            start = sentence.start
        while sentence.end - start > LONGEST:
            cut = text.rfind(" ", start + 1, start + LONGEST)
            cut = cut if cut > start else start + LONGEST
            if (piece := trimmed(text, Span(start, cut))) is not None:
                yield piece
            start = cut
    if (piece := trimmed(text, Span(start, block.end))) is not None:
        yield piece


def _without(text: str, blocks: Spans, furniture: Sequence[Span]) -> Spans:
    """Return what is left of *blocks*; furniture may cover one in part."""
    left: list[Span] = []
    first = 0
    for block in blocks:
        while first < len(furniture) and furniture[first].end <= block.start:
            first += 1
        left.extend(_cut(text, block, islice(furniture, first, None)))
    return tuple(left)


def _cut(text: str, block: Span, furniture: Iterable[Span]) -> Iterable[Span]:
    start = block.start
    for span in furniture:
        if span.start >= block.end:
            break
        if (kept := trimmed(text, Span(start, max(start, span.start)))) is not None:
            yield kept
        start = max(start, span.end)
    if start < block.end and (kept := trimmed(text, Span(start, block.end))) is not None:
        yield kept


# --- spans as sets -------------------------------------------------------------------------


def union(spans: Iterable[Span]) -> Spans:
    """Return *spans* in order, with those that touch or overlap made one.

    >>> union([Span(4, 6), Span(0, 2), Span(1, 4)])
    (Span(start=0, end=6),)
    """
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        elif span.start < span.end:
            merged.append(span)
    return tuple(merged)


def minus(spans: Iterable[Span], holes: Iterable[Span]) -> Spans:
    """Return what *holes* leave of *spans*.

    >>> minus([Span(0, 9)], [Span(3, 5)])
    (Span(start=0, end=3), Span(start=5, end=9))
    """
    left = union(spans)
    for hole in holes:
        left = tuple(
            part
            for span in left
            for part in (
                Span(span.start, min(span.end, hole.start)),
                Span(max(span.start, hole.end), span.end),
            )
            if part.start < part.end
        )
    return tuple(dict.fromkeys(left))


def overlap(spans: Iterable[Span], other: Span) -> Spans:
    """Return the parts of *spans* that lie inside *other*."""
    start, end = other
    return tuple(
        Span(max(s.start, start), min(s.end, end)) for s in spans if s.start < end and start < s.end
    )
