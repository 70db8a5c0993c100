"""Figures: the quantities that an article gives, with all that qualifies them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.options import FigureOptions
from onrecord.records import Approximator, Figure, Mention, Name, Span, Spans, Statement
from onrecord.serialise import figure_id
from onrecord.statements.figures.counted import Counted, counted
from onrecord.statements.figures.measured import Measured, measured
from onrecord.statements.figures.qualifiers import approximator, change, per
from onrecord.statements.figures.subjects import Subjects
from onrecord.statements.figures.units import UnitKind

__all__ = ["Measured", "attached", "figures", "quantities"]


Quantities = Mapping[Span, Sequence[Measured]]
"""Sentence -> its quantities, for sentences that have any."""


def quantities(text: str, sentences: Iterable[Spans]) -> Quantities:
    """Return the quantities of each of the *sentences* that has some."""
    found = {s: measured(text, s) for paragraph in sentences for s in paragraph}
    return {sentence: some for sentence, some in found.items() if some}


def figures(
    article: str,
    text: str,
    sentences: Sequence[Spans],
    mentions: Sequence[Mention],
    names: Sequence[Name] = (),
    sources: Iterable[Span] = (),
    options: FigureOptions | None = None,
    found_before: Quantities | None = None,
) -> tuple[Figure, ...]:
    """Return the figures of an article in reading order.

    Args:
        article: Its id, from which the figures have theirs.
        text: Its text.
        sentences: The sentences that are read, one tuple for each paragraph, in reading order.
        mentions: Whom the article names, in reading order; they are the subjects of figures.
        names: Other names that the tagger found; they are subjects by their own words.
        sources: The words that name who says something, which is not whose figure it is.
        options: What vague words mean; the defaults where none are given.
        found_before: The quantities of *sentences*, where they were found already.
    """
    options = options or FigureOptions()
    quantified = quantities(text, sentences) if found_before is None else found_before
    subjects = Subjects(text, mentions, names, sources)
    found: list[Figure] = []
    before: Counted | None = None
    for paragraph in sentences:
        first = True
        for sentence in paragraph:
            for quantity in quantified.get(sentence, ()):
                near = before if not first or _MORE.match(text, quantity.end) else None
                noun = counted(text, quantity, sentence, near)
                if noun.head is not None and noun.unit in _COUNTS:
                    before, first = noun, False
                found.append(_figure(article, text, sentence, quantity, noun, subjects, options))
            subjects.sentence(sentence)
    return tuple(found)


_COUNTS = frozenset({"person", "item"})
_MORE = re.compile(r"[\s\u00a0]+(?:more|others)\b")


def _figure(
    article: str,
    text: str,
    sentence: Span,
    quantity: Measured,
    noun: Counted,
    subjects: Subjects,
    options: FigureOptions,
) -> Figure:
    kind = quantity.unit.kind if quantity.unit else None
    near = approximator(text, quantity.span, sentence, duration=kind is UnitKind.TIME)
    moved = change(
        text,
        quantity.span,
        sentence,
        counted=kind is None and noun.phrase is not None,
        money=kind is UnitKind.CURRENCY,
        share=kind is UnitKind.SHARE,
    )
    rate = per(text, noun.end, sentence.end, money=kind is UnitKind.CURRENCY)
    value, low, high = _amount(quantity, options)
    whose = None if kind is UnitKind.TIME else subjects.of(quantity.span, noun, sentence)
    return Figure(
        id=figure_id(article, quantity.span),
        span=quantity.span,
        value=value,
        low=low,
        high=high,
        approximator=Approximator.VAGUE if quantity.vague else near,
        change=None if kind is UnitKind.TIME else moved,
        per=rate.name if rate else None,
        unit=noun.unit,
        counted=noun.lemma,
        subject=whose,
        as_of=None,
    )


def _amount(
    quantity: Measured, options: FigureOptions
) -> tuple[float | None, float | None, float | None]:
    if quantity.vague:
        return None, options.lowest(quantity.value), None
    if quantity.high is not None:
        return None, quantity.value, quantity.high
    return quantity.value, None, None


def attached(statements: Sequence[Statement], found: Sequence[Figure]) -> tuple[Statement, ...]:
    """Return *statements* with the ids of the figures that lie in their contents."""
    starts = [figure.span.start for figure in found]
    return tuple(
        replace(statement, figures=tuple(_inside(statement.content, found, starts)))
        for statement in statements
    )


def _inside(content: Spans, found: Sequence[Figure], starts: Sequence[int]) -> Iterator[str]:
    for span in content:
        for index in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
            if span.covers(found[index].span):
                yield found[index].id
