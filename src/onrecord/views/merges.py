"""The merges behind a claim's origins, each of which a reader may set aside."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.records import Claim, Merge, MergeReason
from onrecord.views.reports import Evidence, Pile, evidence
from onrecord.views.trace import Trace


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """A merge of two reports; ``key`` names it, ``joins`` where the counts would need no other.

    ``evidence`` is left out of merges that join nothing more: there may be thousands.
    """

    key: str
    reports: tuple[int, int]
    reason: MergeReason
    certain: bool
    off: bool
    joins: bool
    evidence: tuple[Evidence, ...]


SPEAKING = (
    MergeReason.SYNDICATION,
    MergeReason.REPUBLISHED,
    MergeReason.WIRE_CREDIT,
    MergeReason.CITED_OUTLET,
    MergeReason.CHAIN_ROOT,
    MergeReason.SAME_UTTERANCE,
    MergeReason.COPIED_WORDS,
    MergeReason.SAME_ARTICLE,
)
"""Reasons, those first whose evidence says most."""


def key(merge: Merge) -> str:
    """Return the name of a merge, the same as long as its reason and statements are."""
    told = " ".join((merge.reason.value, *sorted(merge.statements)))
    return hashlib.sha256(told.encode()).hexdigest()[:8]


def merges(claim: Claim) -> tuple[Merge, ...]:
    """Return every merge of a claim, the certain ones first."""
    return (*(m for group in claim.origins.groups for m in group.merges), *claim.origins.possible)


def numbers(view: Trace) -> dict[str, int]:
    """Return the number of the report that each statement stands in."""
    return {
        wording.telling.statement: report.number
        for report in view.reports
        for wording in report.wordings
    }


def switches(claim: Claim, view: Trace, pile: Pile, off: Iterable[str]) -> tuple[Switch, ...]:
    """Return the merges between reports, those that it takes to join them first."""
    aside, of = frozenset(off), numbers(view)
    between = [merge for merge in merges(claim) if len(_reports(merge, of)) == 2]
    between.sort(key=lambda m: (not m.certain, SPEAKING.index(m.reason), _reports(m, of)))
    joining = set(map(key, _spanning(between, of, aside)))
    made = (_switch(merge, of, pile, aside, joining) for merge in between)
    return tuple(sorted(made, key=lambda one: (not one.joins, not one.certain, one.reports)))


def _reports(merge: Merge, of: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(sorted({of[statement] for statement in merge.statements}))


def _spanning(
    between: Sequence[Merge], of: Mapping[str, int], aside: frozenset[str]
) -> Iterator[Merge]:
    """Yield as many merges as it takes to join what all of them join, and those set aside."""
    part = {number: number for number in of.values()}
    for merge in between:
        one, other = (part[of[statement]] for statement in merge.statements)
        if key(merge) in aside:
            yield merge
        elif one != other:
            yield merge
            part = {number: one if at == other else at for number, at in part.items()}


def _switch(
    merge: Merge, of: Mapping[str, int], pile: Pile, aside: frozenset[str], joining: set[str]
) -> Switch:
    one, other = _reports(merge, of)
    name = key(merge)
    return Switch(
        key=name,
        reports=(one, other),
        reason=merge.reason,
        certain=merge.certain,
        off=name in aside,
        joins=name in joining,
        evidence=tuple(evidence(at, pile) for at in merge.evidence) if name in joining else (),
    )
