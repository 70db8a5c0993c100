"""Readings: figures as series see them, with all that tells which series they belong to."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Figure, Interval, RelayHop
from onrecord.series.measuring import Measured
from onrecord.series.scopes import Scope
from onrecord.series.values import Range
from onrecord.series.whose import Owner


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure of a measure."""

    article: str
    path: str
    figure: Figure
    words: str
    """The words that give the number."""

    sentence: str
    left: str
    """The words before the figure that are about it alone."""

    headline: bool
    """Whether it stands in the title of its article."""

    about: frozenset[str]
    """The places that its article names, by their keys."""

    measured: Measured
    owner: Owner | None
    """``None`` where the report does not tell where it happened."""

    scope: Scope
    range: Range
    published: Interval
    when: Interval | None
    """When it holds: as of when the report says, else when it appeared."""

    statement: str | None
    speaker: str | None
    relay: tuple[RelayHop, ...]
    source: str | None
    """Who gives the number: the last of the chain, by its entity in the pile."""

    cause: str | None
    context: frozenset[str]

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
