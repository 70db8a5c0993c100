"""A number in its place: what the rules look at when they refuse it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from onrecord.records import Span
from onrecord.statements.figures.numbers import Number
from onrecord.statements.figures.units import Unit, unit_at
from onrecord.statements.figures.words import phrase_after

NEAR = 48
"""Code points on either side of a number that tell whether it is a figure."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """A number with the words around it; what costs more is looked up once, when first asked."""

    text: str
    number: Number
    sentence: Span

    @cached_property
    def written(self) -> str:
        """The number as the text has it."""
        return self.number.span.of(self.text)

    @cached_property
    def before(self) -> str:
        """The end of the sentence before it."""
        start = self.number.span.start
        return self.text[max(self.sentence.start, start - NEAR) : start]

    @cached_property
    def after(self) -> str:
        """The beginning of the rest of the sentence."""
        end = self.number.span.end
        return self.text[end : min(self.sentence.end, end + NEAR)]

    @cached_property
    def unit(self) -> Unit | None:
        """The unit of measure right behind it."""
        found = unit_at(self.text, self.number.span.end, self.sentence.end)
        return found[0] if found else None

    @cached_property
    def counts(self) -> bool:
        """Whether a noun in the plural stands behind it: "40 guests"."""
        return phrase_after(self.text, self.number.span.end, self.sentence.end) is not None
