"""The words by which reports tell what brought something about: a flood, a war, an illness."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.text.lists import rows


@dataclass(frozen=True, slots=True)
class Cause:
    """What brought something about; ``illness`` tells that cases are counted of it."""

    name: str
    illness: bool


@lru_cache(maxsize=1)
def _causes() -> tuple[re.Pattern[str], dict[str, Cause]]:
    known = {
        word: Cause(name, bool(illness))
        for name, words, illness in rows("causes.tsv")
        for word in words.split("|")
    }
    forms = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    return re.compile(rf"\b(?:{forms})\b"), known


def causes(text: str) -> list[Cause]:
    """Return the causes that *text* names, in reading order, each as often as it is named.

    >>> [cause.name for cause in causes("The blast and the flood; another Blast.")]
    ['blast', 'flood', 'blast']
    >>> causes("The mayor came in March.")
    []
    """
    pattern, known = _causes()
    met = pattern.finditer(text.lower()) if len(text.lower()) == len(text) else ()
    return [known[one.group()] for one in met if text[one.start() : one.end()] != "March"]
