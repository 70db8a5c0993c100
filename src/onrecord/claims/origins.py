"""Origins: how many independent roots a claim can have, at most and at least.

``at_most`` counts the groups that every certain merge leaves, ``at_least`` those that are left
after every possible merge as well. Two statements of one claim possibly rest on one root until
something shows the opposite: no link found is never called independent. What shows it is told in
``access``.

A person who switches every merge between two statements off says that they rest on different roots.
Then nothing that would make their roots one counts, and there are at least as many origins as
there are statements of which each two were held apart so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from onrecord.claims.access import access, separate
from onrecord.claims.inferred import Chain
from onrecord.claims.members import Member
from onrecord.claims.merges import Evidence, merges
from onrecord.records import Access, Apart, Merge, MergeReason, OriginGroup, Origins, Pair

Off = Collection[Merge]

MOST_ROOTS = 12
"""Roots that a person held apart among which the largest set of pairwise separate ones is looked
for; nobody has judged more pairs of one claim by hand."""


def origins(group: Sequence[Member], known: Evidence, apart: Sequence[Apart] = ()) -> Origins:
    """Return the origins of a claim with both counts and every merge that they rest on.

    Returns:
        Groups by their first statement. ``possible`` has, for each two groups, the merge that
        speaks most for one root, and ``separate`` what shows that they have two.
    """
    ids = [member.id for member in group]
    off = _off(ids, apart)
    found = [merge for s, t in combinations(group, 2) for merge in merges(s, t, known)]
    every = _backed(group, [merge for merge in found if not _switched_off(merge, off)])
    certain = [merge for merge in every if merge.certain]
    parts = partition(ids, certain)
    shown = tuple(_accesses(group, parts, known))
    roots = _separate(parts, off) | _roots(parts, shown)
    doubtful = [merge for merge in every if not merge.certain]
    possible = tuple(_between(parts, doubtful, roots))
    left = len(partition(ids, [*certain, *possible]))
    return Origins(
        at_least=max(left, _pairwise(roots)),
        at_most=len(parts),
        groups=tuple(_group(part, certain, known.chains) for part in parts),
        possible=possible,
        separate=shown,
    )


def _backed(group: Sequence[Member], every: Sequence[Merge]) -> list[Merge]:
    """Hold back what makes one root of two in an article, where another report backs each.

    Statements of one article never add an origin. But a report that quotes two outlets does not
    make one of their reports.
    """
    ids, article = [m.id for m in group], {m.id: m.article.id for m in group}
    alike = [m for m in every if m.certain and m.reason is not MergeReason.SAME_ARTICLE]
    backed = {
        id: number
        for number, part in enumerate(partition(ids, alike))
        for id in part
        if len({article[other] for other in part}) > 1
    }

    def two(merge: Merge) -> bool:
        one, other = (backed.get(id) for id in merge.statements)
        return None not in (one, other) and one != other

    same = MergeReason.SAME_ARTICLE
    return [replace(m, certain=False) if m.reason is same and two(m) else m for m in every]


def _accesses(
    group: Sequence[Member], parts: Sequence[Sequence[str]], known: Evidence
) -> Iterator[Access]:
    """Yield for each two parts what first shows that they had access each by itself."""
    if len(parts) == 1:  # most claims have one statement: nothing to look for
        return
    part = {id: number for number, ids in enumerate(parts) for id in ids}
    shown = [(member, found) for member in group if (found := access(member))]
    seen: set[frozenset[int]] = set()
    for (s, ours), (t, theirs) in combinations(shown, 2):
        both = frozenset((part[s.id], part[t.id]))
        if len(both) == 1 or both in seen:
            continue
        reason = separate(s, t, (known.chains[s.id], known.chains[t.id]), (ours, theirs))
        if reason is not None:
            seen.add(both)
            yield Access(reason=reason, statements=(s.id, t.id), evidence=(ours.at, theirs.at))


def _roots(parts: Sequence[Sequence[str]], shown: Iterable[Access]) -> _Roots:
    part = {id: number for number, ids in enumerate(parts) for id in ids}
    pairs = [(part[s], part[t]) for s, t in (one.statements for one in shown)]
    return frozenset(pair for a, b in pairs for pair in ((a, b), (b, a)))


_Off = dict[Pair, set[MergeReason | None]]


def _off(ids: Collection[str], apart: Iterable[Apart]) -> _Off:
    """Return the reasons switched off between two statements; ``None`` stands for all of them."""
    here, off = set(ids), _Off()
    for one in apart:
        if here.issuperset(one.statements):
            off.setdefault(one.statements, set()).add(one.reason)
    return off


def _switched_off(merge: Merge, off: _Off) -> bool:
    if merge.reason is MergeReason.SAME_ARTICLE:
        return False
    one, other = sorted(merge.statements)
    return not off.get((one, other), set()).isdisjoint({None, merge.reason})


_Roots = frozenset[tuple[int, int]]
"""Pairs of parts, by number, that rest on different roots; each pair both ways."""


def _separate(parts: Sequence[Sequence[str]], off: _Off) -> _Roots:
    """Return the parts that a person holds to rest on different roots.

    Where other merges certainly make one part of both statements, the judgement contradicts them
    and is passed over.
    """
    part = {id: number for number, ids in enumerate(parts) for id in ids}
    whole = [(part[s], part[t]) for (s, t), reasons in off.items() if None in reasons]
    return frozenset(pair for a, b in whole if a != b for pair in ((a, b), (b, a)))


def _pairwise(roots: _Roots) -> int:
    """Return the size of the largest set of parts of which each two are separate, at least one."""

    def largest(held: int, others: Sequence[int]) -> int:
        best = held
        for n, part in enumerate(others):
            beside = [other for other in others[n + 1 :] if (part, other) in roots]
            best = max(best, largest(held + 1, beside))
        return best

    return max(1, largest(0, sorted({part for part, _ in roots})[:MOST_ROOTS]))


def counted(found: Origins, off: Off = ()) -> tuple[int, int]:
    """Return ``at_least`` and ``at_most`` with the merges in *off* switched off.

    Switching merges off is a person's judgement that two statements rest on different roots; like
    what shows separate access, it is evidence without which ``at_least`` stays at one.
    """
    ids = [statement for group in found.groups for statement in group.statements]
    certain = [m for group in found.groups for m in group.merges if m not in off]
    possible = [m for m in found.possible if m not in off]
    parts = partition(ids, certain)
    left = len(partition(ids, [*certain, *possible]))
    return max(left, _pairwise(_roots(parts, found.separate))), len(parts)


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


def _between(
    parts: Sequence[Sequence[str]], possible: Sequence[Merge], roots: _Roots
) -> Iterator[Merge]:
    """Yield for each two parts, unless they are separate, the first possible merge between them."""
    part = {id: number for number, ids in enumerate(parts) for id in ids}
    seen: set[frozenset[int]] = set()
    for merge in possible:
        one, other = (part[statement] for statement in merge.statements)
        both = frozenset((one, other))
        if one != other and both not in seen and (one, other) not in roots:
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
