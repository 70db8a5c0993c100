"""Date lines: "31st Jul 22 1:59 pm", "Published 3 May 2023", "10:46, 29 JUN 2023"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from onrecord.ingest.lines import Line
from onrecord.options import IngestOptions
from onrecord.records import Basis, Interval, Span

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d|'?\d\d(?!\d|:))"
_FORMS = (
    re.compile(rf"{_DAY}(?: of)?[ -]{_MONTH},?[ -]{_YEAR}"),
    re.compile(rf"{_MONTH} {_DAY},? {_YEAR}"),
    re.compile(r"(?P<year>(?:19|20)\d\d)[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})"),
    re.compile(r"(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})[/.-](?P<year>(?:19|20)\d\d)"),
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b[,.]?"
_ZONE = r"(?:e[sd]?t|p[sd]?t|c[sd]?t|m[sd]t|gmt|bst|utc|cest|cet|ist|aest|edt|msk|z|[+-]\d\d:?\d\d)"
_TIME = (
    rf"(?:at )?\d{{1,2}}(?:[:.]\d\d){{1,2}}(?:\.\d+)? ?(?:[ap]\.?m\.?)?(?: ?\(?{_ZONE}\)?)?"
    rf"|\d{{1,2}} ?[ap]\.?m\.?(?: {_ZONE})?"
)
_PUBLISHED = (
    r"(?:first )?(?:published|posted|issued|publication date|date|written|released|created)"
)
_UPDATED = r"(?:last )?(?:updated|modified|edited|revised)"
_LEFT = re.compile(
    rf"(?:[\s|,;:•·@/–—()-]|t(?=\d)|{_WEEKDAY}|{_TIME}|{_ZONE}|{_PUBLISHED}|{_UPDATED}|at|on|by|"
    r"\d+ (?:min(?:ute)?s? read|(?:hours?|days?|minutes?) ago))*+"
)
_NAME_LEFT = re.compile(
    r"(?:[A-Z][\w.'’-]*(?:[ ,|]+[A-Z][\w.'’-]*){0,5}[ ,|]*(?:[|/,–—-]|(?<=,)) *"
    r"|[Pp](?:osted|ublished) by .{2,60}?,?(?: on)? )?(?:[MTWFS][a-z]{2,8},? )?"
    r"@(?P<after>.*?)"
    r"(?: by [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}"
    r"| [|/–—-] [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})?"
)
"""Who or where stands beside the date: "Ana Ruiz - @", "Kelburg, @", "Posted by the desk on @"."""
_CENTURY = 2000


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that gives nothing but dates: the first and the last day they can mean."""

    span: Span
    earliest: date
    latest: date
    updated: bool


def date_lines(found: Sequence[Line], options: IngestOptions) -> Iterator[DateLine]:
    """Yield the date lines near the top of a page, and the labelled ones near its end.

    Args:
        found: the lines of the article.
        options: `top_lines` tells how near.
    """
    for index, line in enumerate(found):
        near = index < options.top_lines or index >= len(found) - options.tail_lines
        short = len(line.words) <= options.date_characters
        if short and (near or _LABELLED.match(line.folded)):
            date_line = _date_line(line)
            if date_line is not None:
                yield date_line


_LABELLED = re.compile(r"(?:first )?(?:published|posted|last updated|last modified)\b")


def _date_line(line: Line) -> DateLine | None:
    words = line.folded
    for form in _FORMS:
        match = form.search(words)
        if match is None:
            continue
        days = _days(match)
        if not days or not _nothing_else(line, form):
            return None
        updated = re.match(_UPDATED, words) is not None
        return DateLine(line.span, min(days), max(days), updated)
    return None


def _nothing_else(line: Line, form: re.Pattern[str]) -> bool:
    """Tell whether the line holds nothing but dates, times, and the writer or place beside them."""
    if _LEFT.fullmatch(form.sub(" ", line.folded)):
        return True
    match = _NAME_LEFT.fullmatch(re.sub(form.pattern, "@", line.plain, flags=re.IGNORECASE))
    return match is not None and _LEFT.fullmatch(match["after"].casefold()) is not None


def given_days(words: str) -> tuple[date, date] | None:
    """Return the first and the last day that a date in metadata can mean, in its own time zone.

    >>> given_days("2023-05-03T23:30:00-05:00")
    (datetime.date(2023, 5, 3), datetime.date(2023, 5, 3))
    >>> given_days("Wed, 03 May 2023 10:00:00 GMT")[0], given_days("1683108000")[0]
    (datetime.date(2023, 5, 3), datetime.date(2023, 5, 3))
    >>> given_days("03/05/2023")
    (datetime.date(2023, 3, 5), datetime.date(2023, 5, 3))
    """
    plain = words.strip()[:100]
    compact = _COMPACT.match(plain)
    if compact is not None:
        day = _day(*(int(part) for part in compact.groups()))
        return (day, day) if day else None
    if _SECONDS.fullmatch(plain):
        moment = datetime.fromtimestamp(int(plain[:10]), UTC).date()
        return moment, moment
    for form in _FORMS:
        match = form.search(plain.casefold())
        days = _days(match) if match else ()
        if days:
            return min(days), max(days)
    return None


_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{6}Z?)?$")
_SECONDS = re.compile(r"1\d{9}(?:\d{3})?")
"""Seconds since 1970, or milliseconds, from 2001 to 2033."""


def _days(match: re.Match[str]) -> tuple[date, ...]:
    """Return the days that the numbers can mean: two for 03/05/2023, one or none else."""
    groups = match.groupdict()
    year = int(groups["year"].lstrip("'"))
    year += _CENTURY if year < 100 else 0
    if "first" in groups:
        first, second = int(groups["first"]), int(groups["second"])
        pairs = {(first, second), (second, first)}
    else:
        month = _MONTHS[groups["month"]] if groups.get("month") else int(groups["number"])
        pairs = {(month, int(groups["day"]))}
    return tuple(day for pair in sorted(pairs) if (day := _day(year, *pair)) is not None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def published(found: Sequence[DateLine]) -> Interval:
    """Return when the article was published, by its date lines.

    A line that says "updated" only bounds the day from above.
    """
    plain = [line for line in found if not line.updated]
    if plain:
        first = plain[0]
        return Interval(
            earliest=first.earliest,
            latest=first.latest,
            basis=Basis.STATED,
            evidence=(first.span,),
        )
    if found:
        last = min(found, key=lambda line: line.latest)
        return Interval(
            earliest=None, latest=last.latest, basis=Basis.STATED, evidence=(last.span,)
        )
    return Interval(earliest=None, latest=None, basis=Basis.NONE, evidence=())
