"""The words by which reports tell in what something is counted."""

from __future__ import annotations

from functools import lru_cache

from onrecord.text.lists import rows

BULK = frozenset(
    "tonne|metric ton|ton|kilogram|gram|ounce|litre|gallon|barrel|bushel|cubic metre|cubic foot|"
    "hectare|acre".split("|")
)
"""Units of what is weighed or poured, or burns: nobody counts it, so the noun says what it is."""


@lru_cache(maxsize=1)
def time_units() -> frozenset[str]:
    """Return the units of time."""
    return frozenset(unit for unit, kind, _ in rows("units.tsv") if kind == "time")
