"""Readings: figures as series see them, with all that tells which series they belong to."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Figure, Interval, RelayHop, Statement
from onrecord.series.measuring import Measured
from onrecord.series.phrases import Phrase
from onrecord.series.scopes import Scope
from onrecord.series.values import Range
from onrecord.series.whose import Owner


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure of a measure."""

    phrase: Phrase
    measured: Measured
    owner: Owner | None
    """``None`` where the report does not tell where it happened."""

    scope: Scope
    range: Range
    published: Interval
    when: Interval | None
    """When it holds: as of when the report says, else when it appeared."""

    statement: Statement | None
    relay: tuple[RelayHop, ...]
    source: str | None
    """Who gives the number: the last of the chain, by its entity in the pile."""

    cause: str | None
    context: frozenset[str]

    @property
    def figure(self) -> Figure:
        """Return the figure itself."""
        return self.phrase.figure

    @property
    def article(self) -> str:
        """Return the id of its article."""
        return self.phrase.extraction.article.id

    @property
    def unit(self) -> str:
        """Return what two figures must share to be compared: battalions are no persons."""
        figure = self.figure
        if figure.unit != "item":
            return figure.unit
        return "person" if self.measured.known and not self._formation else figure.counted or "item"

    @property
    def _formation(self) -> bool:
        return self.measured.name == "strength"

    @property
    def words(self) -> str:
        """Return the words that give the number."""
        return self.figure.span.of(self.phrase.extraction.article.text)
