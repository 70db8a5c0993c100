"""Pieces of longer signs, scores, numbers of telephones and numbers that open a line."""

from __future__ import annotations

import re

from onrecord.statements.figures.refused.place import Place

_CURRENCY = r"[$£€¥₽₹₩₪₴]"
_PAID = re.compile(rf"{_CURRENCY}[\s\u00a0]?$")
_SIGN_BEFORE = re.compile(r"[\w@#/_=]$|[a-zA-Z]\)?[-–]$")
_SIGN_AFTER = re.compile(r"[\w@_/]|-(?:[A-Z]\d|\d+[A-Z])|[’']s?\b")
_IN_SIGN = re.compile(r"[\w@#/_=-]$")
_CURRENCY_BEFORE = re.compile(rf"{_CURRENCY}$")
_PREFIX = re.compile(
    r"\b(?:mid|pre|post|sub|non|nearly|roughly|about|to|year|and|or|an?)-$", re.IGNORECASE
)
_CHAIN = re.compile(r"\d[-.]\d+[-.]$")
_LINK_BEFORE = re.compile(r"\d-$")
_LINK_AFTER = re.compile(r"-\d")
_TIED = re.compile(r"\d[:.,]$")
_SCORE_WORDS = re.compile(
    r"^[\s\u00a0]*(?:draw|win|loss|lead|victory|defeat|decision|ruling|vote|majority|record|"
    r"tie|against|at\s+home|split|margin)\b"
)
_AHEAD = re.compile(r"^[-‑–—](\d+(?:\.\d+)?)(?![\d,]|\s?%)")
_BEHIND = re.compile(r"(?<![\d.,$£€])(\d+(?:\.\d+)?)[-‑–—]$")
_THREE = re.compile(r"^[-/]\d+[-/]\d")
_LIST = re.compile(r"[.)](?:\s|$)")
_NOT_DIGIT = re.compile(r"[^\d.]")


def paid(place: Place) -> bool:
    """Tell whether a sign of currency stands before it: no rule refuses money."""
    return _PAID.search(place.before) is not None


def glued(place: Place) -> bool:
    """Tell whether the number is a piece of a longer sign: "M142", "MS-13", "5G", "@ana4"."""
    if not _in_sign(place):
        return False
    united = place.number.digits and place.unit is not None  # "32C", "12km"
    return not united or _IN_SIGN.search(place.before) is not None


def _in_sign(place: Place) -> bool:
    if _SIGN_BEFORE.search(place.before) and not _CURRENCY_BEFORE.search(place.before):
        return not _PREFIX.search(place.before)
    return _SIGN_AFTER.match(place.after) is not None and place.written[-1].isalnum()


def chained(place: Place) -> bool:
    """Tell whether other numbers are tied to it: a telephone number, an account, "2.4.1"."""
    between = _LINK_BEFORE.search(place.before) and _LINK_AFTER.match(place.after)
    return bool(between or _CHAIN.search(place.before) or _TIED.search(place.before))


def scored(place: Place) -> bool:
    """Tell whether this is half of "3-1", "50–50" or "a 5-4 ruling", or a third of "2-1-1"."""
    if _THREE.match(place.after):
        return True
    own = float(_NOT_DIGIT.sub("", place.written) or 0)
    if ahead := _AHEAD.match(place.after):
        rest = place.after[ahead.end() :]
        return float(ahead[1]) <= own or _SCORE_WORDS.match(rest) is not None
    behind = _BEHIND.search(place.before)
    if behind is None:
        return False
    return own <= float(behind[1]) or _SCORE_WORDS.match(place.after) is not None


def listed(place: Place) -> bool:
    """Tell whether the number opens a line of a list: "1. …", "2) …"."""
    start, end = place.number.span
    opens = start == place.sentence.start or place.text[max(0, start - 1) : start] in {"\n", "("}
    return bool(opens and _LIST.match(place.text, end, end + 2))
