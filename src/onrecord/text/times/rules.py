"""A rule of the grammar: a form, and what its words mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.records import TimeKind
from onrecord.text.times.lexicon import YEAR, S
from onrecord.text.times.meanings import Meaning
from onrecord.text.times.triggers import Trigger

Match = re.Match[str]
Meant = tuple[TimeKind, Meaning]
Builder = Callable[[Match], Meant | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One form: its pattern, and what a match of it means (``None`` where it is no time).

    ``trigger`` is the kind of word that every match holds: without one nothing is searched.
    """

    trigger: Trigger
    pattern: re.Pattern[str]
    build: Builder


def rule(trigger: Trigger, pattern: str, build: Builder, *, fold: bool = False) -> Rule:
    """Return a rule whose matches begin and end with a word."""
    flags = re.IGNORECASE if fold else 0
    bounded = rf"(?<![\w$£€#@])(?<!\d[.,])(?:{pattern})(?!\w)"
    return Rule(trigger, re.compile(bounded, flags), build)


PART = (
    rf"(?:(?:the{S})?(?:early|late|mid)(?:{S}to{S}late|-to-late)?(?:-|{S})(?:on{S}|in{S})?|"
    rf"the{S}(?:very{S})?(?:beginning|start|end|middle|rest|remainder|close|turn|latter{S}part"
    rf"|early"
    rf"{S}part|(?:first|second|latter|early){S}half|(?:first|last|early"
    rf"|final){S}(?:few{S})?(?:days|"
    rf"weeks|months|years)){S}of{S}|(?:earlier|later){S}(?:on{S}|in{S})?|end-|mid)"
)
STEPS = {"last": -1, "this": 0, "next": 1, "past": -1, "coming": 1, "previous": -1}
STEP = (
    rf"(?P<step>last|this|next|[Tt]his{S}past|[Tt]his{S}coming|the{S}past|the{S}coming|Last"
    rf"|This|Next)"
)
YEAR_GROUP = rf"(?:,?(?:{S}|(?<=,))(?P<year>{YEAR})|{S}[’'](?P<short>\d\d)\b)"


def step(words: str | None) -> int | None:
    """Return -1, 0 or 1 for "last", "this" and "next"."""
    return None if words is None else STEPS[words.casefold().split()[-1]]


def year_of(found: Match) -> int | None:
    """Return the year that a match of `YEAR_GROUP` says."""
    groups = found.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("short"):
        two = int(groups["short"])
        return 2000 + two if two < 50 else 1900 + two
    return None
