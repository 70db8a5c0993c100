"""Times of day: "5 p.m.", "17:30 GMT", "noon"."""

from __future__ import annotations

from onrecord.records import TimeKind
from onrecord.text.times.lexicon import COUNT, DAYPARTS, S, number
from onrecord.text.times.meanings import Calendar
from onrecord.text.times.rules import Match, Meant, Rule, rule
from onrecord.text.times.triggers import Trigger

_ZONE = r"(?:(?:GMT|BST|UTC|E[SD]?T|P[SD]?T|C[SD]?T|M[SD]T|CEST|CET|ET|PT)\b|Eastern|local time)"
CLOCK = (
    rf"(?:(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?(?:{S})?(?P<half>[ap]\.m\."
    rf"|[ap]m\b|[AP]\.?M\b\.?)"
    rf"|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?!\d|:\d\d\d)(?:{S}hours\b)?"
    rf"|(?P<oclock>{COUNT}){S}o[’']clock|(?P<named>midnight|noon|midday))(?:{S}{_ZONE})?"
)


def clock_of(found: Match) -> str:
    """Return the time of day that a match of `CLOCK` says, as TIMEX3 writes it, or nothing."""
    groups = found.groupdict()
    if groups.get("named"):
        return DAYPARTS[groups["named"].casefold()]
    if groups.get("hour24"):
        return f"T{int(groups['hour24']):02}:{groups['minute24']}"
    if groups.get("oclock"):
        hours = number(groups["oclock"])
        return f"T{int(hours):02}:00" if hours is not None and hours <= 24 else ""
    if not groups.get("hour"):
        return ""
    hour = int(groups["hour"]) % 12 + (12 if groups["half"][0] in "pP" else 0)
    return f"T{hour:02}:{groups['minute'] or '00'}"


def _clock(found: Match) -> Meant | None:
    clock = clock_of(found)
    return (TimeKind.TIME, Calendar(clock=clock)) if clock else None


CLOCKS: tuple[Rule, ...] = (
    rule(
        Trigger.CLOCK,
        CLOCK,
        _clock,
    ),
    rule(
        Trigger.DAYPART,
        rf"the{S}(?P<daypart>morning|afternoon|evening)",
        lambda m: (TimeKind.TIME, Calendar(clock=DAYPARTS[m["daypart"]])),
    ),
)
