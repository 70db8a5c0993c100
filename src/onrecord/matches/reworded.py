"""Rewording: the search for what two articles say in other words, step by step.

Statements of one speaker (``restated``) and short statements with one figure (``figured``). What an
article brings is a line of JSON; the basis of a pair tells which of its statements to compare, and
which lemmas the pile is about.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.matches import figured, moved, restated
from onrecord.matches.facts import Days, days
from onrecord.options import FiguredOptions, RestatedOptions
from onrecord.records import Extraction, Match, Near


@dataclass(frozen=True, slots=True)
class _Brought:
    """What an article brings to the search."""

    days: Days
    tellings: tuple[restated.Telling, ...]
    points: tuple[figured.Point, ...]
    about: frozenset[str]


class Rewording:
    """Finds statements of two articles that say the same in other words."""

    def __init__(
        self, options: RestatedOptions | None = None, figures: FiguredOptions | None = None
    ) -> None:
        self._options = options or RestatedOptions()
        self._figures = figures or FiguredOptions()

    def sketch(self, extraction: Extraction) -> bytes:
        """Return what an article brings to the search."""
        return _written(
            _Brought(
                days=days(extraction),
                tellings=restated.tellings(extraction),
                points=figured.sought(extraction, self._figures),
                about=figured.about(extraction),
            )
        )

    def near(self, sketches: Mapping[str, bytes]) -> Iterator[Near]:
        """Yield the pairs of articles with statements to compare, by their ids."""
        ids = sorted(sketches)
        every = [_read(sketches[id]) for id in ids]
        dated = [one.days for one in every]
        told = [one.tellings for one in every]
        common = restated.topical(told, self._options)
        said = restated.near(told, dated, common, self._options)
        names = [one.about for one in every]
        telling = figured.telling(names, self._figures)
        seen = restated.witnesses(told, telling, dated, common, self._options)
        for both, pairs in seen.items():
            said[both] = sorted({*said.get(both, ()), *pairs})
        counted = figured.near([one.points for one in every], telling, dated, self._figures)
        changed = moved.near([one.points for one in every], telling, dated, self._figures)
        for a, b in sorted(said.keys() | counted.keys() | changed.keys()):
            pairs = said.get((a, b), [])
            lemmas = _lemmas(told[a], told[b], pairs) & common
            basis = [pairs, sorted(lemmas), counted.get((a, b), []), changed.get((a, b), [])]
            yield Near(a=ids[a], b=ids[b], basis=json.dumps(basis).encode())

    def compare(
        self, basis: bytes, one: Extraction, other: Extraction, copied: Sequence[Match]
    ) -> list[Match]:
        """Return the statements of two near articles that say the same, but for those *copied*."""
        said, common, counted, changed = json.loads(basis)
        related = {(m.a.statement, m.b.statement) for m in copied}
        found = list(restated.restated(one, other, said, frozenset(common), self._options))
        seen = {(m.a.statement, m.b.statement) for m in found} | related
        found += moved.moved(one, other, changed, self._figures)
        found += [
            match
            for match in figured.figured(one, other, counted, self._figures)
            if (match.a.statement, match.b.statement) not in seen
        ]
        return [m for m in found if (m.a.statement, m.b.statement) not in related]


def _lemmas(
    ours: Sequence[restated.Telling],
    theirs: Sequence[restated.Telling],
    pairs: Sequence[tuple[int, int]],
) -> set[str]:
    return {name for i, j in pairs for name in ours[i].lemmas & theirs[j].lemmas}


def _written(brought: _Brought) -> bytes:
    told = [[sorted(one.names), sorted(one.lemmas), one.witness] for one in brought.tellings]
    points = [
        [one.unit, one.value, one.counted, sorted(one.measures), sorted(one.names)]
        for one in brought.points
    ]
    return json.dumps([brought.days, told, points, sorted(brought.about)]).encode()


def _read(sketch: bytes) -> _Brought:
    dated, told, points, about = json.loads(sketch)
    return _Brought(
        days=(dated[0], dated[1]) if dated else None,
        tellings=tuple(restated.Telling(frozenset(n), frozenset(w), seen) for n, w, seen in told),
        points=tuple(
            figured.Point(unit, value, counted, frozenset(measures), frozenset(names))
            for unit, value, counted, measures, names in points
        ),
        about=frozenset(about),
    )
