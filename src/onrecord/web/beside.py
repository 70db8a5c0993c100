"""What the pile tells beside a page: how words changed on the way, and when a report appeared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.ledger import lists
from onrecord.records import Distortion, DistortionKind
from onrecord.views.reports import Evidence, evidence
from onrecord.views.texts import Heading
from onrecord.views.wording import days
from onrecord.web.reading import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A change of words: ``more`` says more than ``less``, each with its report."""

    kind: DistortionKind
    reason: str
    more: Evidence
    more_in: Heading
    less: Evidence
    less_in: Heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeared:
    """When an undated report appeared by what others tell, why, and their words."""

    days: str | None
    reason: str
    evidence: tuple[Evidence, ...]


def changed(shelf: Shelf, *, claim: str = "", article: str = "") -> tuple[Changed, ...]:
    """Show how the words of a claim, or of an article and others, changed on the way."""
    found = lists.distortions(shelf.store, claim=claim, article=article)
    return tuple(_changed(shelf, found))


def _changed(shelf: Shelf, found: Iterable[Distortion]) -> Iterable[Changed]:
    for one in found:
        articles = (one.a.article, one.b.article)
        pile, names = shelf.pile(articles), shelf.headings(articles)
        yield Changed(
            kind=one.kind,
            reason=one.reason,
            more=evidence(one.a, pile),
            more_in=names[one.a.article],
            less=evidence(one.b, pile),
            less_in=names[one.b.article],
        )


def appeared(shelf: Shelf, article: str) -> Appeared | None:
    """Show when an undated article appeared by what others tell."""
    found = lists.dated(shelf.store, article)
    if found is None:
        return None
    pile = shelf.pile(at.article for at in found.evidence)
    return Appeared(
        days=days(found.published.earliest, found.published.latest),
        reason=found.reason,
        evidence=tuple(evidence(at, pile) for at in found.evidence),
    )
