"""Number words, "one", halves and fractions that count nothing."""

from __future__ import annotations

import re

from onrecord.statements.figures.numbers import ONES, TENS
from onrecord.statements.figures.refused.calendar import clock
from onrecord.statements.figures.refused.named import spelt
from onrecord.statements.figures.refused.place import Place

_OR_TWO = re.compile(
    r"\ban?[\s\u00a0](?!minute|hour|day|week|month|year|decade|mile|million|thousand|hundred|"
    r"dozen)\w+[\s\u00a0]or[\s\u00a0]$"
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
_SLASHED = frozenset(
    f"{top}/{under}" for under in (2, 3, 4, 5, 6, 8, 10) for top in range(1, under)
)
"""What a slash makes a fraction: "2/3" is one; "9/11", "24/7" and "5/4" are none."""
_PART = re.compile(r"(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$")
_SPACE = re.compile(r"[\s\u00a0-]")
_ENDS = re.compile(r"^[\s\u00a0]*[.,;–—)]")
_SHARE_BEFORE = re.compile(
    r"\b(?:nearly|almost|about|roughly|around|approximately|least|than|over|to|"
    r"(?:ris\w+|rose|f[ae]ll\w*|cut\w*|reduc\w+|increas\w+|shrank|grew|drop\w*|down|"
    r"up)(?:[\s\u00a0][^.]{0,24})?[\s\u00a0]by)[\s\u00a0]+$",
    re.IGNORECASE,
)
_THIRD_THING = re.compile(r"^[\s\u00a0]+[a-z]+(?<!d)(?<!ly)[\s\u00a0]+(?:was|is|in)")
_SCALES = frozenset("hundred thousand million billion trillion dozen".split())
_BEFORE_SCALE = re.compile(r"\b(?:the|per|couple|every)[\s\u00a0]+$")
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
_COMPOUND = re.compile(
    r"^(?:-|[\s\u00a0])?(?:somethings?|fold)\b|^s\b|^[\s\u00a0-]+(?:to|by)[\s-]one\b|^-on-"
)
"""What makes another word of a number word: "twenty-somethings", "tenfold", "one-on-one"."""
_LAST_ORDINAL = re.compile(
    r"^[\s\u00a0-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b"
)
_AT = re.compile(r"\b(?:at|by|until|around|before|after)[\s\u00a0]+$")
_DAYTIME = re.compile(
    r"^[\s\u00a0]+(?:in\s+the\s+(?:morning|afternoon|evening)|this\s+morning|at\s+night)"
)


def or_two(place: Place) -> bool:
    """Tell whether it is the end of "a word or two"."""
    return _OR_TWO.search(place.before) is not None


def fraction(place: Place) -> bool:
    """Tell whether a half, a third or "9/11" is no share of anything."""
    written = place.written.lower()
    if "/" in written:
        return written not in _SLASHED
    if not written[0].isalpha():
        return False
    if _PART.search(written):
        return _part(place, _SPACE.split(written)[0])
    return written == "half" and _half(place)


def _part(place: Place, top: str) -> bool:
    if top in {"a", "an"}:
        return not (_MORE_AFTER.match(place.after) or _part_of_all(place))
    return top != "one" and not place.after.startswith((" of", "-of"))


def _half(place: Place) -> bool:
    if _HALF_BEFORE.search(place.before) or not _HALF_AFTER.match(place.after):
        return True
    return bool(_ENDS.match(place.after)) and not _AMOUNT_BEFORE.search(place.before)


def _part_of_all(place: Place) -> bool:
    """Tell whether "a third" is a share: "nearly a third said so", not "a third country"."""
    return bool(_SHARE_BEFORE.search(place.before)) and not _THIRD_THING.match(place.after)


def word(place: Place) -> bool:
    """Tell whether a number word counts nothing: "day one", "the Big Six", "tenfold", "at six"."""
    if place.number.vague:
        return False
    written = place.written.lower()
    if written in {"one", "zero"}:
        return _one(place.before, place.after)
    if written in _SCALES:
        return not _BEFORE_SCALE.search(place.before) or not place.after.strip()
    if _NUMBER_NAME.search(place.before) and not place.counts:
        return True
    return bool(
        _COMPOUND.match(place.after)
        or clock(place)
        or spelt(place)
        or _ordinal(written, place.after)
        or (_AT.search(place.before) and _DAYTIME.match(place.after))
    )


def _ordinal(written: str, after: str) -> bool:
    """Tell whether the last of its words is an ordinal: "twenty-first"."""
    last = _SPACE.split(written)[-1]
    return (last in ONES or last in TENS) and _LAST_ORDINAL.match(after) is not None


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
