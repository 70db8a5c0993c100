"""Opposites: words that mean the contrary, or another one of the same few.

Word vectors bring such words as near as synonyms ("open", "closed"; "Monday", "Tuesday"), so they
are told apart by a list: two different words of one line never stand for each other.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from itertools import permutations

from onrecord.text.lemmas import lemma
from onrecord.text.lists import rows

CALENDAR = (
    "monday tuesday wednesday thursday friday saturday sunday",
    "january february march april may june july august september october november december",
)


@cache
def _listed() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the lines of the table by their sort."""
    found: dict[str, list[tuple[str, ...]]] = {"kind": [tuple(line.split()) for line in CALENDAR]}
    for sort, line in rows("opposites.tsv"):
        found.setdefault(sort, []).append(tuple(line.split()))
    return {sort: tuple(lines) for sort, lines in found.items()}


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _listed()["turn"]:
        first, *others = map(lemma, line)
        for other in others:
            found.setdefault(first, set()).add(other)
            found.setdefault(other, set()).add(first)
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
    for number, line in enumerate(line for lines in _listed().values() for line in lines):
        for word in line:
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
def _exchanges() -> frozenset[tuple[str, str]]:
    found = set[tuple[str, str]]()
    for line in _listed()["kind"]:
        found.update(permutations(line, 2))
    for line in (*_listed()["pair"], *_listed()["turn"]):
        first, *others = line
        found.update(pair for other in others for pair in ((first, other), (other, first)))
    return frozenset(found | {(lemma(one), lemma(other)) for one, other in found})


def exchanged(one: str, other: str) -> bool:
    """Tell whether one word put for another changes what is said.

    >>> exchanged("open", "shut"), exchanged("close", "shut"), exchanged("likely", "unlikely")
    (True, False, True)
    """
    if one == other:
        return False
    if _prefixed(one, other) or _prefixed(other, one):
        return True
    return bool({(one, other), (lemma(one), lemma(other))} & _exchanges())


DENYING = ("un", "il", "ir", "dis", "non", "non-")
"""Syllables that turn a word round; "in" is left out: "form", "inform"."""


def _prefixed(one: str, other: str) -> bool:
    return len(one) > 3 and any(other == syllable + one for syllable in DENYING)


@cache
def calendar() -> frozenset[str]:
    """Return the names of days and months, but for those that are other words too.

    >>> "monday" in calendar(), "may" in calendar()
    (True, False)
    """
    return frozenset(" ".join(CALENDAR).split()) - {"may", "march"}
