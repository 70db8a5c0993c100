"""Measures: what is counted of somebody, and by which words reports tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from onrecord.text.lists import rows


class Kind(StrEnum):
    """How a count can move."""

    GROWS = "grows"
    """It counts what has happened so far: smaller only when corrected."""
    STOCK = "stock"
    """It counts what there is: it goes either way."""
    FIXED = "fixed"
    """It counts something that does not change."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted of somebody; ``things`` tells that things are, not persons."""

    name: str
    kind: Kind
    things: bool
    nouns: frozenset[str]
    forms: re.Pattern[str]
    before: re.Pattern[str] | None


@lru_cache(maxsize=1)
def measures() -> tuple[Measure, ...]:
    """Return the known measures in the order of their table, the first of two alike counts."""
    return tuple(
        Measure(
            name=name,
            kind=Kind(kind),
            things=counts == "things",
            nouns=frozenset(nouns.split("|")) - {""},
            forms=_words(forms),
            before=_words(before) if before else None,
        )
        for name, kind, counts, nouns, forms, before in rows("measures.tsv")
    )


def _words(forms: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{forms})\b")


_LITTLE = re.compile(
    r"(?:\W|\b(?:at|as|least|most|many|up|to|about|around|some|nearly|almost|a)\b)*$"
)


@lru_cache(maxsize=1 << 12)
def told(text: str, at: int) -> tuple[Measure, ...]:
    """Return the measures whose words are in a short text, in the order of their table.

    Args:
        text: what is said.
        at: where its figure begins.

    >>> [measure.name for measure in told("The flood claimed at least 12 lives", 26)]
    ['killed']
    """
    return tuple(_told(text.casefold(), at))


def _told(text: str, at: int) -> Iterator[Measure]:
    before = _LITTLE.sub("", text[:at])
    for measure in measures():
        ends = [found.end() for found in measure.before.finditer(before)] if measure.before else []
        if measure.forms.search(text) or len(before) in ends:
            yield measure
