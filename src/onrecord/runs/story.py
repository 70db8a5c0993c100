"""Making what the whole pile tells: who is who, the timeline, series of figures, distortions.

These look at all articles at once, by what each of them brings. What an article brings is made
once, kept in the ledger beside a hash of what it rests on, and made again only where that changed:
so a report that comes to two thousand is read, and they are not.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, TypeVar

from onrecord.records import (
    Dated,
    Decisions,
    Distortion,
    Entity,
    Event,
    Extraction,
    InArticle,
    Made,
    Match,
    RelayHop,
    Series,
)

if TYPE_CHECKING:
    from onrecord.aliases import Named
    from onrecord.ledger.store import Store

_Brought = TypeVar("_Brought")

Said = Callable[[str], Extraction]
"""What an article says, by its id."""


@dataclass(frozen=True, slots=True)
class Known:
    """The entities, and the statements whose speaker is another one than before."""

    entities: tuple[Entity, ...]
    moved: frozenset[str]


class Story:
    """One making of what the whole pile tells, in the transaction that the caller opened."""

    def __init__(self, store: Store, said: Said, reports: Mapping[str, str]) -> None:
        """Take the articles: what each says, and a hash of it by its id."""
        self._store, self._said, self._reports = store, said, reports

    def entities(self, decisions: Decisions) -> Known:
        """Make the entities; return them, and whose speakers became others by that."""
        from onrecord.aliases import Named, joined, named

        brought = self._brought("names", Named, named)
        before = _members(self._store.entities())
        entities = joined(
            brought.values(),
            self._store.matches(),
            self._store.texts(),
            same_names=decisions.same_names,
            different_names=decisions.different_names,
        )
        self._store.replace_whole(Made(entities=entities), "entities")
        moved = _moved(brought.values(), before, _members(entities))
        return Known(entities, frozenset(moved))

    def rest(self, entities: tuple[Entity, ...], rechained: Collection[str]) -> None:
        """Make what follows from matches, claims and entities.

        Args:
            entities: who is one over the pile.
            rechained: the articles of statements whose claims are others than before.
        """
        matches = self._store.matches()
        dates = self._dates(matches)
        made = Made(
            dates=dates,
            series=self._series(entities, dates, rechained),
            events=self._events(dates),
            distortions=self._distortions(matches),
        )
        self._store.replace_whole(made, "dates", "series", "events", "distortions")

    def _dates(self, matches: tuple[Match, ...]) -> tuple[Dated, ...]:
        from onrecord.timeline import Clues, clues, dated

        return dated(self._brought("clues", Clues, clues).values(), matches)

    def _events(self, dates: Iterable[Dated]) -> tuple[Event, ...]:
        from onrecord.timeline import Happened, happened, joined

        days = {one.article: one.published for one in dates}
        rests = {id: f"{report} {days.get(id)}" for id, report in self._reports.items()}
        read = self._brought(
            "days", Happened, lambda said: happened(said, days.get(said.article.id)), rests
        )
        return joined(read.values())

    def _series(
        self, entities: tuple[Entity, ...], dates: Iterable[Dated], rechained: Collection[str]
    ) -> tuple[Series, ...]:
        from onrecord.series import Counted, Owners, Sought, counted, joined, sought

        found = self._brought("sought", Sought, sought)
        owners = Owners(entities)
        days = {one.article: one.published for one in dates}
        rests = {
            id: f"{self._reports[id]} {owners.among(id, one.names)} {days.get(id)}"
            for id, one in found.items()
            if one.counts
        }
        chains = self._chains()
        read = self._brought(
            "counted",
            Counted,
            lambda said: counted(said, owners, chains(said), days.get(said.article.id)),
            rests,
            again=rechained,
        )
        return joined(read.values(), owners)

    def _chains(self) -> Callable[[Extraction], Mapping[str, tuple[RelayHop, ...]]]:
        """Return a function that returns the chains of an article's statements that claims have."""
        from onrecord.series import chains_of

        def chains(said: Extraction) -> Mapping[str, tuple[RelayHop, ...]]:
            own = [statement.id for statement in said.statements if statement.figures]
            return chains_of(self._store.claims_with(own))

        return chains

    def _distortions(self, matches: Iterable[Match]) -> tuple[Distortion, ...]:
        from onrecord.distortions import Changes, Headline, between, headline, joined

        pairs: dict[str, list[Match]] = {}
        for match in matches:
            pairs.setdefault(f"{match.a.at.article} {match.b.at.article}", []).append(match)
        rests = {
            pair: " ".join((*map(self._reports.__getitem__, pair.split()), *(m.id for m in some)))
            for pair, some in pairs.items()
        }
        changed = self._kept(
            "changes",
            Changes,
            lambda pair: Changes(
                self._said(pair.split()[0]).article,
                tuple(f for match in pairs[pair] for f in between(match, self._said)),
            ),
            rests,
        )
        titles = self._brought("titles", Headline, headline)
        found = [f for pair in changed.values() for f in pair.found]
        found += [f for title in titles.values() for f in title.found]
        return joined(found, self._store.claims_by({s for one in found for s in one.statements}))

    # --- what is kept --------------------------------------------------------------------------

    def _brought(
        self,
        stage: str,
        kind: type[_Brought],
        make: Callable[[Extraction], _Brought],
        rests: Mapping[str, str] | None = None,
        again: Collection[str] = (),
    ) -> dict[str, _Brought]:
        """Return by article, sorted, what each brings to a stage.

        Args:
            stage: its name in the ledger.
            kind: the record that an article brings.
            make: makes it.
            rests: the articles asked for, with all that theirs rests on; all by what they say
                where nothing else is given.
            again: articles whose record is made anew in any case.
        """
        return self._kept(
            stage, kind, lambda id: make(self._said(id)), rests or self._reports, again
        )

    def _kept(
        self,
        stage: str,
        kind: type[_Brought],
        make: Callable[[str], _Brought],
        rests: Mapping[str, str],
        again: Collection[str] = (),
    ) -> dict[str, _Brought]:
        from onrecord.ledger.steps import Part
        from onrecord.serialise import kept, read_kept, shape

        before = self._store.parts(stage)
        bases = {id: hashed(f"{rests[id]} {shape(kind)}".encode()) for id in sorted(rests)}
        new = {
            id: Part(basis, kept(make(id), self._said(id.split()[0]).article))
            for id, basis in bases.items()
            if id in again or id not in before or before[id].basis != basis
        }
        self._store.put_parts(stage, new, before.keys() - bases.keys())
        return {id: read_kept(kind, (new.get(id) or before[id]).part) for id in bases}


def hashed(written: bytes) -> str:
    """Return a hash that tells whether something changed."""
    return blake2b(written, digest_size=16).hexdigest()


def _members(entities: Iterable[Entity]) -> dict[InArticle, str]:
    return {member: entity.id for entity in entities for member in entity.members}


def _moved(
    brought: Iterable[Named], before: Mapping[InArticle, str], now: Mapping[InArticle, str]
) -> Iterator[str]:
    """Yield the statements whose speaker is another one over the pile than before."""
    for one in brought:
        for statement, entity in one.speakers:
            speaker = InArticle(one.article.id, entity)
            if before.get(speaker) != now.get(speaker):
                yield statement
