"""What counts from a day: "yesterday", "last week", "the day after", "two weeks ago", "now"."""

from __future__ import annotations

import re

from onrecord.records import TimeKind
from onrecord.text.times.clocks import CLOCK, clock_of
from onrecord.text.times.lexicon import (
    COUNT,
    DAYPART,
    DAYPARTS,
    MODIFIER,
    UNIT,
    UNITS,
    S,
    number,
    unit,
)
from onrecord.text.times.meanings import Fixed, Relative, Shift, Unit
from onrecord.text.times.rules import PART, STEP, STEPS, Builder, Match, Meant, Rule, rule, step
from onrecord.text.times.triggers import Trigger

_NEAR = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "overnight": 0}
_UNDER = re.compile(r"almost|nearly|under|less|fewer|shy|at\s+most|up\s+to", re.IGNORECASE)
_OVER = re.compile(r"over|more|at\s+least", re.IGNORECASE)
_FIXED = {
    "PRESENT_REF": rf"currently|nowadays|presently|these{S}days|at{S}present|right{S}now|"
    rf"(?:the{S}|this{S})(?:present{S})?moment(?!{S}(?:that|when|of|the|he|she|they|we|you"
    rf"|I)\b)|now(?!{S}that\b|[-’'])",
    "PAST_REF": rf"recently|(?:a{S})?(?:very{S})?long{S}(?:time{S})?ago|some{S}time{S}ago|"
    rf"recent{S}{UNITS}|not{S}(?:so{S})?long{S}ago",
    "FUTURE_REF": rf"the{S}(?:near|foreseeable|distant|not-too-distant){S}future",
}


def _near(found: Match) -> Meant | None:
    word = found["near"].casefold()
    part = found["daypart"]
    clock = DAYPARTS[part.casefold()] if part else clock_of(found)
    if word in {"tonight", "overnight"} and not clock:
        clock = "TNI"
    if word == "today" and not clock:
        return TimeKind.DATE, Relative(unit=Unit.DAY, step=0)
    kind = TimeKind.TIME if clock else TimeKind.DATE
    return kind, Relative(unit=Unit.DAY, step=_NEAR[word], clock=clock)


def _last_night(found: Match) -> Meant | None:
    step = STEPS[found["step"].casefold()]
    return TimeKind.TIME, Relative(
        unit=Unit.DAY, step=step, clock=DAYPARTS[found["daypart"].casefold()]
    )


def _that_morning(found: Match) -> Meant | None:
    clock = DAYPARTS[found["daypart"].casefold()]
    step = 1 if found["which"].casefold() in {"the next", "the following"} else 0
    return TimeKind.TIME, Relative(unit=Unit.DAY, step=step, clock=clock, from_before=True)


def _relative(found: Match) -> Meant | None:
    return TimeKind.DATE, Relative(unit=unit(found["unit"]), step=step(found["step"]) or 0)


def _this_one(found: Match) -> Meant | None:
    return TimeKind.DATE, Relative(unit=unit(found["unit"]), step=0)


def _beside(found: Match) -> Meant | None:
    words = found["which"].casefold()
    step = 1 if "following" in words or "next" in words or found.groupdict().get("after") else 0
    step = -1 if "previous" in words or "preceding" in words else step
    if found.groupdict().get("before"):
        step = -1
    return TimeKind.DATE, Relative(unit=unit(found["unit"]), step=step, from_before=True)


def _shift(found: Match) -> Meant | None:
    groups = found.groupdict()
    words = found["how"].casefold()
    modifier = groups.get("modifier") or ""
    kind = unit(found["unit"])
    scale = 2 if found["unit"].casefold().startswith("fortnight") else 1
    count = number(groups["count"]) if groups.get("count") else None
    meaning = Shift(
        count=None if count is None else count * scale,
        unit=kind,
        sign=1 if words.startswith(("later", "after", "from", "on")) else -1,
        from_before=not words.endswith(("ago", "now", "time")),
        under=_UNDER.search(modifier) is not None,
        over=_OVER.search(modifier) is not None,
    )
    small = kind in {Unit.SECOND, Unit.MINUTE, Unit.HOUR}
    return (TimeKind.TIME if small else TimeKind.DATE), meaning


def _fixed(value: str) -> Builder:
    return lambda _: (TimeKind.DATE, Fixed(value=value))


NEARBY: tuple[Rule, ...] = (
    # yesterday · tomorrow morning · last night · this morning · next day
    rule(
        Trigger.NEAR,
        rf"(?:{CLOCK}{S})?(?:(?:early|late|earlier|later){S})?(?P<near>yesterday|today|tonight"
        rf"|tomorrow|overnight)(?:{S}(?P<daypart>{DAYPART}))?",
        _near,
        fold=True,
    ),
    rule(
        Trigger.DAYPART,
        rf"(?P<step>last|this){S}(?P<daypart>morning|afternoon|evening|night)",
        _last_night,
        fold=True,
    ),
    rule(
        Trigger.DAYPART,
        rf"(?P<which>that|that{S}same|the{S}same|the{S}next"
        rf"|the{S}following){S}(?P<daypart>morning|afternoon|evening|night)",
        _that_morning,
        fold=True,
    ),
    # last week · the past year · this coming weekend · earlier this month · late last year
    rule(
        Trigger.UNIT,
        rf"(?:{PART})?{STEP}{S}(?:fiscal{S}|calendar{S})?(?P<unit>week|month|quarter|year"
        rf"|weekend|decade|century)",
        _relative,
        fold=True,
    ),
    rule(
        Trigger.UNIT,
        rf"(?:{PART}|(?:{PART})?(?<=\bfor )|(?<=\bof ))the{S}(?P<unit>week|month|quarter|year"
        rf"|day|decade)(?!{S}(?:of|that|when|after|before|since|leading)\b|-)",
        _this_one,
        fold=True,
    ),
    rule(
        Trigger.UNIT,
        rf"(?:earlier|later){S}in{S}the{S}(?P<unit>week|month|year|day|decade)",
        _this_one,
        fold=True,
    ),
    rule(Trigger.UNIT, rf"(?<=\bover )the{S}(?P<unit>weekend)", _this_one),
    # the following day · that year · the day after · the week before
    rule(
        Trigger.UNIT,
        rf"(?P<which>that(?:{S}same)?|the{S}(?:very{S})?(?:same|following|next|previous"
        rf"|preceding)|The{S}(?:same|following|next|previous)|That){S}(?P<unit>day|week|month"
        rf"|year|weekend|decade)(?!{S}or\b)",
        _beside,
    ),
    rule(
        Trigger.UNIT,
        rf"(?P<which>the){S}(?P<unit>day|week|month|year){S}(?:(?P<before>before|previously)"
        rf"|(?P<after>after|afterwards))",
        _beside,
        fold=True,
    ),
    # two weeks ago · almost 12 months ago · ten years later · four years after that
    rule(
        Trigger.UNIT,
        rf"(?:(?P<modifier>{MODIFIER}){S})?(?:(?P<count>{COUNT}){S})?(?:more{S}|full{S}|long{S}"
        rf"|short{S}|whole{S})?(?P<unit>{UNIT})"
        rf"{S}(?P<how>ago|later|earlier|from{S}now|before{S}that|after{S}that|on(?=[,.])"
        rf"|afterwards|beforehand)",
        _shift,
        fold=True,
    ),
)
REFERENCES: tuple[Rule, ...] = (
    *(
        rule(Trigger.REFERENCE, pattern, _fixed(value), fold=True)
        for value, pattern in _FIXED.items()
    ),
)
