"""Banded alignment: from rare runs that two streams share to the passages they share.

Exact runs are grown word by word from the rare ones, chained where both sides go on within a
clause, and the gaps between and beside them aligned word by word. That is a banded alignment
that spends its time only where the two sides differ: copied text is mostly exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.options import MatchOptions
from onrecord.text.align import Pairs, align


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """Equal words: *size* of them from *a* on one side and from *b* on the other."""

    a: int
    b: int
    size: int

    @property
    def pairs(self) -> Pairs:
        """Return the run word by word."""
        return tuple((self.a + k, self.b + k) for k in range(self.size))


def regions(
    a: Sequence[str], b: Sequence[str], hits: Iterable[tuple[int, int]], options: MatchOptions
) -> tuple[Pairs, ...]:
    """Return the shared passages of two streams as pairs of positions of equal words.

    Args:
        a: Folded words of one article.
        b: Folded words of the other.
        hits: Places where rare runs begin on both sides.
        options: How far apart two runs of one passage may be.

    Returns:
        Regions by their first pair. One side's words may be in several regions, where the other
        side has them twice.
    """
    chains = _chains(_exact(a, b, hits), options.gap)
    long = (chain for chain in chains if sum(run.size for run in chain) >= options.piece)
    found = (_filled(a, b, chain, options.gap) for chain in long)
    return tuple(sorted(set(found)))


def _exact(a: Sequence[str], b: Sequence[str], hits: Iterable[tuple[int, int]]) -> list[Run]:
    """Grow every hit to the longest run of equal words, once each."""
    found: list[Run] = []
    reached: dict[int, int] = {}
    for i, j in sorted(hits):
        if i < reached.get(j - i, 0):
            continue
        start = 0
        while i + start > 0 and j + start > 0 and a[i + start - 1] == b[j + start - 1]:
            start -= 1
        size = -start
        while i + start + size < len(a) and j + start + size < len(b):
            if a[i + start + size] != b[j + start + size]:
                break
            size += 1
        found.append(Run(i + start, j + start, size))
        reached[j - i] = i + start + size
    return sorted(found)


def _chains(found: Sequence[Run], gap: int) -> Iterator[list[Run]]:
    """Yield the best chains of runs: both sides go on, by *gap* words at the most.

    A chain's worth is its words less half a word for each word that one side has more of in a
    gap, so that of two places where a passage might go on the nearer one is taken.
    """
    worth = [float(run.size) for run in found]
    before: list[int | None] = [None] * len(found)
    reach = max((run.size for run in found), default=0) + gap
    for n, run in enumerate(found):
        for m in range(n - 1, -1, -1):
            step = _step(found[m], run, gap)
            if step is not None and worth[m] + step > worth[n]:
                worth[n], before[n] = worth[m] + step, m
            if run.a - found[m].a > reach:
                break
    used: set[int] = set()
    for n in sorted(range(len(found)), key=lambda n: (-worth[n], n)):
        chain: list[int] = []
        at: int | None = n
        while at is not None and at not in used:
            chain.append(at)
            at = before[at]
        used.update(chain)
        if chain:
            yield [found[m] for m in reversed(chain)]


def _step(one: Run, other: Run, gap: int) -> float | None:
    """Return what *other* adds to a chain that ends with *one*, ``None`` where it cannot follow."""
    more_a, more_b = other.a - one.a - one.size, other.b - one.b - one.size
    lost = max(0, -more_a, -more_b)
    if lost >= other.size or other.a <= one.a or other.b <= one.b:
        return None
    if max(more_a, more_b) + lost > gap:
        return None
    return other.size - lost - 0.5 * abs(more_a - more_b) - 0.25 * max(0, min(more_a, more_b))


def _filled(a: Sequence[str], b: Sequence[str], chain: Sequence[Run], gap: int) -> Pairs:
    """Align what lies between the runs of a chain, and beside its ends as far as it is alike."""
    pairs: list[tuple[int, int]] = []
    for run in chain:
        start = 0
        if pairs:
            i, j = pairs[-1][0] + 1, pairs[-1][1] + 1
            start = max(0, i - run.a, j - run.b)
            between = align(a[i : run.a + start], b[j : run.b + start])
            pairs.extend((i + x, j + y) for x, y in between)
        pairs.extend(run.pairs[start:])
    before = _beyond(a, b, pairs[0], gap, -1)
    after = _beyond(a, b, pairs[-1], gap, +1)
    return (*reversed(before), *pairs, *after)


def _beyond(
    a: Sequence[str], b: Sequence[str], end: tuple[int, int], gap: int, way: int
) -> list[tuple[int, int]]:
    """Return pairs beyond the end of a chain, while at least every second word is kept.

    A pair counts when those from the end up to it are no fewer than half of the words passed on
    the longer side: a word here and there is chance.
    """
    i, j = end
    beside_a = [a[x] for x in _places(i, way, gap, len(a))]
    beside_b = [b[x] for x in _places(j, way, gap, len(b))]
    found = align(beside_a, beside_b)
    good = 0
    for n, (x, y) in enumerate(found, 1):
        if 2 * n > max(x, y) + 1:
            good = n
    return [(i + way * (x + 1), j + way * (y + 1)) for x, y in found[:good]]


def _places(end: int, way: int, gap: int, size: int) -> range:
    return (
        range(end + 1, min(end + 1 + gap, size))
        if way > 0
        else range(end - 1, max(end - 1 - gap, -1), -1)
    )
