"""Numbers as reports write them, in digits, words, scales and fractions, with their value.

Nothing here tells whether a number is a figure: years, dates, names and ordinals are left to
``refused``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.records import Span

ONES = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
SCALES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
}
SHORT = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "mm": 1e6,
    "bn": 1e9,
    "b": 1e9,
    "tn": 1e12,
    "trn": 1e12,
    "t": 1e12,
}
PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "hundredth": 100,
    "thousandth": 1000,
}
SIGNS = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅛": 1 / 8}
MANY = {"tens": 10.0, "dozens": 12.0, "scores": 20.0, "hundreds": 1e2, "thousands": 1e3}
MANY |= {"millions": 1e6, "billions": 1e9, "trillions": 1e12}
LONGEST = 15
"""Digits of a number that a figure may have: longer ones are keys and account numbers, and a
float holds no more of them exactly."""
_SMALL = "|".join(sorted((*ONES, *TENS), key=len, reverse=True))
_SCALE = "|".join(SCALES)
_PART = "|".join(sorted((f"{p}s?" for p in PARTS if p != "halves"), key=len, reverse=True))
_SPACE = r"[ \t\u00a0\u2009\u202f]"
_JOIN = rf"(?:{_SPACE}|-)"
_DIGITS = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,3}}(?:{_SPACE}\d{{3}})+(?![\d,.]*\d)"
    r"|\d+(?:\.\d+)?|(?<![\d.])\.\d+)"
)
_UNDER = rf"(?:{_SMALL})(?:{_JOIN}(?:and{_JOIN})?(?:{_SMALL}))?"
_COUNT = rf"(?:{_UNDER}{_JOIN}hundred(?:{_JOIN}(?:and{_JOIN})?{_UNDER})?|{_UNDER})"
_PATTERN = re.compile(
    rf"""
    (?<![\w.,’'])(?:
      (?P<vague>(?:(?:several|many|(?:a{_SPACE})?few|some|untold|countless){_JOIN})?
        (?:(?:{"|".join(MANY)}){_SPACE}and{_SPACE})?(?P<many>{"|".join(MANY)})(?:{_SPACE}of{_SPACE}(?P<many2>hundreds|thousands|millions|billions|trillions))?
        |(?:several|many|(?:a{_SPACE})?few){_JOIN}(?P<few>{_SCALE})s?(?:{_SPACE}(?P<few2>thousand|million|billion|trillion))?)
     |(?P<half>half{_SPACE}an?{_SPACE}|half-a-|half-)(?P<halfof>{_SCALE})
     |(?P<top3>an?|one|three){_JOIN}quarters?(?:{_SPACE}of{_SPACE}an?{_SPACE}|-of-an?-)(?P<quarterof>{_SCALE})
     |(?P<quarter>quarter){_SPACE}of{_SPACE}an?{_SPACE}(?P<quarterof2>{_SCALE})
     |(?P<digits>{_DIGITS})(?:
         (?P<short>(?:{_SPACE}?(?:bn|tn|trn|mn|mln)|[kKmMbBt]|MM))(?![\w])
        |(?P<mixed>(?:-|{_SPACE}|{_SPACE}and{_SPACE})?(?:[½⅓⅔¼¾⅕⅛]|(?:\d/\d{{1,2}})(?![\d/])))
        |/(?P<under>\d{{1,3}})(?![\d/]))?
        (?:{_JOIN}(?P<scale>{_SCALE})(?:{_JOIN}(?P<scale2>thousand|million|billion|trillion))?(?![\w]))?
     |(?P<sign>[½⅓⅔¼¾⅕⅛])
     |(?P<fraction>(?P<top>a|an|{_SMALL}|\d{{1,2}}){_JOIN}(?P<part>{_PART}))(?!\w)
     |(?P<lone>half)(?!\w)
     |(?P<words>{_COUNT}(?:{_JOIN}(?:{_SCALE})(?:{_JOIN}(?:and{_JOIN})?{_COUNT})?){{0,5}}
        |an?{_JOIN}(?:{_SCALE})(?:{_JOIN}(?:{_SCALE}))?|(?:{_SCALE}))(?!\w)
        (?P<andhalf>{_SPACE}and{_SPACE}a{_SPACE}half(?:{_JOIN}(?P<scale3>{_SCALE}))?)?
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)

_DIGIT = re.compile("[\\d½⅓⅔¼¾⅕⅛]")
_LETTERS = re.compile("[a-z]+")
_WORDS = frozenset((*ONES, *TENS, *SCALES, *PARTS, *MANY, *(f"{p}s" for p in (*PARTS, *SCALES))))


def has_number(text: str, within: Span) -> bool:
    """Tell whether *within* can hold a number: three sentences in four do not, and cost little."""
    if _DIGIT.search(text, *within):
        return True
    return not _WORDS.isdisjoint(_LETTERS.findall(within.of(text).lower()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number in a text. ``value`` is its lowest meaning where it is ``vague``."""

    span: Span
    value: float
    vague: bool
    digits: bool
    fraction: bool
    scaled: bool


def numbers(text: str, within: Span) -> Iterator[Number]:
    """Yield the numbers of *within* in reading order, whatever they are there for.

    >>> text = "Some 816 000 of 4.5m, half a million, or one-fourth; twenty-five thousand."
    >>> [(n.span.of(text), n.value) for n in numbers(text, Span(0, len(text)))]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('816 000', 816000.0), ('4.5m', 4500000.0), ('half a million', 500000.0),
     ('one-fourth', 0.25), ('twenty-five thousand', 25000.0)]
    """
    for match in _PATTERN.finditer(text, *within):
        value = _value(match)
        if value is not None:
            yield Number(
                span=Span(*match.span()),
                value=value,
                vague=match["vague"] is not None,
                digits=match["digits"] is not None,
                fraction=any(match[g] for g in ("fraction", "sign", "lone", "under")),
                scaled=any(
                    match[g]
                    for g in ("short", "scale", "scale3", "halfof", "quarterof", "quarterof2")
                )
                or _ends_in_scale(match["words"]),
            )


def _ends_in_scale(words: str | None) -> bool:
    return bool(words) and re.split(r"[\s-]", (words or "").lower())[-1] in SCALES


def _value(match: re.Match[str]) -> float | None:
    if match["vague"]:
        return _vague(match)
    if match["half"]:
        return SCALES[match["halfof"].lower()] / 2
    if match["quarterof"] or match["quarterof2"]:
        top = 0.75 if (match["top3"] or "").lower() == "three" else 0.25
        return top * SCALES[(match["quarterof"] or match["quarterof2"]).lower()]
    if match["digits"]:
        return _digits(match)
    if match["sign"]:
        return SIGNS[match["sign"]]
    if match["lone"]:
        return 0.5
    if match["fraction"]:
        return _fraction(match["top"].lower(), match["part"].lower())
    return _words(match)


def _vague(match: re.Match[str]) -> float:
    first, second = match["many"] or "", match["many2"] or ""
    if first:
        return MANY[first.lower()] * (MANY[second.lower()] if second else 1.0)
    scale = SCALES[match["few"].lower()]
    return scale * (SCALES[match["few2"].lower()] if match["few2"] else 1.0)


def _digits(match: re.Match[str]) -> float | None:
    plain = re.sub(r"[^\d.]", "", match["digits"])
    if len(plain) > LONGEST:
        return None
    value = float(plain)
    if match["short"]:
        value *= SHORT[match["short"].strip().lower()]
    if match["mixed"]:
        value += _part(match["mixed"].strip().removeprefix("and").strip("- \u00a0\u2009\u202f"))
    if match["under"]:
        under = float(match["under"])
        if under == 0:
            return None
        value /= under
    for scale in (match["scale"], match["scale2"]):
        value *= SCALES[scale.lower()] if scale else 1.0
    return round(value, 6)


def _part(written: str) -> float:
    if written in SIGNS:
        return SIGNS[written]
    top, _, under = written.partition("/")
    return float(top) / float(under) if float(under) else 0.0


def _fraction(top: str, part: str) -> float:
    count = 1.0 if top in {"a", "an"} else float(top) if top.isdigit() else float(_small(top))
    name = part if part in PARTS else part.removesuffix("s")
    return round(count / PARTS.get(name, 2), 6)


def _small(word: str) -> int:
    return ONES.get(word, TENS.get(word, 0))


def _words(match: re.Match[str]) -> float | None:
    value = _said(match["words"].lower())
    if value is not None and match["andhalf"]:
        value += 0.5
        value *= SCALES[match["scale3"].lower()] if match["scale3"] else 1.0
    return value


def _said(words: str) -> float | None:
    """Add up number words ("two hundred and fifty thousand"), or ``None`` where they do not add."""
    total, group, last = 0.0, 0.0, 1e3
    for word in re.split(r"[\s-]+", words):
        if word in {"and", "a", "an"}:
            continue
        if word in SCALES:
            scale = SCALES[word]
            if scale <= 100:
                group = (group or 1.0) * scale
            else:
                total, group = total + (group or 1.0) * scale, 0.0
            last = 1e3
            continue
        small = _small(word)
        if small >= last or (small >= 10 and last < 100):
            return None  # "twenty thirty", "five six": two numbers side by side
        group, last = group + small, 10.0 if small >= 20 else 1.0
    return total + group
