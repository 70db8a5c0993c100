"""How views are put into words, alike on the terminal and in the browser."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.records import AccessReason, MergeReason, StatementKind

REASONS = {
    MergeReason.SAME_UTTERANCE: "the same speaker's same words",
    MergeReason.COPIED_WORDS: "copied words",
    MergeReason.CITED_OUTLET: "one cites the other's outlet",
    MergeReason.WIRE_CREDIT: "both credit one agency",
    MergeReason.CHAIN_ROOT: "both chains end at the same root",
    MergeReason.SYNDICATION: "one article carried twice",
    MergeReason.REPUBLISHED: "republished from elsewhere",
    MergeReason.SAME_ARTICLE: "statements of one article",
}

SEPARATE = {
    AccessReason.OWN_EYES: "two people tell what each saw or heard",
    AccessReason.OWN_REPORTERS: "each had reporters there",
    AccessReason.CONFIRMED: "checked independently",
}

KINDS = {
    StatementKind.DIRECT: "quoted",
    StatementKind.MIXED: "partly quoted",
    StatementKind.INDIRECT: "reported",
    StatementKind.ASSERTION: "the report's own words",
}


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Write a number with its noun.

    >>> count(1, "report"), count(3, "report")
    ('1 report', '3 reports')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def origins(at_least: int, at_most: int) -> str:
    """Write how many independent origins there are.

    >>> origins(1, 1), origins(1, 3)
    ('1 origin', '1 to 3 origins')
    """
    if at_least == at_most:
        return count(at_least, "origin")
    return f"{at_least} to {at_most} origins"


def numbers(reports: Sequence[int]) -> str:
    """Write the numbers of reports.

    >>> numbers([2]), numbers([1, 2, 4])
    ('report 2', 'reports 1, 2 and 4')
    """
    return f"{'reports' if len(reports) > 1 else 'report'} {listed(list(map(str, reports)))}"


def listed(names: Sequence[str]) -> str:
    """Write names one after the other.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def shortened(text: str, limit: int) -> str:
    """Cut *text* after a word so that it has at most *limit* characters.

    >>> shortened("The bridge is safe", 12)
    'The bridge …'
    """
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    return (head.rsplit(" ", 1)[0] if " " in head else head) + " …"


def day(date: date) -> str:
    """Write a day as people do.

    >>> day(date(2031, 5, 2))
    '2 May 2031'
    """
    return f"{date.day} {date:%B} {date.year}"


def days(first: date | None, last: date | None) -> str | None:
    """Write the days between which something was; ``None`` where nothing is known.

    >>> days(date(2031, 5, 2), date(2031, 5, 9)), days(None, date(2031, 5, 9))
    ('between 2 May 2031 and 9 May 2031', 'by 9 May 2031')
    """
    if first and last:
        return day(first) if first == last else f"between {day(first)} and {day(last)}"
    if first:
        return f"on or after {day(first)}"
    return f"by {day(last)}" if last else None


def period(first: date | None, last: date | None) -> str | None:
    """Write the days between which something was as short as can be.

    >>> period(date(2031, 5, 2), date(2031, 5, 9)), period(date(2031, 4, 30), date(2031, 5, 2))
    ('2–9 May 2031', '30 Apr – 2 May 2031')
    >>> period(date(2031, 5, 1), date(2031, 5, 31)), period(date(2031, 1, 1), date(2031, 12, 31))
    ('May 2031', '2031')
    """
    if first is None or last is None:
        return f"from {_short(first)}" if first else f"by {_short(last)}" if last else None
    if first == last:
        return _short(first)
    if first.day == 1 and (last + timedelta(1)).day == 1 and first.year == last.year:
        if first.month == last.month:
            return f"{first:%b} {first.year}"
        if (first.month, last.month) == (1, 12):
            return str(first.year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_short(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%b} – {_short(last)}"
    return f"{_short(first)} – {_short(last)}"


def _short(date: date | None) -> str:
    return f"{date.day} {date:%b} {date.year}" if date else ""
