"""Years and parts of them: "2012–13", "the 1990s", "last summer", "Q3 2020", holidays."""

from __future__ import annotations

from onrecord.records import TimeKind
from onrecord.text.times.lexicon import ORDINALS, SEASON, SEASONS, YEAR, S
from onrecord.text.times.meanings import Calendar, Fixed
from onrecord.text.times.rules import PART, STEP, Match, Meant, Rule, rule, step, year_of
from onrecord.text.times.triggers import Trigger

_COUNTED_AFTER = (
    r"(?!\s(?:people|men|women|children|troops|soldiers|miles|km|kilometres|feet|votes|cases|deaths|jobs|"
    r"homes|houses|pages|times|years|days|hours|dollars|pounds|euros|metres|meters|acres|employees|"
    r"workers|students|members|prisoners|patients|tons|tonnes|degrees|points|seats|square)\b)"
)
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


def _only_year(found: Match) -> Meant | None:
    year = int(found["year"])
    last = found.groupdict().get("to")
    if last:
        until = int(str(year)[: 4 - len(last)] + last)
        if not year < until < year + 100:
            return None
        return TimeKind.DATE, Fixed(value=f"{year}/{until}")
    return TimeKind.DATE, Calendar(year=year)


def _span_of_years(found: Match) -> Meant | None:
    if found["decade"]:
        digits = found["decade"][:-1]
        if len(digits) == 1:
            digits = ("20" if digits in "01" else "19") + digits
        return TimeKind.DATE, Calendar(digits=digits)
    return TimeKind.DATE, Calendar(digits=str(int(found["century"]) - 1))


def _season(found: Match) -> Meant | None:
    part = SEASONS[found["season"].casefold()]
    return TimeKind.DATE, Calendar(
        year=year_of(found), part=part, step=step(found.groupdict().get("step"))
    )


def _quarter(found: Match) -> Meant | None:
    digit = ORDINALS[found["nth"].casefold()] if found["nth"] else int(found["digit"])
    which = f"H{digit}" if found["what"] == "half" else f"Q{digit}"
    return TimeKind.DATE, Calendar(year=year_of(found), part=which, step=step(found["step"]))


def _fiscal(found: Match) -> Meant | None:
    """Return a year of accounts: it begins when its owner likes, so no day is known."""
    groups = found.groupdict()
    digit = ORDINALS[groups["nth"].casefold()] if groups["nth"] else groups["digit"]
    year = groups["year"] or groups["first"]
    return TimeKind.DATE, Fixed(value=f"FY{year}-Q{digit}" if digit else f"FY{year}")


def _holiday(found: Match) -> Meant | None:
    month_, day = _HOLIDAYS[" ".join(found["holiday"].casefold().split())]
    return TimeKind.DATE, Calendar(
        year=year_of(found), month=month_, day=day, step=step(found["step"])
    )


YEARS: tuple[Rule, ...] = (
    # 2019 · 2012–13 · early 2020 · the 1990s · the 19th century
    rule(
        Trigger.YEAR,
        rf"(?:{PART})?(?P<year>{YEAR})(?:{S}?[-–—/]{S}?(?P<to>(?:19|20)\d\d|\d\d)(?!\d|{S}?%"
        rf"|-))?{_COUNTED_AFTER}(?!-(?:year|day|strong|page|foot|mile|acre|seat))",
        _only_year,
    ),
    rule(
        Trigger.YEAR,
        rf"(?:{PART})?(?:(?<=\bin )|(?<=\bby )|(?<=\bof )|(?<=\bIn )|(?<=\bfrom )|(?<=\bto )"
        rf"|(?<=\bsince ))(?P<year>1[5-8]\d\d)(?!\d|[.,]\d|%){_COUNTED_AFTER}",
        _only_year,
    ),
    rule(
        Trigger.DECADE,
        rf"(?:the{S})?(?:(?:early|late|mid)(?:{S}|-))?[’']?(?P<decade>(?:1[5-9]\d|20\d"
        rf"|[1-9])0)[’']?s(?P<century>)",
        _span_of_years,
    ),
    rule(
        Trigger.UNIT,
        rf"(?:the{S})?(?:(?:early|late|mid)(?:{S}|-))?(?P<century>\d\d)(?:st|nd|rd"
        rf"|th)[ -]century(?P<decade>)",
        _span_of_years,
    ),
    # seasons, quarters, holidays
    rule(
        Trigger.SEASON,
        rf"(?:{PART})?(?:{STEP}|the){S}(?P<season>{SEASON})(?:(?:{S}of)?{S}(?P<year>{YEAR}))?",
        _season,
    ),
    rule(
        Trigger.SEASON,
        rf"(?:{PART})?(?P<season>{SEASON}){S}(?:of{S})?(?P<year>{YEAR})",
        _season,
        fold=True,
    ),
    rule(
        Trigger.QUARTER,
        rf"(?:{STEP}{S}|the{S})?(?:(?P<nth>first|second|third|fourth)(?:{S}|-)(?P<what>quarter"
        rf"|half)|Q(?P<digit>[1-4]))"
        rf"(?:,?{S}(?:of{S})?(?P<year>{YEAR}))(?!\w)",
        _quarter,
    ),
    # Q3 FY2020 · the first quarter of fiscal 2020 · the 2021 fiscal year
    rule(
        Trigger.QUARTER,
        rf"(?:the{S})?(?:fiscal{S})?(?:(?P<nth>first|second|third|fourth){S}quarter|Q(?P<digit>[1-4]))"
        rf",?{S}(?:of{S})?(?:(?:the{S})?fiscal{S}(?:year{S})?|FY{S}?)(?P<year>{YEAR})",
        _fiscal,
    ),
    rule(
        Trigger.YEAR,
        rf"(?:the{S})?(?:fiscal{S}(?:year{S})?(?P<year>{YEAR})|(?P<first>{YEAR}){S}fiscal{S}year)"
        rf"(?P<nth>)(?P<digit>)",
        _fiscal,
    ),
    rule(
        Trigger.QUARTER,
        rf"(?:{STEP}{S}|the{S})(?:(?P<nth>first|second|third"
        rf"|fourth){S}(?P<what>quarter))(?P<digit>)(?:{S}of{S}(?P<year>{YEAR}))?",
        _quarter,
    ),
    rule(
        Trigger.HOLIDAY,
        rf"(?:{STEP}{S})?(?P<holiday>Fourth{S}of{S}July|July{S}Fourth|Independence{S}Day"
        rf"|Christmas{S}(?:Day|Eve)|"
        rf"(?<=[atyer] )Christmas(?!{S}[A-Za-z])|Boxing{S}Day|New{S}Year[’']s{S}(?:Day|Eve)"
        rf"|Halloween|"
        rf"Valentine[’']s{S}Day|Armistice{S}Day|Veterans{S}Day)(?:,?{S}(?P<year>{YEAR}))?",
        _holiday,
    ),
)
