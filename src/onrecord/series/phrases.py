"""The phrase of a figure: its sentence, and the words on either side that are about it alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.records import Extraction, Figure, Span
from onrecord.text.segments import paragraphs, sentences

_BREAK = re.compile(
    r"[;:—–()]|(?<!\b\w)[.!?]\s|\b(?:who|which|whose|(?<!of )whom|that|but|while|whereas|although"
    r"|though|because|after|before|when|since|as (?!of|many|much|few|little|high|low))\b"
)
_AND = re.compile(r",| and ")
_WORD = re.compile(r"[\w’'-]+")
NEAR = 5
"""Words after a figure within which its noun stands: "4,000 well-armed and hungry men"."""
_PLURALS = {"person": ("people",), "man": ("men",), "child": ("child",), "foot": ("feet",)}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A figure in its sentence; ``left`` and ``right`` are the words beside it, in small letters.

    Both end where another clause or another figure begins.
    """

    extraction: Extraction
    figure: Figure
    sentence: Span
    noun: Span
    """The figure and the noun that it counts."""

    left: str
    right: str

    @property
    def before(self) -> str:
        """Return the words of the sentence before the figure."""
        article = self.extraction.article
        return article.text[self.sentence.start : self.figure.span.start]

    @property
    def after(self) -> str:
        """Return the words of the sentence behind what is counted."""
        return self.extraction.article.text[self.noun.end : self.sentence.end]

    @property
    def text(self) -> str:
        """Return the words of the sentence."""
        return self.sentence.of(self.extraction.article.text)


def phrases(extraction: Extraction) -> Iterator[Phrase]:
    """Yield the phrase of each figure of an article, in reading order."""
    text = extraction.article.text
    blocks = paragraphs(text)
    starts = [block.start for block in blocks]
    known: dict[Span, Sequence[Span]] = {}
    for figure in extraction.figures:
        block = blocks[max(0, bisect_right(starts, figure.span.start) - 1)]
        if block not in known:
            known[block] = sentences(text, block)
        sentence = next((s for s in known[block] if s.covers(figure.span)), None)
        if sentence is not None:
            yield _phrase(extraction, figure, sentence)


def _phrase(extraction: Extraction, figure: Figure, sentence: Span) -> Phrase:
    text = extraction.article.text
    noun = _noun(text, figure, sentence)
    others = [f.span for f in extraction.figures if f.span != figure.span]
    first = max([s.end for s in others if s.end <= figure.span.start], default=0)
    last = min([s.start for s in others if s.start >= noun.end], default=len(text))
    left = text[max(first, sentence.start) : figure.span.start].lower()
    right = text[noun.end : min(last, sentence.end)].lower()
    breaks = [found.end() for found in _BREAK.finditer(left)]
    after = _BREAK.search(right)
    return Phrase(
        extraction=extraction,
        figure=figure,
        sentence=sentence,
        noun=noun,
        left=left[breaks[-1] if breaks else 0 :],
        right=right[: after.start()] if after else right,
    )


def _noun(text: str, figure: Figure, sentence: Span) -> Span:
    """Return the figure with the words up to the noun that it counts."""
    if figure.counted:
        lemma = figure.counted.split()[-1].lower()
        stems = (lemma[:3], *_PLURALS.get(lemma, ()))
        near = list(_WORD.finditer(text, figure.span.end, sentence.end))[:NEAR]
        for word in near:
            if word.group().lower().startswith(stems):
                return Span(figure.span.start, word.end())
    return figure.span


def gap(between: str) -> int | None:
    """Count the words of *between*; ``None`` where a comma or "and" parts what it lies between."""
    return None if _AND.search(between) else len(_WORD.findall(between))
