"""Polarity: which words of a passage stand under a negation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

NEGATIONS = frozenset(
    "not no never none nobody nothing neither nor without cannot nowhere hardly barely".split()
)
DENIALS = frozenset(
    "deny denies denied denying refuse refuses refused refusing fail fails failed failing reject "
    "rejects rejected rejecting unable unlikely impossible lack lacks lacked lacking absence "
    "dispute disputes disputed halted".split()
)
"""Words that turn what follows round as a negation does."""

REACH = 8
"""Words after a negation that it covers, if no sign or "but" comes first."""

_BREAKS = frozenset("but although though because which who whose while until till unless".split())


def negating(word: str) -> bool:
    """Tell whether a folded word is a negation.

    >>> negating("won't"), negating("never"), negating("only")
    (True, True, False)
    """
    return word in NEGATIONS or word.endswith("n't")


LIMITED = frozenset("only just merely simply but until yet even all".split())
"""Words after which a negation denies something else: "not only", "not until"."""


def struck(words: Sequence[str]) -> tuple[bool, ...]:
    """Tell for each folded word whether it is what a negation right before it denies.

    >>> struck("the gate did not really open".split())
    (False, False, False, False, True, True)
    """
    found = []
    for at, word in enumerate(words):
        before = [w for w in words[max(0, at - 2) : at] if w]
        near = any(negating(w) for w in before) and not LIMITED & {word, *before}
        found.append(bool(word) and near)
    return tuple(found)


def negations(some: Iterable[str]) -> int:
    """Count the negations among folded words."""
    return sum(map(negating, some))


def under_negation(words: Sequence[str]) -> tuple[bool, ...]:
    """Tell for each folded word whether a negation or a denial before it covers it.

    Args:
        words: folded words in order, the empty string for each sign between them.

    >>> under_negation(["no", "siren", "", "we", "heard", "trains"])
    (True, True, False, False, False, False)
    """
    found, left = [], 0
    for word in words:
        if not word or word in _BREAKS:
            left = 0
        elif negating(word) or word in DENIALS:
            left = REACH + 1
        found.append(left > 0)
        left = max(0, left - 1)
    return tuple(found)
