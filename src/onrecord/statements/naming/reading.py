"""The article as naming reads it: words, sentences and paragraphs, with quick ways to find them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.records import Furniture, Span, Spans
from onrecord.text.segments import paragraphs, sentences
from onrecord.text.words import words


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's text with its segments in reading order, furniture left out."""

    text: str
    blocks: Spans
    sentences: Spans
    words: Spans
    _starts: tuple[int, ...] = field(repr=False)
    _block_starts: tuple[int, ...] = field(repr=False)
    _word_starts: tuple[int, ...] = field(repr=False)

    def sentence(self, at: int) -> int:
        """Return the number of the sentence that *at* lies in, or the last one before it."""
        return max(0, bisect_right(self._starts, at) - 1)

    def block(self, at: int) -> int:
        """Return the number of the paragraph that *at* lies in, or the last one before it."""
        return max(0, bisect_right(self._block_starts, at) - 1)

    def within(self, span: Span) -> Spans:
        """Return the words that lie wholly inside *span*."""
        first = bisect_right(self._word_starts, span.start - 1)
        last = bisect_right(self._word_starts, span.end - 1)
        if last > first and self.words[last - 1].end > span.end:  # the last one alone can run over
            last -= 1
        return self.words[first:last]

    def sentence_at(self, at: int) -> Span:
        """Return the span of the sentence that *at* lies in."""
        return self.sentences[self.sentence(at)] if self.sentences else Span(0, len(self.text))


def reading(text: str, furniture: Sequence[Furniture]) -> Reading:
    """Return *text* cut into paragraphs, sentences and words, without its furniture."""
    away = [part.span for part in furniture]
    blocks = tuple(b for b in _without(paragraphs(text), away) if text[b.start : b.end].strip())
    parts = tuple(sentence for block in blocks for sentence in sentences(text, block))
    tokens = tuple(word for block in blocks for word in words(text, block))
    return Reading(
        text,
        blocks,
        parts,
        tokens,
        tuple(part.start for part in parts),
        tuple(block.start for block in blocks),
        tuple(word.start for word in tokens),
    )


def _without(blocks: Spans, away: Sequence[Span]) -> Spans:
    """Cut the spans of *away* out of *blocks*."""
    kept = list(blocks)
    for gone in away:
        kept = [piece for block in kept for piece in _cut(block, gone)]
    return tuple(kept)


def _cut(block: Span, gone: Span) -> list[Span]:
    if not block.overlaps(gone):
        return [block]
    pieces = [Span(block.start, gone.start), Span(gone.end, block.end)]
    return [piece for piece in pieces if piece.start < piece.end]
