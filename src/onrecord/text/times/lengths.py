"""Durations and sets: "two weeks", "the past year and a half", "every Tuesday", "twice a day"."""

from __future__ import annotations

from onrecord.records import TimeKind
from onrecord.text.times.lexicon import (
    COUNT,
    DAYPART,
    DAYPARTS,
    LONG_MONTH,
    MODIFIER,
    SEASON,
    SEASONS,
    UNIT,
    UNITS,
    WEEKDAY,
    S,
    month,
    number,
    unit,
    weekday,
)
from onrecord.text.times.meanings import Fixed, Length, Unit
from onrecord.text.times.rules import Match, Meant, Rule, rule
from onrecord.text.times.triggers import Trigger

_SIDES = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}
_SETS = {
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "annual": "P1Y",
    "annually": "P1Y",
    "yearly": "P1Y",
    "hourly": "PT1H",
}
_SHORT_MONTHS = frozenset("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())


def _length(found: Match) -> Meant | None:
    groups = found.groupdict()
    scale = 2 if found["unit"].casefold().startswith("fortnight") else 1
    words = groups.get("count")
    count = number(words) if words else None
    side = groups.get("side")
    if side is None and words and words.casefold().strip() == "the":
        return None
    if words in {"a", "A"} and found["unit"].casefold().endswith("s"):
        return None  # "a years-long fight"
    if words in {"a", "A"} and found["unit"].casefold().endswith("s"):
        return None  # "a years-long fight"
    if found["unit"].casefold() == "second" and words and words.casefold() in {"a", "one"}:
        return None
    return TimeKind.DURATION, Length(
        count=None if count is None else count * scale,
        unit=unit(found["unit"]),
        side=_SIDES.get(side.casefold(), 0) if side else 0,
    )


def _set(found: Match) -> Meant | None:
    words = found["unit"].casefold()
    if words in _SETS:
        return TimeKind.SET, Fixed(value=_SETS[words])
    if words.removesuffix("s") in DAYPARTS:
        return TimeKind.SET, Fixed(value=f"XXXX-XX-XX{DAYPARTS[words.removesuffix('s')]}")
    if words.endswith(("day", "days")) and not words.startswith(("day", "week")):
        return TimeKind.SET, Fixed(value=f"XXXX-WXX-{weekday(words)}")
    if words.startswith("weekend"):
        return TimeKind.SET, Fixed(value="XXXX-WXX-WE")
    if words.startswith("weekday"):
        return TimeKind.SET, Fixed(value="P1D")
    if words in SEASONS:
        return TimeKind.SET, Fixed(value=f"XXXX-{SEASONS[words]}")
    if words[:3].title() in _SHORT_MONTHS:
        return TimeKind.SET, Fixed(value=f"XXXX-{month(words):02}")
    words_count = found.groupdict().get("count")
    count = number(words_count) if words_count else 1
    return TimeKind.SET, Fixed(value=_iso_length(count, unit(words)))


def _iso_length(count: float | None, kind: Unit) -> str:
    scale, letters = {
        Unit.NIGHT: (1, "D"),
        Unit.WEEKEND: (1, "WE"),
    }.get(kind, (1, kind.value))
    time = "T" if letters.startswith("T") else ""
    letter = letters.removeprefix("T") if time else letters
    if count is None:
        return f"P{time}X{letter}"
    scaled = count * scale
    number_ = int(scaled) if float(scaled).is_integer() else scaled
    return f"P{time}{number_}{letter}"


def length(count: float | None, kind: Unit) -> str:
    """Write a duration as TIMEX3 does.

    >>> length(2, Unit.WEEK), length(None, Unit.YEAR), length(1.5, Unit.HOUR)
    ('P2W', 'PXY', 'PT1.5H')
    """
    return _iso_length(count, kind)


LENGTHS: tuple[Rule, ...] = (
    # the past two years · the next few days
    rule(
        Trigger.UNIT,
        rf"(?:(?:the|these|those|this|his|her|their|its){S})?(?P<side>past|last|next|coming"
        rf"|following|previous|first|final)"
        rf"{S}(?:(?P<count>{COUNT}){S})?(?:[a-z]+{S})?(?P<unit>{UNITS})(?:{S}or{S}(?:so|two))?",
        _length,
        fold=True,
    ),
    rule(
        Trigger.UNIT,
        rf"(?:the){S}(?P<side>next){S}(?P<unit>day){S}or{S}(?:so|two)",
        lambda m: (TimeKind.DURATION, Length(count=1, unit=Unit.DAY, side=1)),
        fold=True,
    ),
    rule(
        Trigger.UNIT,
        rf"(?:these){S}(?P<side>next|last|past){S}(?:few{S})?(?:[a-z]+{S})?(?P<unit>{UNITS})",
        _length,
        fold=True,
    ),
    # two weeks · a year and a half · more than 20 years · three-month · 44-year-old
    rule(
        Trigger.UNIT,
        rf"(?:(?P<modifier>{MODIFIER}){S})?(?P<count>{COUNT})(?:{S}|-)(?:(?:more|full|long"
        rf"|short|whole|straight|consecutive|additional|further|extra|solid){S})?"
        rf"(?P<unit>{UNIT})(?:(?:{S}|-)(?:old|long)\b(?:-old)?)?",
        _length,
        fold=True,
    ),
    rule(
        Trigger.UNIT,
        rf"(?:half{S}an?|a{S}half){S}(?P<unit>hour|day|century|decade|year)",
        lambda m: (TimeKind.DURATION, Length(count=0.5, unit=unit(m["unit"]))),
        fold=True,
    ),
    rule(
        Trigger.UNIT,
        rf"(?:(?<=\bfor )|(?<=\bover )|(?<=\bafter )|(?<=\bwithin )|(?<=\bof )|(?<=\btake )"
        rf"|(?<=\btakes )|(?<=\btook )|(?<=\bspent )|(?<=\bthrough )|(?<=\bin )|(?=(?:days"
        rf"|weeks|months|years|decades|hours|centuries){S}(?:of|after|before|into)\b))"
        rf"(?P<unit>days|weeks|months|years|decades|hours|minutes|centuries)",
        _length,
        fold=True,
    ),
    # every day · each year · once a week · three times a day · Mondays
    rule(
        Trigger.EVERY,
        rf"(?:almost{S}|nearly{S})?(?:every|each){S}(?:single{S}|other{S}"
        rf"|(?P<count>{COUNT}){S})?(?P<unit>{UNIT}|{WEEKDAY}|{DAYPART}|{SEASON}|weekday"
        rf"|{LONG_MONTH})",
        _set,
        fold=True,
    ),
    rule(
        Trigger.EVERY,
        rf"(?:once|twice|thrice|(?:{COUNT}){S}times){S}(?:an?|per|each|every){S}(?P<unit>day"
        rf"|week|month|year|hour|night|minute|decade)",
        _set,
        fold=True,
    ),
    rule(
        Trigger.EVERY,
        rf"(?P<unit>{'|'.join(_SETS)})",
        _set,
    ),
    rule(Trigger.EVERY, rf"(?P<unit>{WEEKDAY}s|weekends|weekdays)", _set),
)
