"""The words by which reports tell what is counted, and what brought it about."""

from __future__ import annotations

import re
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


BULK = frozenset(
    "tonne|metric ton|ton|kilogram|gram|ounce|litre|gallon|barrel|bushel|cubic metre|cubic foot|"
    "hectare|acre".split("|")
)
"""Units of what is weighed or poured, or burns: nobody counts it, so the noun says what it is."""


@lru_cache(maxsize=1)
def time_units() -> frozenset[str]:
    """Return the units of time."""
    return frozenset(unit for unit, kind, _ in rows("units.tsv") if kind == "time")
