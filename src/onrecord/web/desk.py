"""The desk: where reading begins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.ledger import lists, overview
from onrecord.ledger.claim_lists import Asked, ListedClaim, chosen, listed_claims
from onrecord.ledger.overview import Counts, Relied
from onrecord.ledger.store import Store
from onrecord.records import Event, Spans
from onrecord.views.disputes import Dispute, disputes
from onrecord.views.strip import Strip, strip
from onrecord.views.texts import Heading
from onrecord.web.kept import Kept
from onrecord.web.reading import heading

SHOWN = 7
"""Lines of each list on the desk; the rest is a page of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """A report that came in; ``number`` grows with every one."""

    number: int
    heading: Heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Somebody from whom reports have words: in how many, and from how many publishers."""

    name: str
    reports: int
    outlets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """An event with the words that tell it; ``reports`` counts those that do."""

    event: Event
    x: float
    article: str
    spans: Spans
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """What is found in a ledger as a whole, and holds until it is made anew."""

    claims: tuple[ListedClaim, ...]
    disputes: tuple[Dispute, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the desk shows. ``strip`` and ``happened`` are empty where no report has a day."""

    counts: Counts
    whole: Whole
    strip: Strip | None
    happened: tuple[Happened, ...]
    came: tuple[Came, ...]


def desk(store: Store, kept: Kept[Whole], known: Kept[tuple[Relied, ...]]) -> Desk:
    """Show what a ledger holds as a whole."""
    line = strip(overview.report_days(store))
    return Desk(
        counts=overview.counts(store),
        whole=kept.get(store, "", lambda: _whole(store, known)),
        strip=line,
        happened=tuple(_happened(store, line)) if line else (),
        came=came(store),
    )


def came(store: Store, after: int = 0) -> tuple[Came, ...]:
    """Return the reports that came in last, *after* the one of that number."""
    found = overview.came_last(store, SHOWN, after)
    names = {one.id: heading(one) for one in lists.listed(store, [id for _, id in found])}
    return tuple(Came(number=number, heading=names[id]) for number, id in found)


def _whole(store: Store, known: Kept[tuple[Relied, ...]]) -> Whole:
    ids = chosen(store, Asked(), 0, SHOWN).ids
    return Whole(
        claims=listed_claims(store, ids),
        disputes=tuple(disputes(store.series()))[:SHOWN],
        sources=_sources(known.get(store, "", lambda: overview.relied(store)))[:SHOWN],
    )


def _sources(relied: Iterable[Relied]) -> tuple[Source, ...]:
    """Return who stands behind most reports, whatever the number of hops between."""
    reports: dict[str, set[str]] = {}
    outlets: dict[str, set[str]] = {}
    for one in relied:
        reports.setdefault(one.on, set()).update(one.articles)
        if one.outlet and one.by:
            outlets.setdefault(one.on, set()).add(one.by)
    found = (
        Source(name=name, reports=len(told), outlets=len(outlets.get(name, ())))
        for name, told in reports.items()
    )
    return tuple(sorted(found, key=lambda one: (-one.reports, -one.outlets, one.name)))


def _happened(store: Store, line: Strip) -> Sequence[Happened]:
    found = overview.events_between(store, line.first, line.last, SHOWN)
    return [
        Happened(
            event=one,
            x=line.x(one.earliest),
            article=one.evidence[0].article,
            spans=one.evidence[0].spans,
            reports=len({at.article for at in one.evidence}),
        )
        for one in found
    ]
