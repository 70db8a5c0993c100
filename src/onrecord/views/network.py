"""Who relies on whom as one drawing, in layers: those relied on at the left, publishers right.

The steps are those of Sugiyama's method: turn round what runs in a circle, put each name on a
layer, and order each layer by the middle of its neighbours until lines cross little.

References:
    K. Sugiyama, S. Tagawa, M. Toda, "Methods for Visual Understanding of Hierarchical System
    Structures", IEEE Transactions on Systems, Man, and Cybernetics 11 (1981).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

SWEEPS = 12
"""Times that the layers are ordered anew; on 200 names nothing moves after some eight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """That ``by`` has words from ``on``, in so many reports."""

    by: str
    on: str
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A name; ``column`` counts from the left, ``row`` from the top and may lie between two."""

    name: str
    column: int
    row: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A tie between two places, by their numbers: words went from ``start`` to ``end``."""

    start: int
    end: int
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """All places and lines; ``columns`` and ``rows`` are how far they reach."""

    places: tuple[Place, ...]
    lines: tuple[Line, ...]
    columns: int
    rows: int


def network(ties: Iterable[Tie]) -> Network:
    """Lay out who relies on whom.

    >>> found = network([Tie(by="Post", on="Agency", reports=2)])
    >>> [(place.name, place.column) for place in found.places]
    [('Agency', 0), ('Post', 1)]
    """
    held = sorted(ties, key=lambda tie: (-tie.reports, tie.on, tie.by))
    depth = _depths(held)
    last = max(depth.values(), default=0)
    layers: list[list[str]] = [[] for _ in range(last + 1)]
    for name in dict.fromkeys(name for tie in held for name in (tie.on, tie.by)):
        layers[last - depth[name]].append(name)
    _order(layers, held)
    rows = max(map(len, layers))
    places = {
        name: Place(name=name, column=column, row=(rows - len(layer)) / 2 + at)
        for column, layer in enumerate(layers)
        for at, name in enumerate(layer)
    }
    number = {name: at for at, name in enumerate(places)}
    lines = (Line(start=number[t.on], end=number[t.by], reports=t.reports) for t in held)
    return Network(places=tuple(places.values()), lines=tuple(lines), columns=last + 1, rows=rows)


def _depths(ties: Sequence[Tie]) -> dict[str, int]:
    """Return how far each name is from those on whom nobody relies, the longest way.

    The ties of most reports come first; one that would close a circle is left out.
    """
    on: dict[str, set[str]] = {name: set() for tie in ties for name in (tie.by, tie.on)}
    for tie in ties:
        if tie.by not in _reached(tie.on, on):
            on[tie.by].add(tie.on)
    depth = dict.fromkeys(on, 0)
    for _ in on:  # as many rounds as the longest way can have steps
        moved = False
        for by, names in on.items():
            for name in names:
                if depth[name] <= depth[by]:
                    depth[name], moved = depth[by] + 1, True
        if not moved:
            break
    return depth


def _reached(start: str, on: Mapping[str, Iterable[str]]) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        new = set(on[waiting.pop()]) - found
        found |= new
        waiting += new
    return found


def _order(layers: Sequence[list[str]], ties: Iterable[Tie]) -> None:
    """Order each layer by the middle of its neighbours, from one side and from the other."""
    near: dict[str, list[str]] = {}
    for tie in ties:
        near.setdefault(tie.by, []).append(tie.on)
        near.setdefault(tie.on, []).append(tie.by)
    for sweep in range(SWEEPS):
        for layer in layers if sweep % 2 else reversed(layers):
            at = {
                name: (place + 0.5) / len(other)
                for other in layers
                if other is not layer
                for place, name in enumerate(other)
            }
            here = {name: (place + 0.5) / len(layer) for place, name in enumerate(layer)}
            layer.sort(key=lambda name: _middle([at[n] for n in near[name] if n in at], here[name]))


def _middle(places: Sequence[float], otherwise: float) -> float:
    return sum(places) / len(places) if places else otherwise
