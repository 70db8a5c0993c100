"""Numbers that are no figures: years, dates, times of day, ordinals, scores, and parts of names."""

from __future__ import annotations

import re

from onrecord.records import Span
from onrecord.statements.figures.numbers import ONES, TENS, Number
from onrecord.statements.figures.units import unit_at
from onrecord.statements.figures.words import phrase_after

NEAR = 48
"""Code points on either side of a number that tell whether it is a figure."""

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_CURRENCY = r"[$£€¥₽₹₩₪₴]"
_BEFORE_NAME = re.compile(  # "page 5", "Article 50", "phase one", "No. 10", "iPhone 14"
    r"(?:\b(?:pages?|p|pp|chapters?|sections?|articles?|amendments?|titles?|paragraphs?|clauses?|"
    r"verses?|psalms?|lines?|numbers?|nos?|phases?|steps?|parts?|stages?|levels?|tiers?|types?|"
    r"grades?|"
    r"class|category|categories|groups?|rounds?|games?|weeks?|days?|volumes?|vol|rows?|"
    r"rooms?|gates?|exits?|routes?|highways?|interstates?|channels?|tables?|figures?|fig|"
    r"questions?|"
    r"counts?|rules?|laws?|resolutions?|bills?|propositions?|prop|schedules?|appendix|exhibits?|"
    r"episodes?|seasons?|series|version|versions|model|mark|mk|formula|apollo|windows|"
    r"units?|platforms?|terminals?|runways?|wards?|districts?|zones?|areas?|blocks?|flats?|suites?|"
    r"apartments?|apt|lots?|bus|trains?|flights?|boeing|airbus|iphone|ipad|galaxy|xbox|"
    r"playstation|ps|"
    r"super\s+bowl|world\s+war|ftse|s&p|nikkei|fortune|russell|stoxx|nasdaq|cac|dax|hot|radio|bbc|"
    r"area|under|generation|plan|group\s+of|big|gang\s+of|top|catch|agent|studio|ocean[’']s|"
    r"formula|euro|g|covid|act|scene|world\s+cup|"
    r"hr|h\.r\.|s\.|rule|vision|agenda|project|operation|scenario|option|plus|line|pier|ward|vol\.|"
    r"no\.|nr\.|#|the\s+first|the\s+last-place)[\s\u00a0]*)$",
    re.IGNORECASE,
)
_WEAK_NAME = frozenset(
    "days weeks groups group games game lines parts counts rooms units under plan top areas "
    "bills laws euro "
    "act plus big series line counts buses bus pages page rows rounds hot radio figures "
    "numbers p s g a "
    "types levels tables seasons season generation option project operation train the first "
    "flights "
    "questions steps districts zones ward wards class".split()
)
"""Words of the list above that may also stand right before a figure: "in groups 10 people …"."""
_OR_TWO = re.compile(
    r"\ban?[\s\u00a0](?!minute|hour|day|week|month|year|decade|mile|million|thousand|hundred|"
    r"dozen)\w+[\s\u00a0]or[\s\u00a0]$"
)
_PROGRAMME = re.compile(r"^[\s\u00a0](?:Minutes|Hours)\b")
_MODEL_AFTER = re.compile(r"^[\s\u00a0-](?!(?:I|A)\b)[A-Z][\w-]*")
_CAPITAL = re.compile(r"(?:^|[\s(“\"‘'\u00a0])((?:[A-Z]\.)+|[A-Z][\w&’'.-]*)[\s\u00a0]$")
_ANY_WORD = re.compile(r"[\w’'-]+\W*$")
_NO_NAME = frozenset(
    "in at on by from with of to for but and or the a an about around over under nearly almost "
    "some only just "
    "more than less least up roughly approximately between after before when while as this "
    "that these those "
    "his her their its our all another last next first other there we he she they it i you if "
    "so then "
    "killing wounding injuring what how why where because since until within every each most many "
    "mr mrs ms dr have has had".split()
)
_TIME_AFTER = re.compile(
    r"^(?:[:.]\d\d)?[\s\u00a0]?(?:[ap]\.?m\b\.?|o[’']clock|GMT|BST|UTC|EST|EDT|PST|PDT|CET|"
    r"ET\b|PT\b|CT\b|hrs\b|noon)",
    re.IGNORECASE,
)
_ORDINAL_AFTER = re.compile(r"^(?:st|nd|rd|th)\b", re.IGNORECASE)
_STREET_AFTER = re.compile(
    r"^[\s\u00a0]+(?:[NSEW]\.?[\s]+)?(?:[A-Z][\w’'.-]+[\s]+){1,3}"
    r"(?:Street|St\b|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Drive|Square|Place|Terrace|Way|"
    r"Court|Highway)"
)
_YEAR = re.compile(r"(?:1[1-9]|20)\d\d$")
_NEAR_YEAR = re.compile(r"(?:19|20)\d\d$")
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|of|by|from|until|till|before|after|circa|early|late|mid|during|year|"
    r"between|to|and|through|"
    r"than|vs|for|the|spring|summer|autumn|fall|winter|election|c)[\s\u00a0-]+|[-–—/(’'])$",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:about|around|some|nearly|almost|roughly|approximately|than|least|over|to|estimated|"
    r"many\s+as|only|just|another)[\s\u00a0]+$",
    re.IGNORECASE,
)
_SCORE_WORDS = re.compile(
    r"^[\s\u00a0]*(?:draw|win|loss|lead|victory|defeat|decision|ruling|vote|majority|record|"
    r"tie|against|at\s+home|split|margin)\b"
)
_ONE_AFTER = re.compile(
    r"^[\s\u00a0-]+(?:percent|per\s+cent|hundred|million|billion|thousand|in[\s-]\w+)\b",
    re.IGNORECASE,
)
_ONE_RATE = re.compile(
    r"^[\s\u00a0]+[a-z]+[\s\u00a0]+(?:per|an?|each|every)[\s\u00a0]+(?:hour|day|night|week|month|year)\b"
)
_ONE_TIME = re.compile(
    r"^[\s\u00a0-]+(?:hours?|days?|weeks?|months?|years?|minutes?|decades?|century)[\s\u00a0-]+"
    r"(?:after|before|later|earlier|ago|since|from\s+now|in\s+(?:prison|jail)|per|of|into)\b"
)
_ONE_BEFORE = re.compile(
    r"\b(?:only|just|least|than|most|have|has|had|having|killing|killed|wounding|injuring|"
    r"killed\s+(?:at\s+least)|leaving|exactly|about|every|to\s+just|allowed)[\s\u00a0]+$",
    re.IGNORECASE,
)
_ONE_IDIOM = re.compile(
    r"^[\s\u00a0-]+(?:of|another|day|thing|point|time|reason|way|side|hand|more|who|that|which|"
    r"is|was|has|can|"
    r"could|would|else|on|to|by|for|and|or|such|and\s+only|with|over|up|off|down|step|foot|eye|"
    r"example|word|"
    r"minute|moment|end|big|bit)\b|^[’'.,;:?!”\"]",
    re.IGNORECASE,
)
_HURT = re.compile(
    r"^[\s\u00a0]+(?:[\w-]+[\s\u00a0]+){0,2}(?:was\s+)?(?:killed|dead|wounded|injured)\b"
)
_HALF_BEFORE = re.compile(
    r"\b(?:first|second|latter|other|former|better|top|bottom|northern|southern|eastern|"
    r"western|upper|"
    r"lower|final|last|opening|early|and|my|his|her|each)[\s\u00a0-]+$",
    re.IGNORECASE,
)
_HALF_AFTER = re.compile(
    r"^(?:[\s\u00a0]+(?:of|the|an?|its|their|our|his|her|my|those|these|or|that|as|in|to|by|"
    r"were|are|was|have|"
    r"said)\b|[\s\u00a0-]?(?:hour|day|mile|century|dozen|minute)s?\b|[\s\u00a0]*[.,;%–—)])"
)
_AMOUNT_BEFORE = re.compile(
    r"(?:\b(?:nearly|almost|about|roughly|around|approximately|least|than|over|under|some|by|"
    r"up\s+to|just|only|exactly|to|another|close\s+to|in)|^)[\s\u00a0(“\"‘']*$",
    re.IGNORECASE,
)
_MORE_AFTER = re.compile(
    r"^[\s\u00a0]+(?:of|more|less|fewer|larger|smaller|the|cheaper|higher|lower)\b"
)


def refused(text: str, number: Number, sentence: Span) -> bool:
    """Tell whether *number* is no figure.

    >>> from onrecord.statements.figures.numbers import numbers
    >>> text = "On May 4, 2019 at 9pm Apollo 11 won 3-1 on page 7 before 40 guests in the 1980s."
    >>> whole = Span(0, len(text))
    >>> [n.span.of(text) for n in numbers(text, whole) if not refused(text, n, whole)]
    ['40']
    """
    before = text[max(sentence.start, number.span.start - NEAR) : number.span.start]
    after = text[number.span.end : min(sentence.end, number.span.end + NEAR)]
    written = number.span.of(text)
    if _glued(written, before, after) and not (
        number.digits
        and unit_at(text, number.span.end, sentence.end)
        and not re.search(r"[\w@#/_=-]$", before)
    ):
        return True
    if _OR_TWO.search(before) or (
        _PROGRAMME.match(after) and re.search(r"[a-z][\s\u00a0]$", before)
    ):
        return True  # "a word or two", "CBS 60 Minutes"
    if number.fraction:
        return _fraction(written.lower(), before, after)
    if number.digits:
        return _digits(text, number, sentence, before, after)
    return _word(text, number, sentence, before, after)


def _glued(written: str, before: str, after: str) -> bool:
    """Tell whether the number is a piece of a longer sign: "M142", "MS-13", "5G", "@ana4"."""
    if re.search(r"[\w@#/_=]$|[a-zA-Z]\)?[-–]$", before) and not re.search(
        rf"{_CURRENCY}$", before
    ):
        return not re.search(
            r"\b(?:mid|pre|post|sub|non|nearly|roughly|about|to|year|and|or|an?)-$",
            before,
            re.IGNORECASE,
        )
    return (
        bool(re.match(r"[\w@_/]|-(?:[A-Z]\d|\d+[A-Z])|[’']s?\b", after)) and written[-1].isalnum()
    )


def _digits(text: str, number: Number, sentence: Span, before: str, after: str) -> bool:
    written = number.span.of(text)
    if re.search(rf"{_CURRENCY}[\s\u00a0]?$", before):
        return False
    if _ORDINAL_AFTER.match(after) or _TIME_AFTER.match(after) or _clock(before, after):
        return True
    chained = re.search(r"\d[-.]\d+[-.]$", before) or (
        re.search(r"\d-$", before) and re.match(r"-\d", after)
    )
    if chained:  # a telephone number, an account
        return True
    if re.search(r"\d[:/.,-]$", before) and not re.search(r"\d[-/]$", before):
        return True
    if _dated(text, number, sentence, before, after, written) or _is_year(
        text, number, sentence, before, after
    ):
        return True
    if unit_at(text, number.span.end, sentence.end) is not None:
        return False
    if (
        _scored(before, after, written)
        or re.match(r"^[-/]\d+[-/]\d", after)
        or _listed(text, number, sentence)
    ):
        return True
    return _in_name(text, number, sentence, before) or bool(_STREET_AFTER.match(after))


def _clock(before: str, after: str) -> bool:
    return bool(re.match(r"^:\d\d", after) or re.search(r"\d:$", before))


def _dated(
    text: str, number: Number, sentence: Span, before: str, after: str, written: str
) -> bool:
    if len(written) > 2 or number.value > 31:
        return bool(re.match(r"^[/.]\d{1,2}[/.]\d", after))
    if re.search(
        rf"\b{_MONTH}[\s\u00a0]+(?:\d{{1,2}}(?:[\s\u00a0]*(?:[-–—]|to|and|or|,)[\s\u00a0]*))?$",
        before,
    ):
        return "May" not in before[-5:] or not _counts(text, number, sentence)
    if re.match(
        rf"^(?:[-–—]\d{{1,2}})?[\s\u00a0]+(?:of[\s\u00a0]+)?{_MONTH}(?:\b|[\s\u00a0])", after
    ):
        return True
    if re.match(
        rf"^[\s\u00a0]*(?:[-–—]|to|and|or)[\s\u00a0]*\d{{1,2}}[\s\u00a0]+{_MONTH}\b", after
    ):
        return True
    return bool(re.match(r"^[/.]\d{1,2}(?:[/.]\d{2,4})?\b", after) and not number.fraction) or bool(
        re.search(r"\d/$", before)
    )


def _counts(text: str, number: Number, sentence: Span) -> bool:
    return phrase_after(text, number.span.end, sentence.end) is not None


def _is_year(text: str, number: Number, sentence: Span, before: str, after: str) -> bool:
    written = number.span.of(text)
    if re.match(r"^s\b", after) or re.match(r"^[’']\d\d", after):
        return True
    if re.search(r"(?:1[1-9]|20)\d\d[-–—/]$", before) and len(written) in {2, 4}:
        return True
    if not _YEAR.match(written):
        return False
    found = unit_at(text, number.span.end, sentence.end)
    if found is not None and not re.match(
        r"^[\s\u00a0-](?:season|quarter|pound|won|real|point)", after, re.I
    ):
        return False
    if _NEAR_YEAR.match(written):
        return not (
            _HEDGED.search(before)
            and _counts(text, number, sentence)
            and not re.search(r"\b(?:than|to)[\s\u00a0]+$", before)
        )
    return bool(_YEAR_BEFORE.search(before)) or not _counts(text, number, sentence)


def _scored(before: str, after: str, written: str) -> bool:
    """Tell whether this is half of "3-1", "50–50" or "a 5-4 ruling"."""
    ahead = re.match(r"^(?:-|–|—|\sto\s)(\d+(?:\.\d+)?)(?![\d,]|\s?%)(.*)", after, re.DOTALL)
    if ahead and not ahead[0].startswith(" to"):
        rest = ahead[2]
        return float(ahead[1]) <= float(re.sub(r"[^\d.]", "", written) or 0) or bool(
            _SCORE_WORDS.match(rest)
        )
    behind = re.search(r"(?<![\d.,$£€])(\d+(?:\.\d+)?)[-–—]$", before)
    if behind:
        low, high = float(behind[1]), float(re.sub(r"[^\d.]", "", written) or 0)
        return high <= low or bool(_SCORE_WORDS.match(after))
    return False


def _listed(text: str, number: Number, sentence: Span) -> bool:
    """Tell whether the number opens a line of a list: "1. …", "2) …"."""
    start = number.span.start
    opens = start == sentence.start or text[max(0, start - 1) : start] in {"\n", "("}
    return bool(opens and re.match(r"[.)](?:\s|$)", text[number.span.end : number.span.end + 2]))


def _in_name(text: str, number: Number, sentence: Span, before: str) -> bool:
    after = text[number.span.end : min(sentence.end, number.span.end + NEAR)]
    if (
        _MODEL_AFTER.match(after)
        and number.span.of(text).isdigit()
        and not _counts(text, number, sentence)
    ):
        return True  # "the 737 Max"
    named = _BEFORE_NAME.search(before)
    if named:
        word = named[0].strip().lower()
        if word not in _WEAK_NAME or not _counts(text, number, sentence):
            return True
    capital = _CAPITAL.search(before)
    if capital is None or capital[1].lower() in _NO_NAME:
        return False
    at = number.span.start - len(before) + capital.start(1)
    first = not text[sentence.start : at].strip(" “\"‘'(\u00a0")
    if first and (capital[1].lower() in ONES or not _names_before(capital[1])):
        return False
    return not _counts(text, number, sentence)


def _names_before(word: str) -> bool:
    return not word.lower().endswith(("ly", "ing", "ed"))


_SLASHED = frozenset(
    f"{top}/{under}" for under in (2, 3, 4, 5, 6, 8, 10) for top in range(1, under)
)
"""What a slash makes a fraction: "2/3" is one; "9/11", "24/7" and "5/4" are none."""


def _fraction(written: str, before: str, after: str) -> bool:
    if "/" in written:
        return written not in _SLASHED
    if not written[0].isalpha():
        return False
    if re.search(r"(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$", written):
        top = re.split(r"[\s\u00a0-]", written)[0]
        if top in {"a", "an"}:
            return not (_MORE_AFTER.match(after) or _part_of_all(before, after))
        return top != "one" and not after.startswith((" of", "-of"))
    if written.endswith("s"):
        return False
    if written == "half":
        if _HALF_BEFORE.search(before) or not _HALF_AFTER.match(after):
            return True
        return bool(re.match(r"^[\s\u00a0]*[.,;–—)]", after)) and not _AMOUNT_BEFORE.search(before)
    return False


def _part_of_all(before: str, after: str) -> bool:
    """Tell whether "a third" is a share: "nearly a third said so", not "a third country"."""
    hedged = re.search(
        r"\b(?:nearly|almost|about|roughly|around|approximately|least|than|over|to|"
        r"(?:ris\w+|rose|f[ae]ll\w*|cut\w*|reduc\w+|increas\w+|shrank|grew|drop\w*|down|"
        r"up)(?:[\s\u00a0][^.]{0,24})?[\s\u00a0]by)[\s\u00a0]+$",
        before,
        re.IGNORECASE,
    )
    return bool(hedged) and not re.match(
        r"^[\s\u00a0]+[a-z]+(?<!d)(?<!ly)[\s\u00a0]+(?:was|is|in)", after
    )


_WORD_IDIOM = re.compile(r"^[\s\u00a0-]+(?:fold|something|somethings|odd-looking)\b")
_DAY_ONE = re.compile(
    r"(?:\b(?:day|phase|number|step|part|chapter|stage|round|week|page|plan|act|game|no|numero|"
    r"world\s+war|"
    r"air\s+force|formula|title|article|tier|group\s+of|catch|big|gang\s+of|channel|radio|"
    r"level|season|volume|"
    r"episode|square|model|type|class|category|batch|wave|any|no|every|some|each|this|that|"
    r"which|the|another|"
    r"single)[\s\u00a0-]+)$",
    re.IGNORECASE,
)
_NUMBER_NAME = re.compile(
    r"\b(?:day|phase|number|step|part|chapter|stage|round|page|plan|act|world\s+war|formula|title|"
    r"article|tier|group\s+of|gang\s+of|channel|radio|level|season|volume|episode|type|"
    r"category|wave)"
    r"[\s\u00a0-]+$",
    re.IGNORECASE,
)


def _word(text: str, number: Number, sentence: Span, before: str, after: str) -> bool:
    written = number.span.of(text).lower()
    if number.vague:
        return False
    if written in {"one", "zero"}:
        return _one(before, after)
    if written in {"hundred", "thousand", "million", "billion", "trillion", "dozen"}:
        return not re.search(r"\b(?:the|per|couple|every)[\s\u00a0]+$", before) or not after.strip()
    if _NUMBER_NAME.search(before) and not _counts(text, number, sentence):
        return True
    if re.match(r"^(?:-|[\s\u00a0])?(?:somethings?|fold)\b", after) or re.match(r"^s\b", after):
        return True
    if re.match(r"^[\s\u00a0-]+(?:to|by)[\s-]one\b|^-on-", after) or _TIME_AFTER.match(after):
        return True
    if number.span.of(text)[:1].isupper() and _capital_name(text, number, sentence):
        return True
    last = re.split(r"[\s\u00a0-]", written)[-1]
    if (last in ONES or last in TENS) and re.match(
        r"^[\s\u00a0-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b", after
    ):
        return True  # "twenty-first"
    return re.search(
        r"\b(?:at|by|until|around|before|after)[\s\u00a0]+$", before
    ) is not None and bool(
        re.match(
            r"^[\s\u00a0]+(?:in\s+the\s+(?:morning|afternoon|evening)|this\s+morning|at\s+night)",
            after,
        )
    )


def _capital_name(text: str, number: Number, sentence: Span) -> bool:
    """Tell whether a number word inside a sentence is spelt as a name: "the Big Six"."""
    before = text[sentence.start : number.span.start]
    if not before.strip(" “\"‘'(\u00a0—–-") or re.search(r"[.:!?“\"‘—–]\s*$", before):
        return False
    return bool(re.search(r"\b[A-Z][\w’'-]*[\s-]$", before)) or bool(
        re.match(r"[\s-][A-Z]", text[number.span.end : number.span.end + 2])
    )


def _one(before: str, after: str) -> bool:
    """Tell whether "one" is a pronoun or an article rather than a count.

    "One official said" has no figure that anybody would check; "only one meal", "one killed and
    three injured", "one day after" and "one in five" have.
    """
    if (
        _ONE_RATE.match(after)
        or _ONE_AFTER.match(after)
        or _ONE_TIME.match(after)
        or _HURT.match(after)
    ):
        return bool(_DAY_ONE.search(before))
    if _ONE_IDIOM.match(after) or _DAY_ONE.search(before):
        return True
    return not _ONE_BEFORE.search(before)
