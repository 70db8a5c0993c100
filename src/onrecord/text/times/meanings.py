"""What the words of a time expression mean, before it is known when they were written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.records import Span, TimeKind


class Unit(StrEnum):
    """A unit of time; the value is its letter in ISO 8601."""

    SECOND = "TS"
    MINUTE = "TM"
    HOUR = "TH"
    DAY = "D"
    NIGHT = "NI"
    WEEKEND = "WE"
    WEEK = "W"
    MONTH = "M"
    QUARTER = "Q"
    YEAR = "Y"
    DECADE = "DE"
    CENTURY = "CE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """A point of the calendar with whatever of it is said: "Monday, 3 May", "last March", "2019".

    ``step`` is -1, 0 or 1 for "last", "this" and "next", ``None`` where nothing of it is said.
    ``weekday`` counts from Monday as 1. ``clock`` is the part after the day: "T19:30", "TNI".
    ``digits`` is a decade or century ("197", "18"). ``year_step`` is ``step`` of the year alone:
    "October last year".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    part: str | None = None
    digits: str | None = None
    clock: str = ""
    step: int | None = None
    year_step: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """A unit counted from the day of writing ("next month"), or from the date named before it."""

    unit: Unit
    step: int
    clock: str = ""
    from_before: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A distance from the day of writing ("two weeks ago") or the date before ("… later").

    ``count`` is ``None`` where it is vague; ``under`` and ``over`` say that it is not reached, or
    passed ("almost", "more than").
    """

    count: float | None
    unit: Unit
    sign: int
    from_before: bool
    under: bool = False
    over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A duration. ``side`` is -1 where it ends at the day of writing, 1 where it begins there."""

    count: float | None
    unit: Unit
    side: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """An expression whose value is the same whenever it was written ("now", "every day")."""

    value: str


Meaning = Calendar | Relative | Shift | Length | Fixed


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A time expression as it stands in the text."""

    span: Span
    kind: TimeKind
    meaning: Meaning
