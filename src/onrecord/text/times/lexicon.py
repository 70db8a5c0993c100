"""The words of time: months, weekdays, units, numbers, and the patterns made of them."""

from __future__ import annotations

from onrecord.text.times.meanings import Unit

MONTHS = (
    "january february march april may june july august september october november december".split()
)
SHORT_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
UNIT_WORDS = {
    "second": Unit.SECOND,
    "minute": Unit.MINUTE,
    "hour": Unit.HOUR,
    "day": Unit.DAY,
    "night": Unit.NIGHT,
    "fortnight": Unit.WEEK,
    "weekend": Unit.WEEKEND,
    "week": Unit.WEEK,
    "month": Unit.MONTH,
    "quarter": Unit.QUARTER,
    "year": Unit.YEAR,
    "decade": Unit.DECADE,
    "century": Unit.CENTURY,
    "centurie": Unit.CENTURY,
}
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBERS = (
    {word: n for n, word in enumerate(_ONES)}
    | {word: 20 + 10 * n for n, word in enumerate(_TENS)}
    | {"a": 1, "an": 1, "the": 1, "half a": 0.5, "half an": 0.5, "a couple of": 2, "a couple": 2}
    | {"a dozen": 12, "a hundred": 100, "one hundred": 100}
)
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAYPARTS = {
    "morning": "TMO",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "lunchtime": "TMI",
    "midday": "T12:00",
    "noon": "T12:00",
    "midnight": "T24:00",
}
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}

S = r"(?:[^\S\n]{1,3})"
"""The space between two words of one expression: never the end of a line."""
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT"
    r"|NOV|DEC)\b\.?)"
)
LONG_MONTH = (
    r"(?:January|February|April|June|July|August|September|October|November|December|"
    r"Sept\.|Oct\.|Nov\.|Dec\.|Jan\.|Feb\.)"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
SHORT_WEEKDAY = rf"(?:{WEEKDAY}|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?)"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
DAYPART = r"(?:morning|afternoon|evening|night|lunchtime)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
YEAR = r"(?:19|20)\d\d(?!\d|[.,]\d|%)"
UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|fortnights?|weekends?|weeks?|months?|quarters?|"
    r"years?|decades?|century|centuries)"
)
UNITS = r"(?:seconds|minutes|hours|days|nights|weekends|weeks|months|years|decades|centuries)"
_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
EXACT = (
    rf"(?:(?<![\d.,$£€])\d{{1,3}}(?:,\d{{3}})?(?:\.\d{{1,2}})?(?:{S}1/2|½)?"
    rf"|{_WORD}(?:{S}and{S}a{S}half)?"
    rf"|a{S}dozen|(?:a|one){S}hundred)"
)
VAGUE = (
    rf"(?:(?:a{S})?(?:few|number{S}of)|several|many|some|countless|a{S}handful{S}of"
    rf"|a{S}couple(?:{S}of)?"
    rf"|dozens{S}of|hundreds{S}of|thousands{S}of|scores{S}of|(?:a{S}couple|a{S}few){S}more)"
)
COUNT = (
    rf"(?:half{S}an?|{EXACT}(?:{S}(?:or|to){S}{EXACT}|[–-]\d{{1,3}}(?!\d))?|{VAGUE}|an?"
    rf"|the{S}(?={UNIT}))"
)
MODIFIER = (
    rf"(?:about|around|almost|nearly|roughly|approximately|(?:just{S})?over|(?:just{S})?under"
    rf"|more{S}than|"
    rf"(?:just{S})?(?:less|fewer){S}than|at{S}least|at{S}most|up{S}to|just|only|some|exactly|"
    rf"(?:just{S})?shy{S}of|well{S}over|no{S}(?:more|less|fewer){S}than|as{S}(?:many|much|long"
    rf"|little){S}as)"
)


def month(word: str) -> int:
    """Return the number of a month: 9 for "Sept." or "September"."""
    return SHORT_MONTHS.index(word.casefold()[:3]) + 1


def weekday(word: str) -> int:
    """Return the number of a weekday, Monday being 1."""
    return next(n for n, day in enumerate(WEEKDAYS, 1) if day[:3] == word.casefold()[:3])


def unit(word: str) -> Unit:
    """Return the unit that *word*, singular or plural, names."""
    folded = word.casefold()
    return UNIT_WORDS.get(folded) or UNIT_WORDS[folded.removesuffix("s")]


def number(words: str) -> float | None:
    """Return the number that *words* say, the lower one of two, or ``None`` where they are vague.

    >>> number("twenty-one"), number("two and a half"), number("several")
    (21, 2.5, None)
    """
    plain = " ".join(words.casefold().replace("½", " 1/2").split())
    for half in (" and a half", " 1/2"):
        if plain.endswith(half):
            whole = number(plain.removesuffix(half))
            return None if whole is None else whole + 0.5
    if plain in _NUMBERS:
        return _NUMBERS[plain]
    first = plain.replace("–", "-").split(" or ")[0].split(" to ")[0]
    if first[:1].isdigit():
        value = float(first.split("-")[0].replace(",", ""))
        return int(value) if value.is_integer() else value
    parts = first.replace("-", " ").split()
    known = [_NUMBERS[part] for part in parts if part in _NUMBERS]
    return sum(known) if known and len(known) == len(parts) else None
