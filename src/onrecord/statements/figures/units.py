"""Units of measure, from the reviewed table ``data/units.tsv``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from onrecord.records import Span

SYMBOLS = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₽": "ruble", "₹": "rupee"}
SYMBOLS |= {"₩": "won", "₪": "shekel", "₴": "hryvnia", "¢": "cent"}


class UnitKind(StrEnum):
    """What a unit measures."""

    TIME = "time"
    CURRENCY = "currency"
    SHARE = "share"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit by its plain singular name."""

    name: str
    kind: UnitKind


@cache
def units() -> dict[str, Unit]:
    """Return the units by each form in which reports give them."""
    table = (files("onrecord") / "data" / "units.tsv").read_text(encoding="utf-8")
    found: dict[str, Unit] = {}
    for line in table.splitlines()[2:]:
        name, kind, forms = line.split("\t")
        unit = Unit(name=name, kind=UnitKind(kind))
        found.update((form, unit) for form in forms.split("|"))
    return found


@cache
def _pattern() -> re.Pattern[str]:
    forms = sorted((f for f in units() if f not in {"%", "°"}), key=len, reverse=True)
    spaced = (r"[\s-]".join(re.escape(word) for word in form.split()) for form in forms)
    return re.compile(
        rf"[\s\u00a0-]?(?:(?P<sign>%|°(?:[CF]\b)?|(?-i:[CF])\b(?<=\d[CF]))|"
        rf"(?P<form>{'|'.join(spaced)})(?![\w]))",
        re.I,
    )


def unit_at(text: str, at: int, end: int) -> tuple[Unit, Span] | None:
    """Return the unit that stands right after a number, and its words.

    >>> unit, span = unit_at("a 17-year attempt", 4, 17)
    >>> unit.name, span
    ('year', Span(start=5, end=9))
    """
    match = _pattern().match(text, at, end)
    if match is None:
        return None
    if match["sign"]:
        name = "%" if match["sign"] == "%" else "°"
        return units()[name], Span(*match.span("sign"))
    form = re.sub(r"\s", " ", match["form"].lower())
    unit = units().get(form) or units().get(form.replace("-", " "))
    return (unit, Span(*match.span("form"))) if unit else None


def unit_of(word: str) -> Unit | None:
    """Return the unit that the noun *word* names."""
    return units().get(word.lower().rstrip("'’"))
