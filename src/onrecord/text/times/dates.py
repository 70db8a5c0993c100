"""Dates and weekdays: "Monday, Oct. 5, 2020", "the 5th of October", "last March", "2020-10-05"."""

from __future__ import annotations

import re

from onrecord.records import TimeKind
from onrecord.text.times.clocks import CLOCK, clock_of
from onrecord.text.times.lexicon import (
    DAY,
    DAYPART,
    DAYPARTS,
    LONG_MONTH,
    MONTH,
    SHORT_WEEKDAY,
    WEEKDAY,
    YEAR,
    S,
    month,
    weekday,
)
from onrecord.text.times.meanings import Calendar
from onrecord.text.times.rules import (
    PART,
    STEP,
    STEPS,
    YEAR_GROUP,
    Match,
    Meant,
    Rule,
    rule,
    step,
    year_of,
)
from onrecord.text.times.triggers import Trigger

_DAYS = rf"(?P<day>{DAY})(?:{S}?[-–—]{S}?(?P<last_day>{DAY}))?"
_NOT_NAME = rf"(?!{S}[A-Z][a-z]+{S}?(?:[A-Z]|said|told|was|is|has|wrote))"
_BEFORE_MONTH = (
    r"(?:(?<=\b[Ii]n )|(?<=\b[Bb]y )|(?<=\bof )|(?<=\b[Ss]ince )|(?<=\b[Uu]ntil )|(?<=\btill )|"
    r"(?<=\b[Ff]rom )|(?<=\b[Dd]uring )|(?<=\bto )|(?<=\band )|(?<=\b[Bb]etween )|(?<=\b[Aa]fter )|"
    r"(?<=\b[Bb]efore )|(?<=\bthrough )|(?<=\bin\u00a0)|(?<=\bfor )|(?<=\blate )|(?<=\bearly ))"
)


def _date(found: Match) -> Meant | None:
    groups = found.groupdict()
    name = groups.get("weekday")
    part = groups.get("daypart")
    clock = DAYPARTS[part.casefold()] if part else clock_of(found)
    first, last = groups.get("day"), groups.get("last_day")
    meaning = Calendar(
        year=year_of(found),
        month=month(groups["month"]) if groups.get("month") else None,
        day=_int(first),
        last_day=_int(last),
        weekday=weekday(name) if name else None,
        clock=clock,
        step=step(groups.get("step")),
    )
    return (TimeKind.TIME if clock else TimeKind.DATE), meaning


def _of_year(found: Match) -> Meant | None:
    return TimeKind.DATE, Calendar(
        month=month(found["month"]), year_step=STEPS[found["step"].casefold()]
    )


def _int(words: str | None) -> int | None:
    return int(re.sub(r"\D", "", words)) if words else None


def _iso(found: Match) -> Meant | None:
    month_, day = int(found["m"]), int(found["d"])
    if month_ > 12 >= day:
        month_, day = day, month_
    if not 0 < month_ <= 12 or not 0 < day <= 31:
        return None
    return TimeKind.DATE, Calendar(year=int(found["year"]), month=month_, day=day)


def _slashed(found: Match) -> Meant | None:
    first, second = int(found["a"]), int(found["b"])
    if first <= 12 and second <= 12 and first != second:
        return TimeKind.DATE, Calendar(year=int(found["year"]))
    pair = (first, second) if second > 12 or first == second else (second, first)
    if not 0 < pair[0] <= 12 or not 0 < pair[1] <= 31:
        return None
    return TimeKind.DATE, Calendar(year=int(found["year"]), month=pair[0], day=pair[1])


def _september(found: Match) -> Meant | None:
    return TimeKind.DATE, Calendar(year=2001, month=9, day=11)


DATES: tuple[Rule, ...] = (
    # Monday, Oct. 5, 2020 · October 5-7 · early Saturday, Oct. 12 · 5 p.m. on …
    rule(
        Trigger.MONTH,
        rf"(?:{CLOCK}{S})?(?:{PART})?(?:(?P<weekday>{SHORT_WEEKDAY})(?:{S}(?P<daypart>{DAYPART}))?,?{S}(?:the{S})?)?"
        rf"(?P<month>{MONTH}),?{S}{_DAYS}(?:{YEAR_GROUP})?",
        _date,
    ),
    # Monday, 5 October 2020 · the 5th of October · 5-7 May
    rule(
        Trigger.MONTH,
        rf"(?:{CLOCK},?{S})?(?:(?P<weekday>{SHORT_WEEKDAY})(?:{S}(?P<daypart>{DAYPART}))?,?{S})?(?:the{S})?"
        rf"{_DAYS}(?:{S}of)?(?:{S}|-)(?P<month>{MONTH})(?:{YEAR_GROUP})?",
        _date,
    ),
    # 23 and 24 December · 5 to 7 May 2020
    rule(
        Trigger.MONTH,
        rf"(?P<day>{DAY}){S}(?:and|to){S}(?P<last_day>{DAY}){S}(?P<month>{MONTH})(?:{YEAR_GROUP})?",
        _date,
    ),
    # October last year · March of this year
    rule(
        Trigger.MONTH,
        rf"(?:{PART})?(?P<month>{MONTH}){S}(?:of{S})?(?P<step>last|this|next){S}year",
        _of_year,
    ),
    # March 2022 · early April 2012 · the end of May 2019
    rule(Trigger.MONTH, rf"(?:{PART})?(?P<month>{MONTH})(?:{S}of)?{YEAR_GROUP}", _date),
    # last March · early September · the end of May
    rule(Trigger.MONTH, rf"(?:{PART})?{STEP}{S}(?P<month>{MONTH})(?!\.?,?{S}\d)", _date),
    rule(Trigger.MONTH, rf"{PART}(?P<month>{LONG_MONTH}|March|May)", _date),
    rule(Trigger.MONTH, rf"(?P<month>{LONG_MONTH}){_NOT_NAME}", _date),
    rule(Trigger.MONTH, rf"{_BEFORE_MONTH}(?P<month>March|May){_NOT_NAME}", _date),
    rule(
        Trigger.MONTH,
        rf"(?<=\bthe )(?P<month>March|May)(?={S}(?:[a-z]+s|election|vote|attack|deadline)\b)",
        _date,
    ),
    # Monday · last Saturday · Tuesday night · early Monday · 5 p.m. Friday
    rule(
        Trigger.WEEKDAY,
        rf"(?:{CLOCK}{S})?(?:{PART})?(?:{STEP}{S})?(?<!Super )(?<!Black )"
        rf"(?<!Bloody )(?<!Good )(?P<weekday>{WEEKDAY})(?:{S}(?P<daypart>{DAYPART}))?"
        rf"(?!,{S}{MONTH}{S}\d)",
        _date,
    ),
    rule(
        Trigger.MONTH,
        rf"the{S}(?P<daypart>{DAYPART}){S}of{S}(?:(?P<weekday>{WEEKDAY}),?{S})?(?P<month>{MONTH}){S}{_DAYS}(?:{YEAR_GROUP})?",
        _date,
    ),
    rule(
        Trigger.MONTH,
        rf"the{S}(?P<daypart>{DAYPART}){S}of{S}(?:(?P<weekday>{WEEKDAY}),?{S})?{_DAYS}{S}(?P<month>{MONTH})(?:{YEAR_GROUP})?",
        _date,
    ),
    # figures only
    rule(Trigger.YEAR, rf"(?P<year>{YEAR})-(?P<m>\d\d)-(?P<d>\d\d)(?:T\d\d:\d\d\S{{0,12}})?", _iso),
    rule(Trigger.YEAR, rf"(?P<a>\d\d?)/(?P<b>\d\d?)/(?P<year>{YEAR})", _slashed),
    rule(Trigger.YEAR, rf"(?P<b>\d\d?)\.(?P<a>\d\d?)\.(?P<year>{YEAR})", _slashed),
    rule(Trigger.ATTACK, r"(?:9/11|September{S}11(?={S}attacks))", _september),
)
