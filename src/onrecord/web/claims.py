"""The page of a claim: its reports side by side, its chains, its origins, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from onrecord.claims import counted
from onrecord.claims.origins import partition
from onrecord.ledger import lists
from onrecord.records import Claim, ClaimStatus, Merge
from onrecord.views.chains import Drawing, drawing
from onrecord.views.merges import Switch, key, merges, numbers, switches
from onrecord.views.texts import Heading
from onrecord.views.trace import Trace, trace
from onrecord.views.wording import days
from onrecord.web.reading import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Reports, by number, that rest on one root as the merges stand; ``root`` where it is named."""

    root: str | None
    reports: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPage:
    """A claim with all that it rests on.

    ``trace`` is as the ledger has it; the counts, ``groups`` and ``together`` are what is left when
    the switches that are off are set aside. ``together`` are the groups after every possible merge.
    """

    trace: Trace
    status: ClaimStatus
    grade: str | None
    said: str | None
    headings: tuple[Heading, ...]
    at_least: int
    at_most: int
    groups: tuple[Joined, ...]
    together: tuple[Joined, ...]
    switches: tuple[Switch, ...]
    drawing: Drawing


def page(shelf: Shelf, id: str, off: Sequence[str] = ()) -> ClaimPage | None:
    """Show a claim with the merges of the keys *off* set aside; ``None`` where it is not there."""
    claim = lists.claim(shelf.store, id)
    return shown(shelf, claim, off) if claim else None


def shown(shelf: Shelf, claim: Claim, off: Collection[str] = ()) -> ClaimPage:
    """Show a claim."""
    known = shelf.telling([claim], articles_of(claim))
    view = trace(claim, known)
    aside = [merge for merge in merges(claim) if key(merge) in off]
    at_least, at_most = _counts(claim, aside)
    names = shelf.headings(report.article for report in view.reports)
    return ClaimPage(
        trace=view,
        status=claim.status,
        grade=claim.grade,
        said=days(claim.first_said, claim.last_said),
        headings=tuple(names[report.article] for report in view.reports),
        at_least=at_least,
        at_most=at_most,
        groups=_joined(claim, view, [m for m in merges(claim) if m.certain and m not in aside]),
        together=_joined(claim, view, [m for m in merges(claim) if m not in aside]),
        switches=switches(claim, view, known, off),
        drawing=drawing(view),
    )


def articles_of(claim: Claim) -> set[str]:
    """Return the ids of the articles in which a claim or its evidence stands."""
    places = [at for merge in merges(claim) for at in merge.evidence]
    for member in claim.statements:
        places += [member.at, *(at for hop in member.relay for at in hop.evidence)]
    return {at.article for at in places}


def _counts(claim: Claim, aside: Sequence[Merge]) -> tuple[int, int]:
    """Count the origins; a person's judgement that is in the ledger already holds."""
    if not aside:
        return claim.origins.at_least, claim.origins.at_most
    at_least, at_most = counted(claim.origins, aside)
    return max(at_least, claim.origins.at_least), at_most


def _joined(claim: Claim, view: Trace, held: Iterable[Merge]) -> tuple[Joined, ...]:
    of = numbers(view)
    roots = {id: group.root for group in claim.origins.groups for id in group.statements}
    parts = partition([member.statement for member in claim.statements], held)
    made = (
        Joined(
            root=next((roots[id] for id in part if roots.get(id)), None),
            reports=tuple(sorted({of[id] for id in part})),
        )
        for part in parts
    )
    return tuple(sorted(made, key=lambda one: one.reports))
