"""Near-identical lines of a list, folded into one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.text.polarity import negating

ALIKE = 0.8
"""Share of all their words that two lines have in common and are held for one: eight in ten keeps
a changed ending or a lost adverb together, and two sentences on one matter apart."""

_WORD = re.compile(r"\w+(?:'\w+)?")


@dataclass(slots=True)
class _Fold:
    words: frozenset[str]
    places: list[int] = field(default_factory=list)


def folded(texts: Iterable[str]) -> tuple[tuple[int, ...], ...]:
    """Put near-identical texts together; another number or a lost "not" is never nearly the same.

    Returns:
        The places of each fold in *texts*, folds and places in their order.

    >>> folded(["The bridge is shut.", "The bridge is shut", "12 left", "14 left"])
    ((0, 1), (2,), (3,))
    """
    folds: list[_Fold] = []
    for place, text in enumerate(texts):
        words = frozenset(_WORD.findall(text.casefold().replace("’", "'")))
        home = next((fold for fold in folds if _alike(fold.words, words)), None)
        if home is None:
            folds.append(home := _Fold(words))
        home.places.append(place)
    return tuple(tuple(fold.places) for fold in folds)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    if any(negating(word) or any(sign.isdigit() for sign in word) for word in one ^ other):
        return False
    return len(one & other) >= ALIKE * max(1, len(one | other))
