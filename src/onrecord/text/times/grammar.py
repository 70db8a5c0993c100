"""The forms that time expressions take in reports, British and American, and what each means."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.records import TimeKind
from onrecord.text.times.lexicon import (
    COUNT,
    DAY,
    DAYPART,
    DAYPARTS,
    LONG_MONTH,
    MODIFIER,
    MONTH,
    ORDINALS,
    SEASON,
    SEASONS,
    SHORT_WEEKDAY,
    UNIT,
    UNITS,
    WEEKDAY,
    YEAR,
    S,
    month,
    number,
    unit,
    weekday,
)
from onrecord.text.times.meanings import (
    Calendar,
    Fixed,
    Length,
    Meaning,
    Relative,
    Shift,
    Unit,
)

Match = re.Match[str]
Builder = Callable[[Match], tuple[TimeKind, Meaning] | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One form: its pattern, and what a match of it means (``None`` where it is no time)."""

    pattern: re.Pattern[str]
    build: Builder


_PART = (
    rf"(?:(?:the{S})?(?:early|late|mid)(?:{S}to{S}late|-to-late)?(?:-|{S})(?:on{S}|in{S})?|"
    rf"the{S}(?:very{S})?(?:beginning|start|end|middle|rest|remainder|close|turn|latter{S}part"
    rf"|early"
    rf"{S}part|(?:first|second|latter|early){S}half|(?:first|last|early"
    rf"|final){S}(?:few{S})?(?:days|"
    rf"weeks|months|years)){S}of{S}|(?:earlier|later){S}(?:on{S}|in{S})?|end-|mid)"
)
_STEPS = {"last": -1, "this": 0, "next": 1, "past": -1, "coming": 1, "previous": -1}
_STEP = (
    rf"(?P<step>last|this|next|[Tt]his{S}past|[Tt]his{S}coming|the{S}past|the{S}coming|Last"
    rf"|This|Next)"
)
_ZONE = r"(?:(?:GMT|BST|UTC|E[SD]?T|P[SD]?T|C[SD]?T|M[SD]T|CEST|CET|ET|PT)\b|Eastern|local time)"
_CLOCK = (
    rf"(?:(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?(?:{S})?(?P<half>[ap]\.m\."
    rf"|[ap]m\b|[AP]\.?M\b\.?)"
    rf"|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?!\d|:\d\d\d)(?:{S}hours\b)?"
    rf"|(?P<oclock>{COUNT}){S}o[’']clock|(?P<named>midnight|noon|midday))(?:{S}{_ZONE})?"
)
_YEAR_GROUP = rf"(?:,?(?:{S}|(?<=,))(?P<year>{YEAR})|{S}[’'](?P<short>\d\d)\b)"


def _clock(found: Match) -> str:
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


def _step(words: str | None) -> int | None:
    return None if words is None else _STEPS[words.casefold().split()[-1]]


def _year(found: Match) -> int | None:
    groups = found.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("short"):
        two = int(groups["short"])
        return 2000 + two if two < 50 else 1900 + two
    return None


def _date(found: Match) -> tuple[TimeKind, Meaning] | None:
    groups = found.groupdict()
    name = groups.get("weekday")
    part = groups.get("daypart")
    clock = DAYPARTS[part.casefold()] if part else _clock(found)
    first, last = groups.get("day"), groups.get("last_day")
    meaning = Calendar(
        year=_year(found),
        month=month(groups["month"]) if groups.get("month") else None,
        day=_int(first),
        last_day=_int(last),
        weekday=weekday(name) if name else None,
        clock=clock,
        step=_step(groups.get("step")),
    )
    return (TimeKind.TIME if clock else TimeKind.DATE), meaning


def _int(words: str | None) -> int | None:
    return int(re.sub(r"\D", "", words)) if words else None


def _iso(found: Match) -> tuple[TimeKind, Meaning] | None:
    month_, day = int(found["m"]), int(found["d"])
    if month_ > 12 >= day:
        month_, day = day, month_
    if not 0 < month_ <= 12 or not 0 < day <= 31:
        return None
    return TimeKind.DATE, Calendar(year=int(found["year"]), month=month_, day=day)


def _slashed(found: Match) -> tuple[TimeKind, Meaning] | None:
    first, second = int(found["a"]), int(found["b"])
    if first <= 12 and second <= 12 and first != second:
        return TimeKind.DATE, Calendar(year=int(found["year"]))
    pair = (first, second) if second > 12 or first == second else (second, first)
    if not 0 < pair[0] <= 12 or not 0 < pair[1] <= 31:
        return None
    return TimeKind.DATE, Calendar(year=int(found["year"]), month=pair[0], day=pair[1])


def _only_year(found: Match) -> tuple[TimeKind, Meaning] | None:
    year = int(found["year"])
    last = found.groupdict().get("to")
    if last:
        until = int(str(year)[: 4 - len(last)] + last)
        if not year < until < year + 100:
            return None
        return TimeKind.DATE, Fixed(value=f"{year}/{until}")
    return TimeKind.DATE, Calendar(year=year)


def _span_of_years(found: Match) -> tuple[TimeKind, Meaning] | None:
    if found["decade"]:
        digits = found["decade"][:-1]
        if len(digits) == 1:
            digits = ("20" if digits in "01" else "19") + digits
        return TimeKind.DATE, Calendar(digits=digits)
    return TimeKind.DATE, Calendar(digits=str(int(found["century"]) - 1))


def _season(found: Match) -> tuple[TimeKind, Meaning] | None:
    part = SEASONS[found["season"].casefold()]
    return TimeKind.DATE, Calendar(
        year=_year(found), part=part, step=_step(found.groupdict().get("step"))
    )


def _quarter(found: Match) -> tuple[TimeKind, Meaning] | None:
    digit = ORDINALS[found["nth"].casefold()] if found["nth"] else int(found["digit"])
    which = f"H{digit}" if found["what"] == "half" else f"Q{digit}"
    return TimeKind.DATE, Calendar(year=_year(found), part=which, step=_step(found["step"]))


_HOLIDAYS = {
    "fourth of july": (7, 4),
    "july fourth": (7, 4),
    "independence day": (7, 4),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year’s day": (1, 1),
    "new year’s eve": (12, 31),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "halloween": (10, 31),
    "valentine's day": (2, 14),
    "valentine’s day": (2, 14),
    "armistice day": (11, 11),
    "veterans day": (11, 11),
}


def _holiday(found: Match) -> tuple[TimeKind, Meaning] | None:
    month_, day = _HOLIDAYS[" ".join(found["holiday"].casefold().split())]
    return TimeKind.DATE, Calendar(
        year=_year(found), month=month_, day=day, step=_step(found["step"])
    )


def _september(found: Match) -> tuple[TimeKind, Meaning] | None:
    return TimeKind.DATE, Calendar(year=2001, month=9, day=11)


_NEAR = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "overnight": 0}


def _near(found: Match) -> tuple[TimeKind, Meaning] | None:
    word = found["near"].casefold()
    part = found["daypart"]
    clock = DAYPARTS[part.casefold()] if part else _clock(found)
    if word in {"tonight", "overnight"} and not clock:
        clock = "TNI"
    if word == "today" and not clock:
        return TimeKind.DATE, Relative(unit=Unit.DAY, step=0)
    kind = TimeKind.TIME if clock else TimeKind.DATE
    return kind, Relative(unit=Unit.DAY, step=_NEAR[word], clock=clock)


def _last_night(found: Match) -> tuple[TimeKind, Meaning] | None:
    step = _STEPS[found["step"].casefold()]
    return TimeKind.TIME, Relative(
        unit=Unit.DAY, step=step, clock=DAYPARTS[found["daypart"].casefold()]
    )


def _that_morning(found: Match) -> tuple[TimeKind, Meaning] | None:
    clock = DAYPARTS[found["daypart"].casefold()]
    step = 1 if found["which"].casefold() in {"the next", "the following"} else 0
    return TimeKind.TIME, Relative(unit=Unit.DAY, step=step, clock=clock, from_before=True)


def _relative(found: Match) -> tuple[TimeKind, Meaning] | None:
    return TimeKind.DATE, Relative(unit=unit(found["unit"]), step=_step(found["step"]) or 0)


def _this_one(found: Match) -> tuple[TimeKind, Meaning] | None:
    return TimeKind.DATE, Relative(unit=unit(found["unit"]), step=0)


def _beside(found: Match) -> tuple[TimeKind, Meaning] | None:
    words = found["which"].casefold()
    step = 1 if "following" in words or "next" in words or found.groupdict().get("after") else 0
    step = -1 if "previous" in words or "preceding" in words else step
    if found.groupdict().get("before"):
        step = -1
    return TimeKind.DATE, Relative(unit=unit(found["unit"]), step=step, from_before=True)


_UNDER = re.compile(r"almost|nearly|under|less|fewer|shy|at\s+most|up\s+to", re.IGNORECASE)
_OVER = re.compile(r"over|more|at\s+least", re.IGNORECASE)


def _shift(found: Match) -> tuple[TimeKind, Meaning] | None:
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


def _length(found: Match) -> tuple[TimeKind, Meaning] | None:
    groups = found.groupdict()
    scale = 2 if found["unit"].casefold().startswith("fortnight") else 1
    words = groups.get("count")
    count = number(words) if words else None
    side = groups.get("side")
    if side is None and words and words.casefold().strip() == "the":
        return None
    if found["unit"].casefold() == "second" and words and words.casefold() in {"a", "one"}:
        return None
    return TimeKind.DURATION, Length(
        count=None if count is None else count * scale,
        unit=unit(found["unit"]),
        side=_SIDES.get(side.casefold(), 0) if side else 0,
    )


_SIDES = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}
_SETS = {
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "annual": "P1Y",
    "annually": "P1Y",
    "yearly": "P1Y",
    "hourly": "PT1H",
}


def _set(found: Match) -> tuple[TimeKind, Meaning] | None:
    words = found["unit"].casefold()
    if words in _SETS:
        return TimeKind.SET, Fixed(value=_SETS[words])
    if words.removesuffix("s") in DAYPARTS:
        return TimeKind.SET, Fixed(value=f"XXXX-XX-XX{DAYPARTS[words.removesuffix('s')]}")
    if words.endswith(("day", "days")) and not words.startswith(("day", "week")):
        return TimeKind.SET, Fixed(value=f"XXXX-WXX-{weekday(words)}")
    if words.startswith("weekend"):
        return TimeKind.SET, Fixed(value="XXXX-WXX-WE")
    if words.startswith("weekday"):
        return TimeKind.SET, Fixed(value="P1D")
    if words in SEASONS:
        return TimeKind.SET, Fixed(value=f"XXXX-{SEASONS[words]}")
    if words[:3].title() in _SHORT_MONTHS:
        return TimeKind.SET, Fixed(value=f"XXXX-{month(words):02}")
    words_count = found.groupdict().get("count")
    count = number(words_count) if words_count else 1
    return TimeKind.SET, Fixed(value=_iso_length(count, unit(words)))


_SHORT_MONTHS = frozenset("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())


def _iso_length(count: float | None, kind: Unit) -> str:
    scale, letters = {
        Unit.NIGHT: (1, "D"),
        Unit.WEEKEND: (1, "WE"),
    }.get(kind, (1, kind.value))
    time = "T" if letters.startswith("T") else ""
    letter = letters.removeprefix("T") if time else letters
    if count is None:
        return f"P{time}X{letter}"
    scaled = count * scale
    number_ = int(scaled) if float(scaled).is_integer() else scaled
    return f"P{time}{number_}{letter}"


def length(count: float | None, kind: Unit) -> str:
    """Write a duration as TIMEX3 does.

    >>> length(2, Unit.WEEK), length(None, Unit.YEAR), length(1.5, Unit.HOUR)
    ('P2W', 'PXY', 'PT1.5H')
    """
    return _iso_length(count, kind)


_FIXED = {
    "PRESENT_REF": rf"currently|nowadays|presently|these{S}days|at{S}present|right{S}now|"
    rf"(?:the{S}|this{S})(?:present{S})?moment(?!{S}(?:that|when|of|the|he|she|they|we|you"
    rf"|I)\b)|now(?!{S}that\b|[-’'])",
    "PAST_REF": rf"recently|(?:a{S})?(?:very{S})?long{S}(?:time{S})?ago|some{S}time{S}ago|"
    rf"recent{S}{UNITS}|not{S}(?:so{S})?long{S}ago",
    "FUTURE_REF": rf"the{S}(?:near|foreseeable|distant|not-too-distant){S}future",
}


def _fixed(value: str) -> Builder:
    return lambda _: (TimeKind.DATE, Fixed(value=value))


def _rule(pattern: str, build: Builder, *, fold: bool = False) -> Rule:
    flags = re.IGNORECASE if fold else 0
    return Rule(re.compile(rf"(?<![\w$£€#@])(?<!\d[.,])(?:{pattern})(?!\w)", flags), build)


_DAYS = rf"(?P<day>{DAY})(?:{S}?[-–—]{S}?(?P<last_day>{DAY}))?"
_NOT_NAME = rf"(?!{S}[A-Z][a-z]+{S}?(?:[A-Z]|said|told|was|is|has|wrote))"
_BEFORE_MONTH = (
    r"(?:(?<=\b[Ii]n )|(?<=\b[Bb]y )|(?<=\bof )|(?<=\b[Ss]ince )|(?<=\b[Uu]ntil )|(?<=\btill )|"
    r"(?<=\b[Ff]rom )|(?<=\b[Dd]uring )|(?<=\bto )|(?<=\band )|(?<=\b[Bb]etween )|(?<=\b[Aa]fter )|"
    r"(?<=\b[Bb]efore )|(?<=\bthrough )|(?<=\bin\u00a0)|(?<=\bfor )|(?<=\blate )|(?<=\bearly ))"
)
_COUNTED_AFTER = (
    r"(?!\s(?:people|men|women|children|troops|soldiers|miles|km|kilometres|feet|votes|cases|deaths|jobs|"
    r"homes|houses|pages|times|years|days|hours|dollars|pounds|euros|metres|meters|acres|employees|"
    r"workers|students|members|prisoners|patients|tons|tonnes|degrees|points|seats|square)\b)"
)

RULES: tuple[Rule, ...] = (
    # Monday, Oct. 5, 2020 · October 5-7 · early Saturday, Oct. 12 · 5 p.m. on …
    _rule(
        rf"(?:{_CLOCK}{S})?(?:{_PART})?(?:(?P<weekday>{SHORT_WEEKDAY})(?:{S}(?P<daypart>{DAYPART}))?,?{S}(?:the{S})?)?"
        rf"(?P<month>{MONTH}),?{S}{_DAYS}(?:{_YEAR_GROUP})?",
        _date,
    ),
    # Monday, 5 October 2020 · the 5th of October · 5-7 May
    _rule(
        rf"(?:{_CLOCK},?{S})?(?:(?P<weekday>{SHORT_WEEKDAY})(?:{S}(?P<daypart>{DAYPART}))?,?{S})?(?:the{S})?"
        rf"{_DAYS}(?:{S}of)?(?:{S}|-)(?P<month>{MONTH})(?:{_YEAR_GROUP})?",
        _date,
    ),
    # March 2022 · early April 2012 · the end of May 2019
    _rule(rf"(?:{_PART})?(?P<month>{MONTH})(?:{S}of)?{_YEAR_GROUP}", _date),
    # last March · early September · the end of May
    _rule(rf"(?:{_PART})?{_STEP}{S}(?P<month>{MONTH})(?!\.?,?{S}\d)", _date),
    _rule(rf"{_PART}(?P<month>{LONG_MONTH}|March|May)", _date),
    _rule(rf"(?P<month>{LONG_MONTH}){_NOT_NAME}", _date),
    _rule(rf"{_BEFORE_MONTH}(?P<month>March|May){_NOT_NAME}", _date),
    _rule(
        rf"(?<=\bthe )(?P<month>March|May)(?={S}(?:[a-z]+s|election|vote|attack|deadline)\b)", _date
    ),
    # Monday · last Saturday · Tuesday night · early Monday · 5 p.m. Friday
    _rule(
        rf"(?:{_CLOCK}{S})?(?:{_PART})?(?:{_STEP}{S})?(?<!Super )(?<!Black )"
        rf"(?<!Bloody )(?<!Good )(?P<weekday>{WEEKDAY})(?:{S}(?P<daypart>{DAYPART}))?"
        rf"(?!,{S}{MONTH}{S}\d)",
        _date,
    ),
    _rule(
        rf"the{S}(?P<daypart>{DAYPART}){S}of{S}(?:(?P<weekday>{WEEKDAY}),?{S})?(?P<month>{MONTH}){S}{_DAYS}(?:{_YEAR_GROUP})?",
        _date,
    ),
    _rule(
        rf"the{S}(?P<daypart>{DAYPART}){S}of{S}(?:(?P<weekday>{WEEKDAY}),?{S})?{_DAYS}{S}(?P<month>{MONTH})(?:{_YEAR_GROUP})?",
        _date,
    ),
    # figures only
    _rule(rf"(?P<year>{YEAR})-(?P<m>\d\d)-(?P<d>\d\d)(?:T\d\d:\d\d\S{{0,12}})?", _iso),
    _rule(rf"(?P<a>\d\d?)/(?P<b>\d\d?)/(?P<year>{YEAR})", _slashed),
    _rule(rf"(?P<b>\d\d?)\.(?P<a>\d\d?)\.(?P<year>{YEAR})", _slashed),
    _rule(r"(?:9/11|September{S}11(?={S}attacks))", _september),
    # 2019 · 2012–13 · early 2020 · the 1990s · the 19th century
    _rule(
        rf"(?:{_PART})?(?P<year>{YEAR})(?:{S}?[-–—/]{S}?(?P<to>(?:19|20)\d\d|\d\d)(?!\d|{S}?%"
        rf"|-))?{_COUNTED_AFTER}(?!-(?:year|day|strong|page|foot|mile|acre|seat))",
        _only_year,
    ),
    _rule(
        rf"(?:{_PART})?(?:(?<=\bin )|(?<=\bby )|(?<=\bof )|(?<=\bIn )|(?<=\bfrom )|(?<=\bto )"
        rf"|(?<=\bsince ))(?P<year>1[5-8]\d\d)(?!\d|[.,]\d|%){_COUNTED_AFTER}",
        _only_year,
    ),
    _rule(
        rf"(?:the{S})?(?:(?:early|late|mid)(?:{S}|-))?[’']?(?P<decade>(?:1[5-9]\d|20\d"
        rf"|[1-9])0)[’']?s(?P<century>)",
        _span_of_years,
    ),
    _rule(
        rf"(?:the{S})?(?:(?:early|late|mid)(?:{S}|-))?(?P<century>\d\d)(?:st|nd|rd"
        rf"|th)[ -]century(?P<decade>)",
        _span_of_years,
    ),
    # seasons, quarters, holidays
    _rule(
        rf"(?:{_PART})?(?:{_STEP}|the){S}(?P<season>{SEASON})(?:(?:{S}of)?{S}(?P<year>{YEAR}))?",
        _season,
    ),
    _rule(rf"(?:{_PART})?(?P<season>{SEASON}){S}(?:of{S})?(?P<year>{YEAR})", _season, fold=True),
    _rule(
        rf"(?:{_STEP}{S}|the{S})?(?:(?P<nth>first|second|third|fourth)(?:{S}|-)(?P<what>quarter"
        rf"|half)|Q(?P<digit>[1-4]))"
        rf"(?:,?{S}(?:of{S})?(?P<year>{YEAR}))(?!\w)",
        _quarter,
    ),
    _rule(
        rf"(?:{_STEP}{S}|the{S})(?:(?P<nth>first|second|third"
        rf"|fourth){S}(?P<what>quarter))(?P<digit>)(?:{S}of{S}(?P<year>{YEAR}))?",
        _quarter,
    ),
    _rule(
        rf"(?:{_STEP}{S})?(?P<holiday>Fourth{S}of{S}July|July{S}Fourth|Independence{S}Day"
        rf"|Christmas{S}(?:Day|Eve)|"
        rf"(?<=[atyer] )Christmas(?!{S}[A-Za-z])|Boxing{S}Day|New{S}Year[’']s{S}(?:Day|Eve)"
        rf"|Halloween|"
        rf"Valentine[’']s{S}Day|Armistice{S}Day|Veterans{S}Day)(?:,?{S}(?P<year>{YEAR}))?",
        _holiday,
    ),
    # yesterday · tomorrow morning · last night · this morning · next day
    _rule(
        rf"(?:{_CLOCK}{S})?(?:(?:early|late|earlier|later){S})?(?P<near>yesterday|today|tonight"
        rf"|tomorrow|overnight)(?:{S}(?P<daypart>{DAYPART}))?",
        _near,
        fold=True,
    ),
    _rule(
        rf"(?P<step>last|this){S}(?P<daypart>morning|afternoon|evening|night)",
        _last_night,
        fold=True,
    ),
    _rule(
        rf"(?P<which>that|that{S}same|the{S}same|the{S}next"
        rf"|the{S}following){S}(?P<daypart>morning|afternoon|evening|night)",
        _that_morning,
        fold=True,
    ),
    # last week · the past year · this coming weekend · earlier this month · late last year
    _rule(
        rf"(?:{_PART})?{_STEP}{S}(?:fiscal{S}|calendar{S})?(?P<unit>week|month|quarter|year"
        rf"|weekend|decade|century)",
        _relative,
        fold=True,
    ),
    _rule(
        rf"(?:{_PART}|(?:{_PART})?(?<=\bfor )|(?<=\bof ))the{S}(?P<unit>week|month|quarter|year"
        rf"|day|decade)(?!{S}(?:of|that|when|after|before|since|leading)\b|-)",
        _this_one,
        fold=True,
    ),
    _rule(
        rf"(?:earlier|later){S}in{S}the{S}(?P<unit>week|month|year|day|decade)",
        _this_one,
        fold=True,
    ),
    _rule(rf"(?<=\bover )the{S}(?P<unit>weekend)", _this_one),
    # the following day · that year · the day after · the week before
    _rule(
        rf"(?P<which>that(?:{S}same)?|the{S}(?:very{S})?(?:same|following|next|previous"
        rf"|preceding)|The{S}(?:same|following|next|previous)|That){S}(?P<unit>day|week|month"
        rf"|year|weekend|decade)(?!{S}or\b)",
        _beside,
    ),
    _rule(
        rf"(?P<which>the){S}(?P<unit>day|week|month|year){S}(?:(?P<before>before|previously)"
        rf"|(?P<after>after|afterwards))",
        _beside,
        fold=True,
    ),
    # two weeks ago · almost 12 months ago · ten years later · four years after that
    _rule(
        rf"(?:(?P<modifier>{MODIFIER}){S})?(?:(?P<count>{COUNT}){S})?(?:more{S}|full{S}|long{S}"
        rf"|short{S}|whole{S})?(?P<unit>{UNIT})"
        rf"{S}(?P<how>ago|later|earlier|from{S}now|before{S}that|after{S}that|on(?=[,.])"
        rf"|afterwards|beforehand)",
        _shift,
        fold=True,
    ),
    # the past two years · the next few days
    _rule(
        rf"(?:(?:the|these|those|this|his|her|their|its){S})?(?P<side>past|last|next|coming"
        rf"|following|previous|first|final)"
        rf"{S}(?:(?P<count>{COUNT}){S})?(?:[a-z]+{S})?(?P<unit>{UNITS})(?:{S}or{S}(?:so|two))?",
        _length,
        fold=True,
    ),
    _rule(
        rf"(?:the){S}(?P<side>next){S}(?P<unit>day){S}or{S}(?:so|two)",
        lambda m: (TimeKind.DURATION, Length(count=1, unit=Unit.DAY, side=1)),
        fold=True,
    ),
    _rule(
        rf"(?:these){S}(?P<side>next|last|past){S}(?:few{S})?(?:[a-z]+{S})?(?P<unit>{UNITS})",
        _length,
        fold=True,
    ),
    # two weeks · a year and a half · more than 20 years · three-month · 44-year-old
    _rule(
        rf"(?:(?P<modifier>{MODIFIER}){S})?(?P<count>{COUNT})(?:{S}|-)(?:(?:more|full|long"
        rf"|short|whole|straight|consecutive|additional|further|extra|solid){S})?"
        rf"(?P<unit>{UNIT})(?:(?:{S}|-)(?:old|long)\b(?:-old)?)?",
        _length,
        fold=True,
    ),
    _rule(
        rf"(?:half{S}an?|a{S}half){S}(?P<unit>hour|day|century|decade|year)",
        lambda m: (TimeKind.DURATION, Length(count=0.5, unit=unit(m["unit"]))),
        fold=True,
    ),
    _rule(
        rf"(?:(?<=\bfor )|(?<=\bover )|(?<=\bafter )|(?<=\bwithin )|(?<=\bof )|(?<=\btake )"
        rf"|(?<=\btakes )|(?<=\btook )|(?<=\bspent )|(?<=\bthrough )|(?<=\bin )|(?=(?:days"
        rf"|weeks|months|years|decades|hours|centuries){S}(?:of|after|before|into)\b))"
        rf"(?P<unit>days|weeks|months|years|decades|hours|minutes|centuries)",
        _length,
        fold=True,
    ),
    # every day · each year · once a week · three times a day · Mondays
    _rule(
        rf"(?:almost{S}|nearly{S})?(?:every|each){S}(?:single{S}|other{S}"
        rf"|(?P<count>{COUNT}){S})?(?P<unit>{UNIT}|{WEEKDAY}|{DAYPART}|{SEASON}|weekday"
        rf"|{LONG_MONTH})",
        _set,
        fold=True,
    ),
    _rule(
        rf"(?:once|twice|thrice|(?:{COUNT}){S}times){S}(?:an?|per|each|every){S}(?P<unit>day"
        rf"|week|month|year|hour|night|minute|decade)",
        _set,
        fold=True,
    ),
    _rule(r"(?P<unit>daily|nightly|weekly|monthly|quarterly|annual|annually|yearly|hourly)", _set),
    _rule(rf"(?P<unit>{WEEKDAY}s|weekends|weekdays)", _set),
    # clock alone
    _rule(_CLOCK, lambda m: (TimeKind.TIME, Calendar(clock=_clock(m))) if _clock(m) else None),
    _rule(
        rf"the{S}(?P<daypart>morning|afternoon|evening)",
        lambda m: (TimeKind.TIME, Calendar(clock=DAYPARTS[m["daypart"]])),
    ),
    *(_rule(pattern, _fixed(value), fold=True) for value, pattern in _FIXED.items()),
)
