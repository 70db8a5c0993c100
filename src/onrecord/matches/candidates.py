"""Candidates: which articles share rare words, and where.

Every run of three words of every article goes into one table, sorted by the words; runs that
few articles have point from one article to another. Two articles are a candidate pair where
enough of these lie near one diagonal, that is in the same order on both sides.

The table is a sorted numpy array. DuckDB over Arrow gives the same pairs (it was the fastest of
the engines that DESIGN's measurements compared); numpy needs less time than DuckDB at every size
that fits into memory and no import of its own: docs/explanation/matching.md has the numbers.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.matches.sketches import Flags, Ints, Sketch
from onrecord.options import MatchOptions


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two articles, as positions among the sketches, and where rare runs of both begin.

    ``hits`` has a row for each: the place in ``a``, and that in ``b``; sorted.
    """

    a: int
    b: int
    hits: Ints


@dataclass(frozen=True, slots=True)
class Runs:
    """Every three-word run of the pile: key, article, first word, and whether that is quoted.

    Parallel arrays.
    """

    key: Ints
    article: Ints
    at: Ints
    quoted: Flags

    def __getitem__(self, chosen: Ints | Flags) -> Runs:
        return Runs(self.key[chosen], self.article[chosen], self.at[chosen], self.quoted[chosen])


def runs(sketches: Sequence[Sketch]) -> Runs:
    """Return the runs of all sketches that occur more than once.

    Returns:
        Runs sorted by key, then article, then place.
    """
    key = _ints([sketch.keys for sketch in sketches])
    article = _ints([np.full(len(s.keys), n, dtype=np.int64) for n, s in enumerate(sketches)])
    at = _ints([np.arange(len(s.keys), dtype=np.int64) for s in sketches])
    flags = [s.quoted[: len(s.keys)] for s in sketches]
    quoted = np.concatenate(flags) if flags else np.zeros(0, dtype=np.bool_)
    order = np.argsort(key, kind="stable")
    order = order[_repeated(key[order])]
    return Runs(key[order], article[order], at[order], quoted[order])


def _repeated(key: Ints) -> Flags:
    """Tell which of sorted keys have an equal neighbour: four in five runs of a pile have none."""
    equal = key[1:] == key[:-1]
    repeated = np.zeros(len(key), dtype=np.bool_)
    repeated[1:] = equal
    repeated[:-1] |= equal
    return repeated


def house_runs(sketches: Sequence[Sketch], every: Runs, options: MatchOptions) -> Flags:
    """Tell which runs one outlet repeats as furniture.

    Quoted words are never furniture: a running story quotes the same words again and again.
    """
    outlet = _outlets(sketches)
    house = np.zeros(len(every.key), dtype=np.bool_)
    chosen = np.flatnonzero((outlet[every.article] >= 0) & ~every.quoted)
    order = np.lexsort((every.article[chosen], outlet[every.article[chosen]], every.key[chosen]))
    chosen = chosen[order]
    groups = _numbered(every.key[chosen], outlet[every.article[chosen]])
    house[chosen] = _articles_per(groups, every.article[chosen])[groups] >= options.house
    return house


class House:
    """The furniture of each article, as far as another article has it too.

    What an outlet repeats elsewhere says nothing of what two articles share: so a sentence that
    becomes furniture puts only the pairs on another basis that both have it.
    """

    def __init__(self, sketches: Sequence[Sketch], found: Runs) -> None:
        order = np.argsort(found.article, kind="stable")
        self._key, self._at = found.key[order], found.at[order]
        self._starts = np.searchsorted(found.article[order], np.arange(len(sketches) + 1))
        self._held = [np.sort(sketch.keys) for sketch in sketches]

    def shared(self, one: int, other: int) -> Ints:
        """Return where the furniture runs of *one* begin that *other* has, sorted."""
        own = slice(self._starts[one], self._starts[one + 1])
        key, held = self._key[own], self._held[other]
        if not len(key) or not len(held):
            return np.zeros(0, dtype=np.int64)
        place = np.minimum(np.searchsorted(held, key), len(held) - 1)
        return np.sort(self._at[own][held[place] == key])


def _outlets(sketches: Sequence[Sketch]) -> Ints:
    """Number the publishers, -1 where none is known."""
    known: dict[str, int] = {}
    return np.array(
        [-1 if s.outlet is None else known.setdefault(s.outlet, len(known)) for s in sketches],
        dtype=np.int64,
    )


def candidates(
    every: Runs, days: Sequence[int | None], options: MatchOptions
) -> Iterator[Candidate]:
    """Yield the pairs of articles that share rare runs, sorted, each with its runs in order.

    Args:
        every: Runs sorted by key, without those of any outlet's furniture.
        days: For each article the day of its publication, or ``None`` where that is not known.
        options: What is rare, and how much of it is needed.
    """
    whole = np.zeros(len(every.key), dtype=np.int64)
    found = [rare_pairs(every, whole, options), chained_pairs(every, options)]
    day = np.array([-1 if d is None else d for d in days], dtype=np.int64)
    if len(every.key) and (day >= 0).any():
        dated = every[day[every.article] >= 0]
        # Two grids of windows, half a window apart: no pair of neighbouring days falls between.
        grids = ((day[dated.article] + s) // options.window for s in (0, options.window // 2))
        found.extend(rare_pairs(dated, grid, options) for grid in grids)
    yield from _banded(np.concatenate(found), options)


def rare_pairs(every: Runs, scope: Ints, options: MatchOptions) -> Ints:
    """Return rows (article, article, place, place) of runs that are rare in their scope."""
    order = np.lexsort((every.article, scope, every.key))
    every, scope = every[order], scope[order]
    groups = _numbered(every.key, scope)
    articles, sizes = _articles_per(groups, every.article), np.bincount(groups)
    most = _most(articles, sizes, options)
    # An article that repeats a run over and over (a refrain, a table) would square the pairs.
    repeated = sizes > 2 * np.maximum(articles, options.common)
    rare = (articles >= 2) & (articles <= most) & ~repeated
    return _paired(every[rare[groups]], groups[rare[groups]], 2 * most)


def chained_pairs(every: Runs, options: MatchOptions) -> Ints:
    """Return the same of quoted runs that are common, each with the next two articles only.

    Words that everybody quotes are what a pile is asked about first. All pairs would be too many;
    a phrase that everybody uses has other neighbours for each of its runs, a quotation the same.
    """
    quoted = every[every.quoted]
    groups = _numbered(quoted.key)
    articles, sizes = _articles_per(groups, quoted.article), np.bincount(groups)
    common = (articles > options.common) & (sizes <= 2 * articles)
    return _paired(quoted[common[groups]], groups[common[groups]], 3)


def _most(articles: Ints, sizes: Ints, options: MatchOptions) -> int:
    """Return in how many articles a run may be: more than usual where the pile is small.

    All where all can be afforded, else in steps of a quarter octave: a number that moved with
    every article would put all pairs of a growing pile on another basis each time.
    """
    once = np.minimum(sizes, 2 * np.maximum(articles, options.common))
    cost = np.bincount(articles, weights=once * (once - 1) / 2)
    affordable = int(np.searchsorted(np.cumsum(cost), options.pairs, side="right")) - 1
    if affordable >= len(cost) - 1:  # all of it
        return max(options.common, affordable)
    steps = math.floor(4 * math.log2(max(affordable, options.common) / options.common))
    return math.floor(options.common * 2 ** (steps / 4))


def _paired(every: Runs, group: Ints, reach: int) -> Ints:
    """Pair each run with those of its group that follow it, fewer than *reach* places on."""
    rows = [np.zeros((0, 4), dtype=np.int64)]
    for step in range(1, min(reach, len(group))):
        left = np.flatnonzero(group[step:] == group[:-step])
        if not len(left):
            break
        right = left + step
        apart = every.article[left] != every.article[right]
        left, right = left[apart], right[apart]
        rows.append(
            np.stack(
                (every.article[left], every.article[right], every.at[left], every.at[right]), axis=1
            )
        )
    return np.concatenate(rows)


def _numbered(*keys: Ints) -> Ints:
    """Number the groups of equal rows of sorted *keys*: 0, 0, 1, 2, 2 …"""
    new = np.zeros(len(keys[0]), dtype=np.bool_)
    for key in keys:
        new[1:] |= key[1:] != key[:-1]
    return np.cumsum(new)


def _articles_per(groups: Ints, article: Ints) -> Ints:
    """Count the different articles of each group; articles are sorted within groups."""
    new = np.ones(len(groups), dtype=np.bool_)
    new[1:] = (groups[1:] != groups[:-1]) | (article[1:] != article[:-1])
    return np.bincount(groups[new])


def _banded(pairs: Ints, options: MatchOptions) -> Iterator[Candidate]:
    """Yield a candidate for each pair of articles with enough runs in one diagonal band."""
    a, b, at_a, at_b = pairs.T
    diagonal = at_b - at_a
    order = np.lexsort((at_a, diagonal, b, a))
    a, b, at_a, at_b, diagonal = (x[order] for x in (a, b, at_a, at_b, diagonal))
    once = np.ones(len(a), dtype=np.bool_)
    for x in (a, b, at_a, at_b):
        once[1:] &= x[1:] == x[:-1]
    once[1:] = ~once[1:]
    a, b, at_a, at_b, diagonal = (x[once] for x in (a, b, at_a, at_b, diagonal))
    reach = options.hits - 1
    kept = np.zeros(len(a), dtype=np.bool_)
    if len(a) > reach:
        first = slice(None, len(a) - reach)
        near = (a[reach:] == a[first]) & (b[reach:] == b[first])
        near &= diagonal[reach:] - diagonal[first] <= options.band
        for step in range(options.hits):
            kept[step : step + len(near)] |= near
    a, b, at_a, at_b = (x[kept] for x in (a, b, at_a, at_b))
    borders = np.flatnonzero((a[1:] != a[:-1]) | (b[1:] != b[:-1])) + 1
    hits = np.stack((at_a, at_b), axis=1)
    for rows in np.split(np.arange(len(a)), borders) if len(a) else ():
        some = hits[rows]
        in_order = some[np.lexsort((some[:, 1], some[:, 0]))]
        yield Candidate(int(a[rows[0]]), int(b[rows[0]]), in_order)


def _ints(arrays: Sequence[Ints]) -> Ints:
    return np.concatenate(arrays) if arrays else np.zeros(0, dtype=np.int64)
