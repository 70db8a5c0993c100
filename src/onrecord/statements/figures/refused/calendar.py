"""Dates, years, times of day and ordinals."""

from __future__ import annotations

import re

from onrecord.statements.figures.refused.place import Place

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_ORDINAL = re.compile(r"^(?:st|nd|rd|th)\b", re.IGNORECASE)
_TIME_AFTER = re.compile(
    r"^(?:[:.]\d\d)?[\s\u00a0]?(?:[ap]\.?m\b\.?|o[’']clock|GMT|BST|UTC|EST|EDT|PST|PDT|CET|"
    r"ET\b|PT\b|CT\b|hrs\b|noon)",
    re.IGNORECASE,
)
_MINUTES = re.compile(r"^:\d\d")
_MINUTES_BEFORE = re.compile(r"\d:$")
_SLASHED = re.compile(r"^[/.]\d{1,2}[/.]\d")
_DAY_AND_MONTH = re.compile(r"^[/.]\d{1,2}(?:[/.]\d{2,4})?\b")
_SLASH_BEFORE = re.compile(r"\d/$")
_MONTH_BEFORE = re.compile(
    rf"\b{_MONTH}[\s\u00a0]+(?:\d{{1,2}}(?:[\s\u00a0]*(?:[-–—]|to|and|or|,)[\s\u00a0]*))?$"
)
_MONTH_AFTER = re.compile(
    rf"^(?:[-–—]\d{{1,2}})?[\s\u00a0]+(?:of[\s\u00a0]+)?{_MONTH}(?:\b|[\s\u00a0])|"
    rf"^[\s\u00a0]*(?:[-–—]|to|and|or)[\s\u00a0]*\d{{1,2}}[\s\u00a0]+{_MONTH}\b"
)
_DECADE = re.compile(r"^s\b|^[’']\d\d")
_SEASON = re.compile(r"(?:1[1-9]|20)\d\d[-–—/]$")
_YEAR = re.compile(r"(?:1[1-9]|20)\d\d$")
_NEAR_YEAR = re.compile(r"(?:19|20)\d\d$")
_NO_UNIT = re.compile(r"^[\s\u00a0-](?:season|quarter|pound|won|real|point)", re.IGNORECASE)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|of|by|from|until|till|before|after|circa|early|late|mid|during|year|"
    r"between|to|and|through|"
    r"than|vs|for|the|spring|summer|autumn|fall|winter|election|c)[\s\u00a0-]+|[-–—/(’'])$",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:about|around|some|nearly|almost|roughly|approximately|least|over|estimated|"
    r"many\s+as|only|just|another)[\s\u00a0]+$",
    re.IGNORECASE,
)


def ordinal(place: Place) -> bool:
    """Tell whether it is "3rd", "21st"."""
    return _ORDINAL.match(place.after) is not None


def clock(place: Place) -> bool:
    """Tell whether it is a time of day, or a part of one: "9pm", "7:30"."""
    return bool(
        _TIME_AFTER.match(place.after)
        or _MINUTES.match(place.after)
        or _MINUTES_BEFORE.search(place.before)
    )


def dated(place: Place) -> bool:
    """Tell whether it is the day of a date, or a date of digits."""
    if len(place.written) > 2 or place.number.value > 31:
        return _SLASHED.match(place.after) is not None
    if _MONTH_BEFORE.search(place.before):
        return "May" not in place.before[-5:] or not place.counts  # "May 40 guests come?"
    return bool(
        _MONTH_AFTER.match(place.after)
        or _DAY_AND_MONTH.match(place.after)
        or _SLASH_BEFORE.search(place.before)
    )


def year(place: Place) -> bool:
    """Tell whether it is a year, a decade or the end of a season ("2012–13")."""
    written = place.written
    if _DECADE.match(place.after):
        return True
    if _SEASON.search(place.before) and len(written) in {2, 4}:
        return True
    if not _YEAR.match(written):
        return False
    if place.unit is not None and not _NO_UNIT.match(place.after):
        return False
    if _NEAR_YEAR.match(written):
        return not (_HEDGED.search(place.before) and place.counts)
    return bool(_YEAR_BEFORE.search(place.before)) or not place.counts
