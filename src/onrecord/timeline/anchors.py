"""Anchors: the days on which reports say that something happened."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.records import At, Extraction, StatementKind
from onrecord.text.causes import causes
from onrecord.timeline.days import meant
from onrecord.timeline.sentences import Timed, date_line, spoken, stems, timed

_BEGAN = re.compile(
    r"\b(?:beg[au]n|beginning|start(?:ed|ing)?|launch(?:ed|ing)?|order(?:ed|ing)?|broke out|"
    r"invaded|declared|first|stopped|walked out|outbreak of)\b"
)
_CALENDAR = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d|"
    r"\d (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d[./-]\d",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun|yester)day\b", re.IGNORECASE)
_HAPPENED = re.compile(
    r"\b(?:collapsed|came down|gave way|exploded|blew up|erupted|crashed|collided|derailed|sank|"
    r"capsized|burst|broke out|opened fire|invaded|walked out|stopped work|caught fire|struck|hit)"
    r"\b[^.;:“”\"]{0,50}$"
)
"""What happens on a day of the week. "The search after the collapse went on on Sunday" tells of
news, not of the event that it is about."""

_LASTING = frozenset({"war", "protest", "epidemic"})
"""Causes that last: a day in the midst of them is not the day on which they began."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day on which something happened, with the stems and causes that its sentence names."""

    day: date
    stems: frozenset[str]
    causes: frozenset[str]
    words: str
    at: At


def anchors(extraction: Extraction) -> Iterator[Anchor]:
    """Yield the days that an article gives to what happened, but in others' direct words."""
    for one in timed(extraction):
        day = None if date_line(one) or _quoted(one) else _day(one)
        if day is not None:
            found = frozenset(cause.name for cause in causes(one.words))
            begun = _BEGAN.search(one.words.lower())
            some = found if begun else found - _LASTING
            yield Anchor(day, stems(one.words), some, one.words, one.at())


def _quoted(one: Timed) -> bool:
    statement = spoken(one.extraction, one.time.span)
    return statement is not None and statement.kind is not StatementKind.INDIRECT


def _day(one: Timed) -> date | None:
    """Return the one day that a date means, also by "almost 12 months ago" right behind it."""
    words = one.time.span.of(one.extraction.article.text)
    before = one.words[: one.time.span.start - one.sentence.start].lower()
    weekday = _WEEKDAY.search(words) and _HAPPENED.search(before)
    if not _CALENDAR.search(words) and not weekday:
        return None
    days = meant(one, one.extraction.article.published)
    return days[0] if days and days[0] == days[1] else None


def by_stem(found: Iterable[Anchor]) -> Mapping[str, list[Anchor]]:
    """Return anchors by each stem and cause."""
    index: dict[str, list[Anchor]] = defaultdict(list)
    for anchor in found:
        for key in anchor.stems | {f"={cause}" for cause in anchor.causes}:
            index[key].append(anchor)
    return index
