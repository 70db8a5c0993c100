"""Groups: which matched statements say the same thing.

A match says that two statements share words. They are one claim where the shared words are most
of the shorter one, and nothing in what differs speaks against it. Groups never grow along chains:
two join only where every statement of one is compared with every statement of the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from onrecord.claims.members import Link, Member
from onrecord.options import ClaimOptions
from onrecord.records import Modality
from onrecord.text.align import Op, Pairs, kept, matching, script
from onrecord.text.names import Verdict

Group = tuple[Member, ...]
NEGATIONS = frozenset(
    ("not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot")
)
SHORT_EDIT = 4
"""Words of an edit in which a negation or a number speaks against sameness; a longer one is a
clause that one report leaves out."""


def grouped(
    found: Iterable[Member], linked: Iterable[Link], options: ClaimOptions
) -> tuple[Group, ...]:
    """Return all members in groups that say the same thing; most are groups of one.

    The most alike are joined first; ties go by id, so that the order of articles does not count.

    Returns:
        Groups sorted by their first member, members by article and place.
    """
    groups: dict[str, Group] = {m.id: (m,) for m in found}
    pairs = {frozenset((link.s.id, link.t.id)): (link.s, link.t) for link in linked}
    for s, t in sorted(pairs.values(), key=lambda pair: (-likeness(*pair), _ids(*pair))):
        one, other = groups[s.id], groups[t.id]
        if one is other or not _joins(one, other, s, t, options):
            continue
        both = tuple(sorted(one + other, key=lambda m: m.order))
        groups.update((m.id, both) for m in both)
    distinct = {group[0].id: group for group in groups.values()}
    return tuple(sorted(distinct.values(), key=lambda g: g[0].order))


def _ids(s: Member, t: Member) -> tuple[str, str]:
    return min(s.id, t.id), max(s.id, t.id)


def _joins(one: Group, other: Group, s: Member, t: Member, options: ClaimOptions) -> bool:
    """Tell whether *s* and *t* are alike enough to join their groups, and no pair is against it."""
    shared = common(s, t)
    if shared < options.spread * max(len(s.words), len(t.words)):
        return False
    return all(_agree(x, y, options) for x in one for y in other)


def _agree(s: Member, t: Member, options: ClaimOptions) -> bool:
    """Tell whether two statements may be one claim."""
    shared = common(s, t)
    if shared < options.shared * min(len(s.words), len(t.words)):
        return False
    if shared < options.certain and s.speaker(t) is Verdict.DIFFERENT:
        return False
    negated = Modality.NEGATED in {s.statement.modality, t.statement.modality}
    if negated and s.statement.modality is not t.statement.modality:
        return False
    return not contrary(s.words, t.words)


def common(s: Member, t: Member) -> int:
    """Count the words that two statements share, in order and in runs of three or more."""
    return _common(*sorted((s.words, t.words)))


@lru_cache(maxsize=1 << 14)
def _common(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    return kept(one, other)


def likeness(s: Member, t: Member) -> float:
    """Return the words that two statements share over all that either has, 0 to 1."""
    shared = common(s, t)
    return shared / (len(s.words) + len(t.words) - shared)


@lru_cache(maxsize=1 << 14)
def contrary(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether what differs between two wordings is a number or a negation.

    >>> contrary(("it", "has", "4,000", "troops"), ("it", "has", "5,000", "troops"))
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


def _contrary_edit(one: Sequence[str], other: Sequence[str]) -> bool:
    if max(len(one), len(other)) > SHORT_EDIT:
        return False
    ours, theirs = _numbers(one), _numbers(other)
    if ours and theirs and not ours & theirs:
        return True
    return _negations(one) % 2 != _negations(other) % 2


def _numbers(words: Iterable[str]) -> set[str]:
    return {word for word in words if word[0].isdigit()}


def _negations(words: Iterable[str]) -> int:
    return sum(word in NEGATIONS or word.endswith("n't") for word in words)
