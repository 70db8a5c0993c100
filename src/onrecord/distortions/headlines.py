"""Titles that say more than their text: a number without its "up to", or another number."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.distortions.found import Found
from onrecord.options import DistortionOptions
from onrecord.records import Approximator, At, DistortionKind, Extraction, Figure, Span


def in_headline(extraction: Extraction, options: DistortionOptions) -> Iterator[Found]:
    """Yield figures of the title that the text has with an approximator only, or otherwise."""
    article = extraction.article
    title = article.text.find(article.title) if article.title else -1
    if title < 0 or not article.title:
        return
    head = Span(title, title + len(article.title))
    above = [f for f in extraction.figures if head.covers(f.span)]
    below = [f for f in extraction.figures if f.span.start >= head.end]
    for one in above:
        if one.value is None or one.value < options.least or one.approximator is not _EXACT:
            continue
        alike = [f for f in below if f.value is not None and _comparable(one, f)]
        same = [f for f in alike if f.value == one.value]
        if same and all(f.approximator is not _EXACT for f in same):
            yield _found(extraction, same[0], one, DistortionKind.HEADLINE_APPROXIMATOR)


_EXACT = Approximator.EXACT


def _comparable(one: Figure, other: Figure) -> bool:
    return one.unit == other.unit and one.counted == other.counted


def _found(extraction: Extraction, body: Figure, title: Figure, kind: DistortionKind) -> Found:
    article = extraction.article
    a = At(article=article.id, path=article.path, spans=(body.span,))
    b = At(article=article.id, path=article.path, spans=(title.span,))
    said = body.approximator.value.replace("_", " ")
    statements = tuple(s.id for s in extraction.statements if body.id in s.figures)
    words = title.span.of(article.text)
    return Found(kind, a, b, f"the text has {said} {words}, the title plainly {words}", statements)
