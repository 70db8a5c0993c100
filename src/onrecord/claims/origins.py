"""Origins: how many independent roots a claim can have, at most and at least.

``at_most`` counts the groups that every certain merge leaves, ``at_least`` those that are left
after every possible merge as well. Two statements of one claim possibly rest on one root until
somebody shows the opposite, so that ``at_least`` is one unless a merge is switched off: no link
found is never called independent.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from onrecord.claims.inferred import Chain
from onrecord.claims.members import Member
from onrecord.claims.merges import Evidence, merges
from onrecord.records import Merge, OriginGroup, Origins

Off = Collection[Merge]


def origins(group: Sequence[Member], known: Evidence) -> Origins:
    """Return the origins of a claim with both counts and every merge that they rest on.

    Returns:
        Groups by their first statement. ``possible`` has, for each two groups, the merge that
        speaks most for one root.
    """
    every = [merge for s, t in combinations(group, 2) for merge in merges(s, t, known)]
    ids = [member.id for member in group]
    certain = [merge for merge in every if merge.certain]
    parts = partition(ids, certain)
    possible = tuple(_between(parts, [merge for merge in every if not merge.certain]))
    return Origins(
        at_least=len(partition(ids, [*certain, *possible])),
        at_most=len(parts),
        groups=tuple(_group(part, certain, known.chains) for part in parts),
        possible=possible,
    )


def counted(found: Origins, off: Off = ()) -> tuple[int, int]:
    """Return ``at_least`` and ``at_most`` with the merges in *off* switched off.

    Switching merges off is a person's judgement that two statements rest on different roots; it
    is the evidence without which ``at_least`` stays at one.
    """
    ids = [statement for group in found.groups for statement in group.statements]
    certain = [m for group in found.groups for m in group.merges if m not in off]
    possible = [m for m in found.possible if m not in off]
    return len(partition(ids, [*certain, *possible])), len(partition(ids, certain))


def partition(ids: Sequence[str], held: Iterable[Merge]) -> tuple[tuple[str, ...], ...]:
    """Return *ids* in the parts that the merges leave, in the order of their first id."""
    root = {id: id for id in ids}

    def top(id: str) -> str:
        while root[id] != id:
            id = root[id]
        return id

    for merge in held:
        one, other = (top(statement) for statement in merge.statements)
        root[max(one, other)] = min(one, other)
    parts: dict[str, list[str]] = {}
    for id in ids:
        parts.setdefault(top(id), []).append(id)
    return tuple(tuple(part) for part in parts.values())


def _between(parts: Sequence[Sequence[str]], possible: Sequence[Merge]) -> Iterator[Merge]:
    """Yield for each two parts the first possible merge between them."""
    part = {id: number for number, ids in enumerate(parts) for id in ids}
    seen: set[frozenset[int]] = set()
    for merge in possible:
        both = frozenset(part[statement] for statement in merge.statements)
        if len(both) == 2 and both not in seen:
            seen.add(both)
            yield merge


def _group(
    part: Sequence[str], certain: Iterable[Merge], chains: Mapping[str, Chain]
) -> OriginGroup:
    roots = [chains[id][-1].name for id in part if chains[id]]
    inside = set(part)
    return OriginGroup(
        root=max(roots, key=lambda name: (roots.count(name), -roots.index(name)), default=None),
        statements=tuple(part),
        merges=tuple(merge for merge in certain if inside.issuperset(merge.statements)),
    )
