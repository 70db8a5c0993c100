"""Numbers with their units, and the ranges that two of them make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.records import Span
from onrecord.statements.figures.numbers import Number, has_number, numbers
from onrecord.statements.figures.refused import refused
from onrecord.statements.figures.units import SYMBOLS, Unit, UnitKind, unit_at, units
from onrecord.statements.figures.words import phrase_after

_S = r"[ \t\u00a0\u2009\u202f]"
_SYMBOL = re.compile(
    r"(?:(?:US|C|A|AU|NZ|HK|S|R|Z)?([$£€¥₽₹₩₪₴]))[ \u00a0\u202f]?$|\b(USD|GBP|EUR|Rs\.?)[ \u00a0]?$"
)
_CODES = {"USD": "dollar", "GBP": "pound", "EUR": "euro", "RS": "rupee", "RS.": "rupee"}
_LONE = re.compile(  # "more than a decade", "half an hour", "about a week"
    rf"\b(?:(?P<half>half{_S}+(?:an?|of{_S}an?){_S}+|half-an?-)|(?:(?:than|about|nearly|almost|"
    rf"around|roughly|least|over|within|just|every|exactly){_S}+)(?P<a>an?){_S}+)"
    rf"(?P<unit>second|minute|hour|day|week|fortnight|month|year|decade|century|generation|"
    rf"mile|kilometre|kilometer|"
    rf"metre|meter|foot|inch|ton|tonne|pound|dollar|gallon|"
    rf"acre)\b(?P<more>{_S}+and{_S}+a{_S}+half\b)?",
    re.IGNORECASE,
)
_A_UNIT = re.compile(  # every one of them has one of these: a quick no for most sentences
    r"\b(?:an?|first|last|next|past)[\s\u00a0-]+(?:second|minute|hour|day|week|fortnight|month|year|decade|century|"
    r"generation|mile|kilomet|met|foot|inch|ton|pound|dollar|gallon|acre)",
    re.IGNORECASE,
)
_OR_TWO = re.compile(
    rf"\b(?P<a>an?|first|last|next|past){_S}+"
    rf"(?P<unit>minute|hour|day|week|month|year|decade|mile){_S}+(?:or|"
    rf"to){_S}+(?P<two>two|a{_S}(?P=unit){_S}and{_S}a{_S}half)\b",
    re.IGNORECASE,
)
_IN = re.compile(
    rf"(?:{_S}+|-)(?:in|out{_S}+of|of)(?:{_S}+(?:every|each|about|roughly|nearly|"
    rf"the)){{0,2}}(?:{_S}+|-)$",
    re.IGNORECASE,
)
_TO = re.compile(
    rf"^{_S}*(?:-|–|—|‑|to|or){_S}*(?:(?:about|around|perhaps|maybe|even|as{_S}many{_S}as|"
    rf"nearly|almost){_S}+)?[$£€]?{_S}?$",
    re.IGNORECASE,
)
_DASH = re.compile(r"^[ \u00a0]*[-–—‑][ \u00a0]*[$£€]?$")
_AND = re.compile(
    rf"^{_S}+and{_S}+(?:(?:about|around|nearly|almost){_S}+)?[$£€]?{_S}?$", re.IGNORECASE
)
_BETWEEN = re.compile(
    rf"\bbetween{_S}+(?:(?:about|around|roughly|say,?|as{_S}few{_S}as){_S}+)?(?:US|C|"
    rf"A)?[$£€]?{_S}?$",
    re.IGNORECASE,
)
_FROM_CHANGE = re.compile(
    rf"\b(?:ris\w+|rose|increas\w+|gr[eo]w\w*|climb\w*|jump\w*|surg\w*|f[ae]ll\w*|drop\w*|"
    rf"declin\w*|decreas\w*|slip\w*|"
    rf"plung\w*|plummet\w*|cut\w*|reduc\w*|rais\w*|went|go\w*|chang\w*|shr[aiu]nk\w*|lower\w*|"
    rf"soar\w*|boost\w*|up|down|"
    rf"mov\w*|swell\w*|expand\w*|slash\w*|doubl\w*|tripl\w*|tumbl\w*|sank|"
    rf"dwindl\w*)\b[^.;]{{0,80}}?\bfrom{_S}+(?:(?:about|around|nearly|almost|just|roughly|over|"
    rf"under){_S}+)?(?:US|C|A)?[$£€]?{_S}?$",
    re.IGNORECASE,
)
_HUNDRED_METRES = re.compile(
    r"^[\s\u00a0-]*(?:sprint|race|freestyle|hurdles|relay|butterfly|backstroke|breaststroke|"
    r"dash|medley|final|"
    r"tall|high|deep|long|wide|away|from|above|below|radius|distance|walk|run|underwater)\b"
)
_NEXT_WORD = re.compile(r"[\s\u00a0-][\w.]+(?:[\s\u00a0](?=[KZ])[\w.]+)?[\s\u00a0]")
_BEFORE_UNIT = re.compile(
    r"[\s\u00a0-](?:of[\s\u00a0]|(?:more|full|long|consecutive|straight|whole|additional|"
    r"extra|short|calendar|"
    r"working|US|U\.S\.|Canadian|Australian|British|American|Hong[\s\u00a0]Kong|"
    r"New[\s\u00a0]Zealand|[A-Z][a-z]+)[\s\u00a0])$"
)
_MINUS = re.compile(r"(?:^|[\s(])[-−]$")
_AGED = re.compile(
    r"\b(?:(?:aged|age)(?:[\s\u00a0]+of)?|as[\s\u00a0]+(?:young|old)[\s\u00a0]+as|"
    r"(?:people|adults|voters|men|women|those|anyone|everyone|residents|patients|children|workers|"
    r"are|is|was|were)[\s\u00a0]+(?:aged[\s\u00a0]+)?(?:over|under|older[\s\u00a0]+than|"
    r"younger[\s\u00a0]+than))[\s\u00a0]+$",
    re.IGNORECASE,
)
_IS_AGED = re.compile(
    r"(?:(?<!\bin )(?<!\bof )(?<!\bat )(?<!\bnear )\b[A-Z][\w’'-]+|\b[Hh]e|\b[Ss]he|\bwho)"
    r"[\s\u00a0]+(?:is|was|turned)"
    r"(?:[\s\u00a0]+(?:now|just|only|already))?[\s\u00a0]+$"
)
_AGE_GOES_ON = re.compile(r"[\s\u00a0](?:and|when|at|years?)\b|[,.;”\"’]|[\s\u00a0]*$")

_NAMED = re.compile(r"[A-Z][\w’'-]+(?:[\s\u00a0](?:Jr|Sr)\.?)?,[\s\u00a0]$")
_AGE_ENDS = re.compile(r",|\.$|[\s\u00a0]*$|;|\)|[\s\u00a0]and[\s\u00a0](?:his|her)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A number with its unit, ``None`` where something is counted; ``high`` where it is a range."""

    span: Span
    end: int
    value: float
    high: float | None
    vague: bool
    unit: Unit | None
    number: Number | None
    ratio: bool = False
    attributive: bool = False
    age: bool = False


def measured(text: str, sentence: Span) -> list[Measured]:
    """Return the numbers of *sentence* that are figures, with their units, ranges as one.

    >>> text = "It took 10 to 12 weeks and $5m in 2012–13, one in five said, or more than a year."
    >>> [(m.span.of(text), m.value, m.high, m.unit and m.unit.name)
    ...     for m in measured(text, Span(0, len(text)))]  # doctest: +NORMALIZE_WHITESPACE
    [('10 to 12 weeks', 10.0, 12.0, 'week'), ('$5m', 5000000.0, None, 'dollar'),
     ('one in five', 0.2, None, None), ('a year', 1.0, None, 'year')]
    """
    lone = list(_lone(text, sentence)) if _A_UNIT.search(text, *sentence) else []
    if not lone and not has_number(text, sentence):
        return []
    taken = [m.span for m in lone]
    found = []
    for number in numbers(text, sentence):
        if any(number.span.overlaps(span) for span in taken):
            continue
        found.append(number)
    ratios = list(_ratios(text, found, sentence))
    inside = [m.span for m in ratios]
    plain = [
        _with_unit(text, n, sentence)
        for n in found
        if not any(n.span.overlaps(span) for span in inside) and not refused(text, n, sentence)
    ]
    return sorted((*lone, *ratios, *_ranges(text, plain, sentence)), key=lambda m: m.span)


def _lone(text: str, sentence: Span) -> Iterator[Measured]:
    """Yield durations and lengths without a number: "more than a decade", "a day or two"."""
    or_two = list(_OR_TWO.finditer(text, *sentence))
    for match in or_two:
        high = 2.0 if match["two"].lower() == "two" else 1.5
        start = match.start("a" if match["a"].lower() in {"a", "an"} else "unit")
        yield _single(Span(start, match.end()), 1.0, match["unit"], high)
    for match in _LONE.finditer(text, *sentence):
        if any(m.start() < match.end() and match.start() < m.end() for m in or_two):
            continue
        value = 0.5 if match["half"] else 1.5 if match["more"] else 1.0
        start = match.start("half") if match["half"] else match.start("a")
        yield _single(Span(start, match.end()), value, match["unit"], None)


def _single(span: Span, value: float, unit: str, high: float | None) -> Measured:
    return Measured(
        span=span,
        end=span.end,
        value=value,
        high=high,
        vague=False,
        unit=units()[unit.lower()],
        number=None,
    )


def _ratios(text: str, found: Sequence[Number], sentence: Span) -> Iterator[Measured]:
    """Yield "one in five", "three out of four"."""
    for first, second in pairwise(found):
        between = text[first.span.end : second.span.start]
        if (
            first.vague
            or second.vague
            or first.fraction
            or second.fraction
            or not _IN.match(between)
        ):
            continue
        low, high = first.value, second.value
        of = "of" in between and "out" not in between
        if not (0 < low < high) or (of and not (low < 10 and high in {3, 4, 5, 10})):
            continue
        if (
            of
            or high >= 1500
            or re.match(r"[a-z%]|[\s-](?:percent|per cent|million)", text[second.span.end :][:9])
        ):
            continue  # "two in 2019", "6 in 10th", "5 of 10": neither is a share
        after = text[second.span.end : second.span.end + 12]
        if re.match(r"[\s\u00a0]+(?:days|weeks|months|years|minutes|hours|games|seasons)\b", after):
            continue
        span = Span(first.span.start, second.span.end)
        yield Measured(
            span=span,
            end=span.end,
            value=round(low / high, 6),
            high=None,
            vague=False,
            unit=None,
            number=first,
            ratio=True,
        )


def _with_unit(text: str, number: Number, sentence: Span) -> Measured:
    start, end = number.span
    unit: Unit | None = None
    attributive = False
    symbol = _SYMBOL.search(text, max(sentence.start, start - 5), start)
    if symbol is not None:
        start = symbol.start()
        name = SYMBOLS[symbol[1]] if symbol[1] else _CODES[symbol[2].upper()]
        unit = Unit(name=name, kind=UnitKind.CURRENCY)
    value = number.value
    written = number.span.of(text)
    if (
        unit is None
        and written[-1:] in "mM"
        and number.digits
        and _HUNDRED_METRES.match(text[end : end + 20])
    ):
        value, unit = value / 1e6, units()["metre"]
    elif unit is None or text[end : end + 1] != "%":
        found = unit_at(text, end, sentence.end) or _of_unit(text, number, sentence)
        if found is not None and (unit is None or found[0].kind is UnitKind.CURRENCY):
            attributive = text[end : found[1].start] == "-"
            unit, end = unit or found[0], found[1].end
    age = unit is None and number.digits and _age(text, number, sentence)
    if age:
        unit = units()["year"]
    negative = number.digits and symbol is None and _MINUS.search(text[max(0, start - 2) : start])
    return Measured(
        span=Span(start, end),
        end=end,
        value=-value if negative else value,
        high=None,
        vague=number.vague,
        unit=unit,
        number=number,
        attributive=attributive,
        age=age,
    )


def _age(text: str, number: Number, sentence: Span) -> bool:
    """Tell whether the number is somebody's age: "Ana Ruiz, 34, said", "aged 16".

    A list of sums ("Selna, 34, and Lubara, 12") cannot be told from ages and is rarer.
    """
    start, end = number.span
    before = text[max(sentence.start, start - 40) : start]
    if _AGED.search(before) and 0 < number.value <= 110:
        return phrase_after(text, end, sentence.end) is None
    if _IS_AGED.search(before) and _AGE_GOES_ON.match(text, end, sentence.end):
        return text[start:end].isdigit() and 5 <= number.value <= 110
    return (
        text[start:end].isdigit()
        and 0 < number.value <= 110
        and _NAMED.search(before) is not None
        and _AGE_ENDS.match(text[end : end + 9]) is not None
    )


def _of_unit(text: str, number: Number, sentence: Span) -> tuple[Unit, Span] | None:
    """Return the unit of "billions of dollars", "20 more minutes", "a million Port dollars"."""
    start = number.span.end
    ahead = _NEXT_WORD.match(text, start, min(sentence.end, start + 30))
    if ahead is None or not _BEFORE_UNIT.match(ahead[0]):
        return None
    found = unit_at(text, ahead.end() - 1, sentence.end)
    of = ahead[0].strip().lower() == "of"
    if found is None or (of and not (number.vague or number.scaled)) or found[0].name == "point":
        return None
    if ahead[0].strip()[:1].isupper() and found[0].kind is not UnitKind.CURRENCY:
        return None
    return found


def _ranges(text: str, found: Sequence[Measured], sentence: Span) -> Iterator[Measured]:
    index = 0
    while index < len(found):
        first = found[index]
        second = found[index + 1] if index + 1 < len(found) else None
        joined = _joined(text, first, second, sentence) if second is not None else None
        yield joined or first
        index += 2 if joined is not None else 1


def _joined(text: str, first: Measured, second: Measured, sentence: Span) -> Measured | None:
    """Return the range that two numbers make, or ``None`` where they are two figures."""
    between = text[first.span.end : second.span.start]
    if len(between) > 24 or first.vague or second.vague or (first.value < 0) != (second.value < 0):
        return None
    before = text[max(sentence.start, first.span.start - 130) : first.span.start]
    if not (_TO.match(between) or (_AND.match(between) and _BETWEEN.search(before))):
        return None
    dash = _DASH.match(between) is not None
    if (
        re.match(r"^[ \u00a0]+[-–—]", between)
        and first.unit is not None
        and second.unit is not first.unit
    ):
        return None
    if "to" in between.lower().split() and _FROM_CHANGE.search(
        before + text[first.span.start : first.span.start]
    ):
        return None
    low = _scaled(first, second)
    if low is None or not low < second.value:
        return None
    if first.unit is not None and second.unit is not None and first.unit.name != second.unit.name:
        return None
    if (
        dash
        and second.unit is None
        and first.unit is not None
        and first.unit.kind is not UnitKind.CURRENCY
    ):
        return None
    return replace(
        second,
        span=Span(first.span.start, second.span.end),
        value=low,
        high=second.value,
        unit=second.unit or first.unit,
    )


def _scaled(first: Measured, second: Measured) -> float | None:
    """Return the low end, with the scale that only the high end names ("5 to 10 million")."""
    one, two = first.number, second.number
    if one is None or two is None:
        return first.value
    if two.scaled and not one.scaled and not one.fraction and first.value < 1000:
        scale = _scale_of(second.value)
        if first.value < second.value / scale:
            return first.value * scale
    return first.value


def _scale_of(value: float) -> float:
    return next((scale for scale in (1e12, 1e9, 1e6, 1e3) if value >= scale), 1.0)
