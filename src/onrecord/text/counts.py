"""Counts: the numbers that words of a passage give, whether in letters or in digits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {word: float(n) for n, word in enumerate(_ONES)} | {
    word: 10.0 * n for n, word in enumerate(_TENS, 2)
}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}
_ALSO = {"twice": 2.0, "thrice": 3.0, "dozen": 12.0, "decade": 10.0, "fortnight": 2.0}
"""Words that carry a number inside them. "Once" is "one time" less often than "as soon as"."""
_DIGITS = re.compile(r"(\d+(?:[.,]\d+)*)([a-z]*)")


def counts(words: Iterable[str]) -> frozenset[float]:
    """Return the numbers among folded words; "one" and "zero" say too little and are left out.

    >>> sorted(counts("twenty-five of 4,000 waited for two million years".split()))
    [25.0, 4000.0, 2000000.0]
    """
    return frozenset(value for value in _values(list(words)) if value not in (0.0, 1.0))


def _values(words: Sequence[str]) -> Iterator[float]:
    at = 0
    while at < len(words):
        value, after = _number(words, at)
        if value is None:
            at += 1
            continue
        yield value
        at = after


def _number(words: Sequence[str], at: int) -> tuple[float | None, int]:
    """Return the number that begins at a word and the place after it."""
    value = _simple(words[at])
    if value is None:
        return _ALSO.get(words[at]), at + 1
    after = at + 1
    while after < len(words):
        scale = _SCALES.get(words[after])
        low = _SMALL.get(words[after])
        if scale:
            value *= scale
        elif low is not None and low < 10 and value % 100 >= 20 and value % 10 == 0 and value < 100:
            value += low
        else:
            break
        after += 1
    return value, after


def _simple(word: str) -> float | None:
    if word in _SMALL:
        return _SMALL[word]
    tens = next((t for t in _TENS if word.startswith(t) and word != t), None)
    if tens and (rest := word[len(tens) :].lstrip("-")) in _SMALL:
        return _SMALL[tens] + _SMALL[rest]
    found = _DIGITS.fullmatch(word)
    if not found or (found[2] and found[2] not in _SHORT):
        return None
    plain = found[1].replace(",", "")
    if plain.count(".") > 1:
        return None
    return float(plain) * _SHORT.get(found[2], 1.0)
