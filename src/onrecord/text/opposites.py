"""Opposites: words that mean the contrary, or another one of the same few.

Word vectors bring such words as near as synonyms ("open", "closed"; "Monday", "Tuesday"), so they
are told apart by a list: two different words of one line never stand for each other.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from onrecord.text.lemmas import lemma

CALENDAR = (
    "monday tuesday wednesday thursday friday saturday sunday",
    "january february march april may june july august september october november december",
)

_CONTRASTS = (
    *CALENDAR,
    "spring summer autumn fall winter",
    "day week month year hour minute second decade century night",
    "morning noon afternoon evening night midnight",
    "today yesterday tomorrow tonight",
    "north south east west northern southern eastern western",
    "brother sister mother father son daughter uncle aunt wife husband nephew niece cousin",
    "man woman boy girl child",
    "men women boys girls children",
    "open close shut",
    "win lose",
    "victory defeat",
    "buy sell",
    "increase decrease decline drop reduce cut",
    "rise fall sink drop",
    "grow shrink",
    "more less fewer",
    "most least",
    "many few",
    "high low",
    "higher lower",
    "highest lowest",
    "up down",
    "right wrong left",
    "true false untrue",
    "correct incorrect",
    "good bad",
    "better worse",
    "best worst",
    "big small large little",
    "long short",
    "old new young",
    "early late",
    "first last second third",
    "before after",
    "always never sometimes",
    "accept reject refuse deny",
    "confirm deny dispute",
    "admit deny",
    "allow forbid ban prohibit prevent",
    "legal illegal",
    "support oppose",
    "agree disagree refuse",
    "approve reject veto block",
    "guilty innocent",
    "convict acquit",
    "safe dangerous unsafe",
    "healthy sick",
    "dead alive wounded injured missing",
    "death life birth injury",
    "kill wound injure hurt save rescue",
    "live die",
    "arrive leave depart",
    "enter leave exit",
    "stay leave",
    "come go",
    "begin end stop finish",
    "start end stop finish",
    "continue stop end cease",
    "remember forget",
    "love hate",
    "friend enemy",
    "war peace",
    "attack defend",
    "import export",
    "lend borrow",
    "give take receive",
    "send receive",
    "teach learn",
    "ask answer",
    "question answer",
    "push pull",
    "pass fail",
    "succeed fail",
    "success failure",
    "strong weak",
    "stronger weaker",
    "strength weakness",
    "hot cold",
    "warm cool",
    "wet dry",
    "full empty",
    "rich poor",
    "easy hard difficult",
    "possible impossible",
    "likely unlikely",
    "able unable",
    "public private",
    "federal state local",
    "democrat republican",
    "democratic republican",
    "conservative liberal labour",
    "majority minority",
    "profit loss",
    "income spending",
    "cause effect",
    "question reply",
    "black white red green blue yellow",
    "all none some",
    "everybody nobody somebody",
    "everyone noone someone",
    "everything nothing something",
    "with without",
    "president governor senator minister mayor",
    "house senate",
    "dollar euro pound",
    "mile kilometre kilometer metre meter",
    "army navy",
    "police army",
    "doctor nurse patient",
    "positive negative",
    "upper lower",
    "inside outside",
    "above below",
    "include exclude",
    "trust distrust",
    "honest dishonest",
    "fair unfair",
    "necessary unnecessary",
    "constitutional unconstitutional",
    "employed unemployed",
)


_TURNING = (
    "open close",
    "win lose",
    "victory defeat",
    "increase decrease reduce",
    "rise fall",
    "continue end",
    "begin end",
    "start stop",
    "accept reject refuse",
    "confirm deny",
    "admit deny",
    "allow forbid ban prohibit prevent",
    "legal illegal",
    "support oppose",
    "agree refuse",
    "guilty innocent",
    "safe dangerous unsafe",
    "alive dead",
    "arrive leave",
    "join leave",
    "buy sell",
    "true false untrue",
    "possible impossible",
    "likely unlikely",
    "always never",
    "better worse",
    "more less",
    "higher lower",
    "fair unfair",
    "constitutional unconstitutional",
    "remain leave",
    "strong weak",
    "good bad",
)
"""Lines of which one word against another turns a sentence round."""


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _TURNING:
        some = {lemma(word) for word in line.split()}
        for word in some:
            found.setdefault(word, set()).update(some - {word})
    return {word: frozenset(others) for word, others in found.items()}


def opposed(ours: Collection[str], theirs: Collection[str]) -> bool:
    """Tell whether one side has a lemma and the other its opposite, and neither has both.

    >>> opposed(("strik", "end"), ("strik", "continu"))
    True
    >>> opposed(("open", "clos"), ("clos", "door"))
    False
    """
    here, there = set(ours), set(theirs)
    return any(
        opposite in there and opposite not in here and word not in there
        for word in here
        for opposite in _opposites().get(word, ())
    )


@cache
def _lines() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_CONTRASTS):
        for word in line.split():
            for form in (word, lemma(word)):
                found.setdefault(form, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def contrasted(one: str, other: str) -> bool:
    """Tell whether two lemmas, or words, are different ones of one line.

    >>> contrasted("open", "clos"), contrasted("open", "open"), contrasted("open", "door")
    (True, False, False)
    """
    if one == other:
        return False
    lines = _lines()
    return not lines.get(one, frozenset()).isdisjoint(lines.get(other, frozenset()))


@cache
def calendar() -> frozenset[str]:
    """Return the names of days and months, but for those that are other words too.

    >>> "monday" in calendar(), "may" in calendar()
    (True, False)
    """
    return frozenset(" ".join(CALENDAR).split()) - {"may", "march"}
