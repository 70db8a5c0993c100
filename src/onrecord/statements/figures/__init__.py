"""Figures: the quantities that an article gives, with all that qualifies them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.options import FigureOptions
from onrecord.records import (
    Approximator,
    Figure,
    Interval,
    Mention,
    Name,
    Span,
    Spans,
    Statement,
    TimeExpression,
)
from onrecord.serialise import figure_id
from onrecord.statements.figures.asof import as_of
from onrecord.statements.figures.counted import Counted, counted
from onrecord.statements.figures.measured import Measured, measured
from onrecord.statements.figures.qualifiers import approximator, change, per
from onrecord.statements.figures.subjects import Subjects
from onrecord.statements.figures.tellings import Telling, Tellings
from onrecord.statements.figures.units import UnitKind

__all__ = ["Measured", "Reading", "Telling", "attached", "figures", "quantities"]


Quantities = Mapping[Span, Sequence[Measured]]
"""Sentence -> its quantities, for sentences that have any."""


def quantities(text: str, sentences: Iterable[Spans]) -> Quantities:
    """Return the quantities of each of the *sentences* that has some."""
    found = {s: measured(text, s) for paragraph in sentences for s in paragraph}
    return {sentence: some for sentence, some in found.items() if some}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read in an article before its figures, as far as they need it.

    Attributes:
        article: Its id, from which the figures have theirs.
        text: Its text.
        sentences: The sentences that are read, one tuple for each paragraph, in reading order.
        mentions: Whom the article names, in reading order; they are the subjects of figures.
        names: Other names that the tagger found; they are subjects by their own words.
        told: Who says what: whoever tells of a figure is not whose it is.
        times: The time expressions, in reading order: when figures hold.
        published: When the article appeared; what holds "since May" ends there.
    """

    article: str
    text: str
    sentences: Sequence[Spans]
    mentions: Sequence[Mention] = ()
    names: Sequence[Name] = ()
    told: Sequence[Telling] = ()
    times: Sequence[TimeExpression] = ()
    published: Interval | None = None


def figures(
    reading: Reading,
    options: FigureOptions | None = None,
    found_before: Quantities | None = None,
) -> tuple[Figure, ...]:
    """Return the figures of an article in reading order.

    Args:
        reading: The article, its names, times and who says what.
        options: What vague words mean; the defaults where none are given.
        found_before: The quantities of its sentences, where they were found already.
    """
    options = options or FigureOptions()
    article, text, sentences = reading.article, reading.text, reading.sentences
    quantified = quantities(text, sentences) if found_before is None else found_before
    tellings = Tellings(reading.told)
    subjects = Subjects(text, reading.mentions, reading.names, tellings)
    last_day = reading.published.latest if reading.published else None
    found: list[Figure] = []
    before: Counted | None = None
    for paragraph in sentences:
        first = True
        for sentence in paragraph:
            whose: dict[str, str | None] = {}
            for quantity in quantified.get(sentence, ()):
                near = before if not first or _MORE.match(text, quantity.end) else None
                noun = counted(text, quantity, sentence, near)
                if noun.head is not None and noun.unit in _COUNTS:
                    before, first = noun, False
                timed = quantity.unit is not None and quantity.unit.kind is UnitKind.TIME
                timed = timed and not quantity.age
                if not timed:
                    last = whose.get(noun.unit)
                    whose[noun.unit] = subjects.of(quantity.span, noun, sentence, last)
                made = _figure(article, text, sentence, quantity, noun, options)
                if not timed:
                    when = as_of(text, quantity.span, sentence, reading.times, tellings, last_day)
                    made = replace(made, subject=whose[noun.unit], as_of=when)
                found.append(made)
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
        subject=None,
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
