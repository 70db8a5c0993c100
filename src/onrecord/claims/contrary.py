"""Contrary: what keeps two wordings from ever being one claim, however alike they are.

A number, a negation or an opposite that differs. This is the one place for it: wordings that share
words are told by what differs between them, others by what each says.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from onrecord.options import RestatedOptions
from onrecord.records import Span
from onrecord.text.align import Op, Pairs, Step, matching, script
from onrecord.text.contents import Content, content
from onrecord.text.counts import counts
from onrecord.text.meaning import against, likeness
from onrecord.text.opposites import exchanged
from onrecord.text.polarity import DENIALS, negating, negations
from onrecord.text.stopwords import STOP

Words = tuple[str, ...]
SPELT = 0.5
"""Likeness of two spellings, 0 to 1, from which they may be of one name (Caesar, Tsezar)."""

SHORT_EDIT = 4
"""Words of an edit in which a negation or a number speaks against sameness; a longer one is a
clause that one report leaves out."""


DENIED = 5
"""Words of a stretch in common, from which on a "not" right before it on one side is about it."""

REVERSED = 8
"""Words within which three that stand the other way round have changed places."""

JOINING = frozenset("and or the a an as with of".split())
"""Words around which two may change places: "boats and cars"."""


OBJECTS = frozenset("us them him me".split())


@lru_cache(maxsize=1 << 14)
def contrary(one: Words, other: Words, names: frozenset[str] = frozenset()) -> bool:
    """Tell whether what differs between two wordings is the sense.

    A number, a negation, an opposite, one of *names* for another, or two that changed places.

    >>> contrary(("it", "has", "4,000", "troops"), ("it", "has", "5,000", "troops"))
    True
    >>> contrary(("after", "ten", "days"), ("after", "three", "days"))
    True
    >>> contrary(("the", "lock", "is", "safe"), ("the", "lock", "is", "dangerous"))
    True
    >>> contrary(tuple("tides shelled guards".split()), tuple("guards shelled tides".split()))
    True
    >>> contrary(("we", "will", "not", "leave"), ("we", "won't", "leave"))
    False
    """
    pairs = matching(one, other)
    if not pairs:
        return False
    steps = script(pairs, *_reach(pairs, len(one), len(other)))
    changed = [s for s in steps if s.op is not Op.KEEP]
    edits = [(one[s.a0 : s.a1], other[s.b0 : s.b1]) for s in changed]
    if any(_contrary_edit(ours, theirs) for ours, theirs in edits) or _turned(one, other):
        return True
    if _no_longer(one, other, pairs[0]) or _no_longer(other, one, (pairs[0][1], pairs[0][0])):
        return True
    kept = [s for s in steps if s.op is Op.KEEP]
    if any(_denied(one, s.a0, s.a1) != _denied(other, s.b0, s.b1) for s in kept):
        return True
    return any(_renamed(one, other, step, names) for step in changed)


def _no_longer(one: Words, other: Words, first: tuple[int, int]) -> bool:
    """Tell whether only one begins with "no" of what both go on with: "No shots were fired".

    In "No, there was", "No, we" it answers a question.
    """
    i, j = first
    return i > 0 and j == 0 and one[i - 1] in {"no", "hardly", "never"} and other[0] not in STOP


def _denied(words: Words, first: int, after: int) -> bool:
    """Tell whether a stretch that both have comes right after a negation: "not | get the same"."""
    return first > 0 and after - first >= DENIED and negating(words[first - 1])


def _turned(one: Words, other: Words) -> bool:
    """Tell whether two have changed places around a third: "the army shelled the guard".

    In the passive ("the guard was shelled by the army") they have not.
    """
    there = {word: at for at, word in enumerate(other) if other.count(word) == 1}
    places = [(i, there[w]) for i, w in enumerate(one) if w in there and one.count(w) == 1]
    for (i, x), (j, y) in combinations(places, 2):
        if not (x > y and j - i <= REVERSED and x - y <= REVERSED):
            continue
        if {one[i], one[j]} & (STOP - OBJECTS):
            continue
        between = {*one[i + 1 : j]} & {*other[y + 1 : x]} - JOINING
        if between and ("by" in one[i:j]) == ("by" in other[y:x]):
            return True
    return False


def _renamed(one: Words, other: Words, step: Step, names: frozenset[str]) -> bool:
    """Tell whether an edit puts one name for another: not "Ana Ruiz" for "Dr Ruiz", or a spelling.

    A name beside the edit that both keep shows that it is another form of the same one.
    """
    ours = [word for word in one[step.a0 : step.a1] if word in names]
    theirs = [word for word in other[step.b0 : step.b1] if word in names]
    if not ours or not theirs or step.op is not Op.REPLACE:
        return False
    beside = {*one[max(0, step.a0 - 1) : step.a0], *one[step.a1 : step.a1 + 1]}
    if beside & names or max(step.a1 - step.a0, step.b1 - step.b0) > SHORT_EDIT:
        return False
    return not any(SequenceMatcher(None, x, y).ratio() >= SPELT for x in ours for y in theirs)


def _reach(pairs: Pairs, ours: int, theirs: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return how far two wordings are held against each other.

    Words that only one has at an end were left out by the other; few that both have there were
    exchanged ("by 2030", "by 2040").
    """
    (i, j), (x, y) = pairs[0], pairs[-1]
    if 0 < i <= SHORT_EDIT and 0 < j <= SHORT_EDIT:
        i, j = 0, 0
    if 0 < ours - x - 1 <= SHORT_EDIT and 0 < theirs - y - 1 <= SHORT_EDIT:
        x, y = ours - 1, theirs - 1
    return (i, x + 1), (j, y + 1)


def _contrary_edit(one: Words, other: Words) -> bool:
    if max(len(one), len(other)) > SHORT_EDIT:
        short, long = sorted((one, other), key=len)
        # "[They are ours. They] get the same pay" against "They [do not] get the same pay".
        return len(short) <= SHORT_EDIT and negations(short) % 2 == 1 and not negations(long)
    ours, theirs = _numbers(one, other), _numbers(other, one)
    if ours and theirs and not ours & theirs:
        return True
    if _denials(one) % 2 != _denials(other) % 2:
        return True
    ours_only, theirs_only = set(one) - set(other), set(other) - set(one)
    return any(exchanged(x, y) for x in ours_only for y in theirs_only)


def _numbers(some: Words, others: Words) -> frozenset[float]:
    """Return the numbers in an edit; "a third" stands against "two thirds"."""
    single = len(some) <= 2 and {"a", "an", "one"} & {*some} and counts(others)
    return counts(some) or (frozenset((1.0,)) if single else frozenset())


def _denials(some: Words) -> int:
    return negations(some) + sum(word in DENIALS for word in some)


@lru_cache(maxsize=1 << 14)
def contrary_meaning(one: str, other: str) -> bool:
    """Tell whether two texts that share no run of words say opposite things, or give other numbers.

    >>> contrary_meaning("We reported the valve three times.", "The valve was reported five times.")
    True
    """
    ours, theirs, options = _content(one), _content(other), RestatedOptions()
    return against(ours, theirs, likeness(ours, theirs, options), options) is not None


def names(text: str) -> frozenset[str]:
    """Return the words of a text that are written as names are."""
    return _content(text).names


@lru_cache(maxsize=1 << 12)
def _content(text: str) -> Content:
    return content(text, (Span(0, len(text)),))
