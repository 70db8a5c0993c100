"""The relay chains of a claim as one drawing: origins on the left, reports on the right.

Chains are short and reports few, so layers are all it takes: a hop stands as far left as it stands
far from a report in any chain, and beside the middle of those that have it from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.records import Basis, HopRole
from onrecord.views.reports import Link
from onrecord.views.trace import Report, Trace


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A hop or a report. ``column`` counts from the left, ``row`` may lie between two reports."""

    name: str
    role: HopRole | None
    report: int | None
    column: int
    row: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Words that went from one node to another, each by its place among the nodes."""

    start: int
    end: int
    inferred: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """All nodes and edges; ``columns`` and ``rows`` are how far they reach."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    columns: int
    rows: int


_Key = tuple[int, str]
"""A report by its number, or a hop by 0 and its folded name."""


def drawing(view: Trace) -> Drawing:
    """Lay out the chains of *view*."""
    found = {key: node for report in view.reports for key, node in _nodes(report)}
    edges = dict[tuple[_Key, _Key], bool]()
    depth = dict.fromkeys(found, 0)
    for report in view.reports:
        for wording in report.wordings:
            chain = wording.telling.chain
            for place, key in enumerate(_keys(report, chain)):
                depth[key] = max(depth[key], place)
            for (near, far), link in zip(pairwise(_keys(report, chain)), chain, strict=True):
                inferred = link.basis is Basis.INFERRED
                edges[far, near] = edges.get((far, near), True) and inferred
    return _placed(found, edges, depth)


def _nodes(report: Report) -> Iterator[tuple[_Key, Node]]:
    name = report.publisher or f"report {report.number}"
    here = Node(name=name, role=None, report=report.number, column=0, row=report.number - 1)
    yield (report.number, ""), here
    for wording in report.wordings:
        for link in wording.telling.chain:
            yield _key(link), Node(name=link.name, role=link.role, report=None, column=0, row=0)


def _key(link: Link) -> _Key:
    return 0, link.name.casefold().replace("’", "'")


def _keys(report: Report, chain: Iterable[Link]) -> list[_Key]:
    return [(report.number, ""), *map(_key, chain)]


def _placed(
    found: Mapping[_Key, Node], edges: Mapping[tuple[_Key, _Key], bool], depth: Mapping[_Key, int]
) -> Drawing:
    last, rows = max(depth.values()), {key: node.row for key, node in found.items() if node.report}
    for column in range(1, last + 1):
        here = [key for key in found if depth[key] == column]
        rows.update(_spread({key: _beside(key, edges, rows) for key in here}))
    nodes = {
        key: replace(node, column=last - depth[key], row=rows[key]) for key, node in found.items()
    }
    places = {key: place for place, key in enumerate(nodes)}
    return Drawing(
        nodes=tuple(nodes.values()),
        edges=tuple(
            Edge(start=places[far], end=places[near], inferred=inferred)
            for (far, near), inferred in edges.items()
        ),
        columns=last + 1,
        rows=int(max(rows.values())) + 1,
    )


def _beside(key: _Key, edges: Iterable[tuple[_Key, _Key]], rows: Mapping[_Key, float]) -> float:
    """Return the middle of the rows of those that have it from *key*."""
    right = [rows[near] for far, near in edges if far == key and near in rows]
    return sum(right) / len(right) if right else 0.0


def _spread(wanted: Mapping[_Key, float]) -> dict[_Key, float]:
    """Keep nodes of one column a row apart, each as near as can be to where it wants to be.

    >>> _spread({(0, "a"): 1.0, (0, "b"): 1.0})
    {(0, 'a'): 0.5, (0, 'b'): 1.5}
    """
    groups: list[tuple[float, Sequence[_Key]]] = []
    for key in sorted(wanted, key=lambda key: wanted[key]):
        groups.append((wanted[key], (key,)))
        while len(groups) > 1 and _overlap(groups[-2], groups[-1]):
            (middle, some), (other, more) = groups[-2:]
            weight = len(some) + len(more)
            joined = (middle * len(some) + other * len(more)) / weight
            groups[-2:] = [(max(joined, (weight - 1) / 2), (*some, *more))]
    return {
        key: middle - (len(keys) - 1) / 2 + place
        for middle, keys in groups
        for place, key in enumerate(keys)
    }


def _overlap(one: tuple[float, Sequence[_Key]], other: tuple[float, Sequence[_Key]]) -> bool:
    return other[0] - one[0] < (len(one[1]) + len(other[1])) / 2
