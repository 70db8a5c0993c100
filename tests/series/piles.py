"""Piles of invented reports with names marked up, read by the real stages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from onrecord.aliases import aliases
from onrecord.records import Basis, Extraction, Interval, Mention, Name, Series
from onrecord.series import series
from onrecord.statements.extract import extract
from tests.factories import FakeTagger, article, marked


def report(source: str, *, id: str, day: date | None = None) -> Extraction:
    """Read a report from marked text."""
    found = marked(source)
    basis = Basis.METADATA if day else Basis.NONE
    when = Interval(earliest=day, latest=day, basis=basis, evidence=())
    read = extract(article(found.text, id=f"a_{id}", published=when), FakeTagger(found.tags))
    return replace(read, mentions=tuple(_mention(name, found.text) for name in found.tags.names))


def _mention(name: Name, text: str) -> Mention:
    words = name.span.of(text)
    return Mention(span=name.span, entity=f"e_{words}", type=name.type, name=words)


def counted(*pile: Extraction) -> tuple[Series, ...]:
    """Return the series of a pile."""
    return series(pile, aliases(pile))


def labelled(one: Series) -> Sequence[str]:
    """Return the labels of a series with their points: ``0 changed 1``."""
    return [f"{x.points[0]} {x.label} {x.points[1]}" for x in one.labels]
