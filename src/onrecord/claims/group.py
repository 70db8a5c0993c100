"""Groups: which matched statements say the same thing.

A match says that two statements share words, or say the same in others. Those that share words are
one claim where these are most of the shorter one, and nothing in what differs speaks against it.
Groups never grow along chains: two join only where everything in one is compared with everything in
the other. Nothing may speak against any of these pairs; all of them have to share words, or half of
them at the least where some are reworded.

What is compared are utterances: a statement, or the paragraphs of one quotation where another
report has them in one.

What a person decided goes before everything: statements judged the same are joined first, however
they are worded, and groups that hold two judged different never join.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from onrecord.claims.contrary import Words, contrary, contrary_meaning, names
from onrecord.claims.members import Link, Member
from onrecord.options import ClaimOptions
from onrecord.records import NO_DECISIONS, Decisions, Modality, Pair
from onrecord.text.align import kept
from onrecord.text.names import Verdict

Utterance = tuple[Member, ...]
Group = tuple[Utterance, ...]


def grouped(
    found: Mapping[str, Member],
    linked: Sequence[Link],
    options: ClaimOptions,
    decisions: Decisions = NO_DECISIONS,
) -> tuple[Utterance, ...]:
    """Return all members in groups that say the same thing; most are groups of one.

    The most alike are joined first; ties go by id, so that the order of articles does not count.

    Returns:
        Groups sorted by their first member, members by article and place.
    """
    of = _utterances(found, linked, options)
    reworded = _reworded(of, linked)
    groups: dict[str, Group] = {u[0].id: (u,) for u in of.values()}
    barred = _barred(of, decisions.different)
    bound = _bound(of, groups, decisions.same, barred)
    for one, other in _ranked(of, linked):
        first, second = groups[one[0].id], groups[other[0].id]
        if first is second or _kept_apart(first, second, barred):
            continue
        if not _joins(first, second, one, other, bound, reworded, options):
            continue
        _join(groups, first, second)
    flat = {_flat(group) for group in groups.values()}
    return tuple(sorted(flat, key=lambda group: group[0].order))


def _join(groups: dict[str, Group], first: Group, second: Group) -> None:
    both = first + second
    groups.update((u[0].id, both) for u in both)


def _barred(of: Mapping[str, Utterance], different: Iterable[Pair]) -> frozenset[Pair]:
    """Return the utterances that a person judged different, by the ids of their first members."""
    pairs = [(of[s][0].id, of[t][0].id) for s, t in different if s in of and t in of]
    return frozenset(pair for one, other in pairs for pair in ((one, other), (other, one)))


def _kept_apart(first: Group, second: Group, barred: frozenset[Pair]) -> bool:
    return bool(barred) and any((x[0].id, y[0].id) in barred for x in first for y in second)


def _bound(
    of: Mapping[str, Utterance],
    groups: dict[str, Group],
    same: Iterable[Pair],
    barred: frozenset[Pair],
) -> dict[str, Group]:
    """Join what a person judged the same; return for each utterance those it is held to be.

    They are one for whatever is compared with them later: it has to agree with one of them only.
    """
    for s, t in sorted(same):
        if s not in of or t not in of:
            continue
        first, second = groups[of[s][0].id], groups[of[t][0].id]
        if first is not second and not _kept_apart(first, second, barred):
            _join(groups, first, second)
    return dict(groups)


def _flat(group: Group) -> Utterance:
    return tuple(sorted((m for utterance in group for m in utterance), key=lambda m: m.order))


def _utterances(
    found: Mapping[str, Member], linked: Iterable[Link], options: ClaimOptions
) -> dict[str, Utterance]:
    """Return for each member the utterance that it belongs to.

    Two paragraphs of a quotation are one utterance where one statement of another report has
    most of either.
    """
    beside: dict[str, list[Member]] = {}
    for link in linked:
        beside.setdefault(link.s.id, []).append(link.t)
        beside.setdefault(link.t.id, []).append(link.s)
    of: dict[str, Utterance] = {}
    for id, member in found.items():
        before = of.get(member.statement.continues or "")
        holders = beside.get(id, ())
        joined = before and any(
            all(common((x,), (t,)) >= options.shared * len(x.words) for x in (before[-1], member))
            for t in holders
        )
        whole = (*before, member) if before and joined else (member,)
        of.update((m.id, whole) for m in whole)
    return of


def _ranked(
    of: Mapping[str, Utterance], linked: Iterable[Link]
) -> Iterator[tuple[Utterance, Utterance]]:
    """Yield the matched utterances, the most alike first."""
    pairs = {(link.s.id, link.t.id): (of[link.s.id], of[link.t.id]) for link in linked}
    distinct = {tuple(sorted((x[0].id, y[0].id))): (x, y) for x, y in pairs.values()}
    yield from (distinct[key] for key in sorted(distinct, key=lambda k: (-_like(*distinct[k]), k)))


def _like(one: Utterance, other: Utterance) -> float:
    """Return the words that two utterances share over all that either has, 0 to 1."""
    shared = common(one, other)
    return shared / (len(words(one)) + len(words(other)) - shared)


def _reworded(of: Mapping[str, Utterance], linked: Iterable[Link]) -> frozenset[Pair]:
    """Return the utterances that say the same in other words, both ways."""
    pairs = [(of[k.s.id][0].id, of[k.t.id][0].id) for k in linked if k.reworded]
    return frozenset(pair for one, other in pairs for pair in ((one, other), (other, one)))


def _joins(
    first: Group,
    second: Group,
    one: Utterance,
    other: Utterance,
    bound: Mapping[str, Group],
    reworded: frozenset[Pair],
    options: ClaimOptions,
) -> bool:
    """Tell whether two utterances are alike enough to join their groups, and no pair is against."""
    told = (one[0].id, other[0].id) in reworded
    if not told and common(one, other) < options.spread * max(len(words(one)), len(words(other))):
        return False
    verdicts = [
        max(_compared(a, b, reworded, options) for a in bound[x[0].id] for b in bound[y[0].id])
        for x in first
        for y in second
    ]
    loose = told or _worded(first, reworded) or _worded(second, reworded)
    needed = options.linked if loose else 1.0
    return min(verdicts) > CONTRARY and verdicts.count(ALIKE) >= needed * len(verdicts)


def _worded(group: Group, reworded: frozenset[Pair]) -> bool:
    """Tell whether a group already holds one thing in several wordings."""
    return any((x[0].id, y[0].id) in reworded for x in group for y in group)


CONTRARY, SILENT, ALIKE = 0, 1, 2
"""What comparing two utterances gives: they cannot be one claim, nothing tells, they can."""


def _compared(
    one: Utterance, other: Utterance, reworded: frozenset[Pair], options: ClaimOptions
) -> int:
    """Compare two utterances: may they be one claim?

    "She said that he lied" and "he lied" never are, though one stands within the other.
    """
    if any(_nested(x, y) for x in one for y in other):
        return CONTRARY
    modalities = {one[0].statement.modality, other[0].statement.modality}
    if Modality.NEGATED in modalities and len(modalities) > 1:
        return CONTRARY
    if _contrary_words(one, other, options):
        return CONTRARY
    if (one[0].id, other[0].id) in reworded or _same_words(one, other, options):
        return ALIKE
    against = any(contrary_meaning(x.text, y.text) for x in one for y in other)
    return CONTRARY if against else SILENT


def _same_words(one: Utterance, other: Utterance, options: ClaimOptions) -> bool:
    """Tell whether most of the shorter utterance is in the other, and it is one speaker's."""
    if not _shared(one, other, options):
        return False
    backed = max(common(one, other), overlap(one[0].around, other[0].around))
    return backed >= options.certain or one[0].speaker(other[0]) is not Verdict.DIFFERENT


def _shared(one: Utterance, other: Utterance, options: ClaimOptions) -> bool:
    return common(one, other) >= options.shared * min(len(words(one)), len(words(other)))


def _contrary_words(one: Utterance, other: Utterance, options: ClaimOptions) -> bool:
    """Tell whether what differs between two wordings, or two of their paragraphs, is the sense."""
    called = _names(one) | _names(other)
    if _shared(one, other, options) and contrary(words(one), words(other), called):
        return True
    if len(one) == len(other) == 1:
        return False
    pairs = ((x, y) for x in one for y in other if _shared((x,), (y,), options))
    return any(contrary(x.words, y.words, called) for x, y in pairs)


def _names(utterance: Utterance) -> frozenset[str]:
    return frozenset().union(*(names(member.text) for member in utterance))


def _nested(one: Member, other: Member) -> bool:
    """Tell whether one of two statements is given within the other."""
    return one.id in other.outer or other.id in one.outer


def words(utterance: Utterance) -> Words:
    """Return the folded words of all paragraphs."""
    return tuple(word for member in utterance for word in member.words)


def common(one: Utterance, other: Utterance) -> int:
    """Count the words that two utterances share, in order and in runs of three or more."""
    return overlap(words(one), words(other))


def overlap(one: Words, other: Words) -> int:
    """Count the words that two wordings share, in order and in runs of three or more."""
    return _overlap(*sorted((one, other)))


@lru_cache(maxsize=1 << 14)
def _overlap(one: Words, other: Words) -> int:
    return kept(one, other)
