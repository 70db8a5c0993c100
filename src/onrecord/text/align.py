"""Alignment: which words of one passage stand for which words of another.

Everything works on sequences of folded words (see ``text.folding``); positions in them lead back
to spans through the lists of spans that the caller keeps beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from onrecord.records import Span, Spans
from onrecord.text.folding import fold
from onrecord.text.words import words

Pairs = tuple[tuple[int, int], ...]
"""Positions of equal words on either side, rising on both."""


class Op(StrEnum):
    """What happened to a stretch of words on the way from one side to the other."""

    KEEP = "keep"
    REPLACE = "replace"
    DELETE = "delete"
    INSERT = "insert"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One step of an edit script: spans of text on both sides, ``None`` where there are none."""

    op: Op
    a: Span | None
    b: Span | None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an edit script over positions: half-open ranges on both sides."""

    op: Op
    a0: int
    a1: int
    b0: int
    b1: int


def folded_words(text: str, spans: Spans) -> tuple[tuple[str, ...], Spans]:
    """Return the folded words inside *spans* and where each stands; signs are left out.

    >>> folded_words("“No,” she said.", (Span(0, 5),))
    (('no',), (Span(start=1, end=3),))
    """
    found = [(fold(w.of(text)), w) for span in spans for w in words(text, span)]
    kept = [(folded, w) for folded, w in found if folded]
    return tuple(folded for folded, _ in kept), tuple(w for _, w in kept)


def align(a: Sequence[str], b: Sequence[str]) -> Pairs:
    """Return a longest list of pairs of equal words of two short passages, in order.

    Where several are longest, the one that pairs later words is taken, so that the result does
    not depend on anything but *a* and *b*.

    >>> align("we will not leave".split(), "we shall not leave".split())
    ((0, 0), (2, 2), (3, 3))
    """
    width = len(b) + 1
    best = [0] * ((len(a) + 1) * width)
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            at = i * width + j
            if a[i] == b[j]:
                best[at] = best[at + width + 1] + 1
            else:  # faster than max() by half, and most of the time of matching a pile
                down, right = best[at + width], best[at + 1]
                best[at] = down if down > right else right
    pairs, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        at = i * width + j
        if a[i] == b[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[at + width] >= best[at + 1]:
            i += 1
        else:
            j += 1
    return tuple(pairs)


def script(pairs: Pairs, a: tuple[int, int], b: tuple[int, int]) -> tuple[Step, ...]:
    """Return the edit script over the ranges *a* and *b* that keeps exactly *pairs*.

    >>> [str(s.op) for s in script(((0, 0), (2, 1)), (0, 3), (0, 3))]
    ['keep', 'delete', 'keep', 'insert']
    """
    steps: list[Step] = []
    i, j = a[0], b[0]
    for x, y in (*pairs, (a[1], b[1])):
        if x > i or y > j:
            op = Op.DELETE if y == j else Op.INSERT if x == i else Op.REPLACE
            steps.append(Step(op, i, x, j, y))
        if (x, y) == (a[1], b[1]):
            break
        if steps and steps[-1].op is Op.KEEP and x == i and y == j:
            last = steps.pop()
            steps.append(Step(Op.KEEP, last.a0, x + 1, last.b0, y + 1))
        else:
            steps.append(Step(Op.KEEP, x, x + 1, y, y + 1))
        i, j = x + 1, y + 1
    return tuple(steps)


def differences(text_a: str, spans_a: Spans, text_b: str, spans_b: Spans) -> tuple[Edit, ...]:
    """Return how the words of *spans_b* differ from those of *spans_a*, in reading order.

    Each span reaches from its first word to its last; steps of neighbouring words join. Words
    are equal when they are so after folding.

    >>> one, two = "We will not leave, ever.", "“We shall not leave.”"
    >>> for e in differences(one, (Span(0, 24),), two, (Span(0, 21),)):
    ...     print(e.op, e.a and e.a.of(one), e.b and e.b.of(two))
    keep We We
    replace will shall
    keep not leave not leave
    delete ever None
    """
    a, at_a = folded_words(text_a, spans_a)
    b, at_b = folded_words(text_b, spans_b)
    steps = script(matching(a, b), (0, len(a)), (0, len(b)))
    return tuple(
        Edit(op=s.op, a=_reach(at_a, s.a0, s.a1), b=_reach(at_b, s.b0, s.b1)) for s in steps
    )


def matching(a: Sequence[str], b: Sequence[str]) -> Pairs:
    """Pair equal words of passages of any length, longest runs first, as people read changes."""
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return tuple((m.a + k, m.b + k) for m in blocks for k in range(m.size))


def _reach(spans: Spans, first: int, after: int) -> Span | None:
    return Span(spans[first].start, spans[after - 1].end) if after > first else None


def kept(a: Sequence[str], b: Sequence[str]) -> int:
    """Count the words of *a* that *b* keeps, in order and in stretches that mean something.

    Stretches under three words do not count: any two passages share "the", "of the" and "in a".

    >>> kept("we will not leave the harbour".split(), "they will not leave the town".split())
    4
    """
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= 3)
