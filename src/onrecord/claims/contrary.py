"""Contrary: what keeps two wordings from ever being one claim, however alike they are.

A number, a negation or an opposite that differs. This is the one place for it: wordings that share
words are told by what differs between them, others by what each says.
"""

from __future__ import annotations

from functools import lru_cache

from onrecord.options import RestatedOptions
from onrecord.records import Span
from onrecord.text.align import Op, Pairs, matching, script
from onrecord.text.contents import Content, content
from onrecord.text.counts import counts
from onrecord.text.meaning import against, likeness
from onrecord.text.polarity import negations

Words = tuple[str, ...]
SHORT_EDIT = 4
"""Words of an edit in which a negation or a number speaks against sameness; a longer one is a
clause that one report leaves out."""


@lru_cache(maxsize=1 << 14)
def contrary(one: Words, other: Words) -> bool:
    """Tell whether what differs between two wordings is a number or a negation.

    >>> contrary(("it", "has", "4,000", "troops"), ("it", "has", "5,000", "troops"))
    True
    >>> contrary(("after", "ten", "days"), ("after", "three", "days"))
    True
    >>> contrary(("we", "will", "not", "leave"), ("we", "won't", "leave"))
    False
    """
    pairs = matching(one, other)
    if not pairs:
        return False
    return any(
        _contrary_edit(one[step.a0 : step.a1], other[step.b0 : step.b1])
        for step in script(pairs, *_reach(pairs))
        if step.op is not Op.KEEP
    )


def _reach(pairs: Pairs) -> tuple[tuple[int, int], tuple[int, int]]:
    return (pairs[0][0], pairs[-1][0] + 1), (pairs[0][1], pairs[-1][1] + 1)


def _contrary_edit(one: Words, other: Words) -> bool:
    if max(len(one), len(other)) > SHORT_EDIT:
        short, long = sorted((one, other), key=len)
        # "[They are ours. They] get the same pay" against "They [do not] get the same pay".
        return len(short) <= SHORT_EDIT and negations(short) % 2 == 1 and not negations(long)
    ours, theirs = counts(one), counts(other)
    if ours and theirs and not ours & theirs:
        return True
    return negations(one) % 2 != negations(other) % 2


@lru_cache(maxsize=1 << 14)
def contrary_meaning(one: str, other: str) -> bool:
    """Tell whether two texts that share no run of words say opposite things, or give other numbers.

    >>> contrary_meaning("We reported the valve three times.", "The valve was reported five times.")
    True
    """
    ours, theirs, options = _content(one), _content(other), RestatedOptions()
    return against(ours, theirs, likeness(ours, theirs, options), options) is not None


@lru_cache(maxsize=1 << 12)
def _content(text: str) -> Content:
    return content(text, (Span(0, len(text)),))
